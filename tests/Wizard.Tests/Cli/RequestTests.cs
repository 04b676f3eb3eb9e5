using Wizard.Cli;
using Wizard.Projects;
using Xunit;

namespace Wizard.Tests.Cli;

public sealed class RequestTests
{
    private static readonly ProjectName StepCa = ProjectName.Parse("step-ca");

    private static IEnumerable<string> Verbs(params string[] words) => new Request(words).Verbs(StepCa).Select(verb => verb.Name);

    [Theory]
    [InlineData(new string[0], true)]
    [InlineData(new[] { "make" }, true)]
    [InlineData(new[] { "config" }, true)]
    [InlineData(new[] { "make", "config" }, true)]
    [InlineData(new[] { "whoami", "config" }, false)]
    public void Without_a_project_the_home_menu_is_meant(string[] words, bool home) => Assert.Equal(home, new Request(words).IsHome);

    [Fact]
    public void The_word_make_may_stand_before_the_project_as_in_the_chapter() =>
        Assert.Equal(["install", "wait"], Verbs("make", "step-ca", "install", "wait"));

    [Fact]
    public void An_unknown_verb_is_refused_before_the_first_one_runs_and_the_nearest_is_offered()
    {
        var error = Assert.Throws<UsageError>(() => Verbs("step-ca", "install", "wiat"));
        Assert.Equal("Did you mean wait?", error.Mend);
    }

    [Fact]
    public void A_verb_of_another_project_is_unknown() =>
        Assert.Throws<UsageError>(() => new Request(["whoami", "inspect-password"]).Verbs(ProjectName.Parse("whoami")));

    [Fact]
    public void Values_come_with_var_before_them_without_it_and_from_make()
    {
        var request = new Request(["step-ca", "reconfigure", "var=A=1", "B=2"]) { MakeVariable = "C=$$(x)" };
        Assert.Equal(["A=1", "B=2", "C=$$(x)"], request.Assignments);
        Assert.Equal(["reconfigure"], request.Verbs(StepCa).Select(verb => verb.Name));
    }

    [Fact]
    public void Values_for_a_verb_that_takes_none_are_refused_and_never_shown()
    {
        var error = Assert.Throws<UsageError>(() => Verbs("step-ca", "install", "STEP_CA_TRAEFIK_HOST=secret.example.com"));
        Assert.Contains("reconfigure var=STEP_CA_TRAEFIK_HOST=", error.Mend, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message + error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_option_is_no_verb() =>
        Assert.Equal("There is no option --foo.", Assert.Throws<UsageError>(() => Verbs("step-ca", "install", "--foo=1")).Message);

    [Fact]
    public void One_service_can_be_named_for_the_logs_and_for_nothing_else()
    {
        Assert.Equal(["logs"], new Request(["step-ca", "logs"]) { Service = "step-ca" }.Verbs(StepCa).Select(verb => verb.Name));
        var error = Assert.Throws<UsageError>(() => new Request(["step-ca", "install"]) { Service = "step-ca" }.Verbs(StepCa));
        Assert.Contains("logs, logs-out", error.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    public void A_backup_is_the_contexts(string verb)
    {
        var request = new Request([verb, "pi.backup"]);
        Assert.Equal("context", request.Project);
        Assert.Equal([verb], request.Verbs(ProjectName.Parse("context")).Select(found => found.Name));
        Assert.Equal(["pi.backup"], request.Arguments);
    }

    [Fact]
    public void A_project_alone_says_what_can_be_done_with_it() =>
        Assert.Contains("config, reconfigure", Assert.Throws<UsageError>(() => Verbs("step-ca")).Mend, StringComparison.Ordinal);

    [Fact]
    public void Status_alone_is_that_of_the_whole_context()
    {
        var request = new Request(["make", "status"]);
        Assert.Equal(("context", "status"), (request.Project, request.Verbs(ProjectName.Parse("context")).Single().Name));
    }

    [Theory]
    [InlineData("whoami", "status")]
    [InlineData("step-ca", "install")]
    public void All_contexts_is_for_the_status_of_all_alone(string project, string verb) =>
        Assert.Throws<UsageError>(() => new Request([project, verb]) { AllContexts = true }.Verbs(ProjectName.Parse(project)));

    [Fact]
    public void All_contexts_and_one_context_exclude_each_other() =>
        Assert.Throws<UsageError>(() => new Request(["status"]) { AllContexts = true, Context = "pi" }.Verbs(ProjectName.Parse("context")));
}
