using Wizard.Projects;
using Xunit;

namespace Wizard.Tests.Projects;

/// <summary>The table of names: CONTRIBUTING.md says the same in words.</summary>
public sealed class NamesTests
{
    private static DeploymentId Id(string project, string instance, string context = "default") =>
        new(ContextName.Parse(context), ProjectName.Parse(project), InstanceName.Parse(instance));

    [Theory]
    [InlineData("step-ca")]
    [InlineData("a")]
    [InlineData("blue-2")]
    public void Small_letters_digits_and_inner_dashes_make_a_name(string name) => Assert.Equal(name, InstanceName.Parse(name).Value);

    [Theory]
    [InlineData("a_b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("A")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\n")]
    [InlineData("a b")]
    [InlineData("ä")]
    public void Anything_else_is_refused(string name)
    {
        Assert.Throws<UsageError>(() => ProjectName.Parse(name));
        Assert.Throws<UsageError>(() => InstanceName.Parse(name));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("projects")]
    [InlineData("")]
    public void A_context_is_never_a_path(string name) => Assert.Throws<UsageError>(() => ContextName.Parse(name));

    [Fact]
    public void A_refused_name_is_shown_without_control_characters() =>
        Assert.DoesNotContain('\x1b', Assert.Throws<UsageError>(() => ProjectName.Parse("\x1b[2J")).Message);

    [Theory]
    [InlineData("whoami", "", "whoami", "whoami_default", "")]
    [InlineData("whoami", "default", "whoami", "whoami_default", "")]
    [InlineData("whoami", "blue-2", "whoami_blue-2", "whoami_blue-2", "-blue-2")]
    public void Every_name_derives_from_project_and_instance(string project, string instance, string compose, string router, string suffix)
    {
        var id = Id(project, instance);
        Assert.Equal((compose, router, suffix), (id.ComposeProject, id.Router, id.UrlSuffix));
    }

    [Fact]
    public void No_two_deployments_share_a_router() => Assert.NotEqual(Id("a-b", "c").Router, Id("a", "b-c").Router);

    [Theory]
    [InlineData("default", "default", "make whoami install")]
    [InlineData("blue", "default", "make whoami install instance=blue")]
    [InlineData("blue", "pi", "make whoami install instance=blue context=pi")]
    public void What_to_type_next_names_instance_and_context(string instance, string context, string command) =>
        Assert.Equal(command, Id("whoami", instance, context).CommandOf("install"));

    [Fact]
    public void A_deployment_keeps_everything_below_its_own_folder()
    {
        var paths = new StateRoot("/state").Of(Id("whoami", "blue-2", "pi"));
        Assert.Equal("/state/pi/whoami/blue-2/.env", paths.EnvFile);
        Assert.Equal("/state/pi/whoami/blue-2/rendered", paths.Rendered);
        Assert.Equal("/state/pi/whoami/blue-2/applied", paths.Applied);
        Assert.Equal("/state/pi/whoami/blue-2/history", paths.History);
        Assert.Equal("/state/pi/whoami/blue-2/certs", paths.Certificates);
        Assert.Equal("/state/pi/context.env", new StateRoot("/state").Of(Id("context", "", "pi")).EnvFile);
    }

    [Fact]
    public void The_state_root_is_WIZARD_HOME_else_deploy_in_the_checkout_else_XDG_DATA_HOME()
    {
        var variables = new Dictionary<string, string> { ["WIZARD_HOME"] = "/w", ["XDG_DATA_HOME"] = "/x", ["HOME"] = "/h" };
        Assert.Equal("/w", StateRoot.Choose(variables.GetValueOrDefault, "/checkout").Path);
        variables.Remove("WIZARD_HOME");
        Assert.Equal("/checkout/deploy", StateRoot.Choose(variables.GetValueOrDefault, "/checkout").Path);
        Assert.Equal("/x/wizard", StateRoot.Choose(variables.GetValueOrDefault, null).Path);
        variables["XDG_DATA_HOME"] = "relative";
        Assert.Equal("/h/.local/share/wizard", StateRoot.Choose(variables.GetValueOrDefault, null).Path);
        variables.Remove("HOME");
        Assert.Throws<UserError>(() => StateRoot.Choose(variables.GetValueOrDefault, null));
    }

    [Fact]
    public void A_state_root_that_everybody_may_write_to_is_no_place_for_keys()
    {
        var folder = Directory.CreateTempSubdirectory("wizard-root-").FullName;
        var root = new StateRoot(folder);
        Assert.Same(root, root.Trusted(Ownership.IsTrusted));
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        var error = Assert.Throws<UserError>(() => root.Trusted(Ownership.IsTrusted));
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("WIZARD_HOME", error.Mend, StringComparison.Ordinal);
        Directory.Delete(folder);
        Assert.Same(root, root.Trusted(Ownership.IsTrusted));
    }
}
