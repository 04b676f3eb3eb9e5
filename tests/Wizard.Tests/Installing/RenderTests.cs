using Wizard.Installing;
using Wizard.Projects;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Installing;

/// <summary>`config-render`: render and check, without an engine.</summary>
public sealed class RenderTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    private async Task<string> RenderAsync(string project)
    {
        await _world.RunAsync(new ScriptedPrompter([]), project, "config-render");
        return await File.ReadAllTextAsync(Path.Combine(_world.Folder, "default", project, "default", "rendered", "dynamic.yml"));
    }

    private async Task<UserError> RefusalAsync(string project) => await Assert.ThrowsAsync<UserError>(() => RenderAsync(project));

    [Fact]
    public async Task Traefik_is_rendered_with_its_plugin_and_without_the_plugins_tests()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=debug");
        await RenderAsync("traefik");
        Assert.Contains("default/traefik/default/rendered/traefik.yml", _world.Files);
        Assert.Contains("default/traefik/default/rendered/plugins-local/src/wizard.local/mtls/.traefik.yml", _world.Files);
        Assert.DoesNotContain(_world.Files, path => path.EndsWith("_test.go", StringComparison.Ordinal));
        Assert.DoesNotContain(_world.Files, path => path.Contains("applied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_rendered_is_for_its_owner_only()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=debug");
        await RenderAsync("traefik");
        var rendered = Path.Combine(_world.Folder, "default", "traefik", "default", "rendered");
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(rendered), 8));
        Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(Path.Combine(rendered, "traefik.yml")), 8));
    }

    [Fact]
    public async Task Rendering_twice_gives_the_same_bytes_and_forgets_what_is_no_longer_meant()
    {
        await _world.TrustStepCaAsync();
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.example.com");
        Assert.Equal(await RenderAsync("whoami"), await RenderAsync("whoami"));
        Assert.Contains(_world.Files, path => path.Contains("whoami/default/rendered/trust/step-ca-", StringComparison.Ordinal));
        await _world.SetAsync("whoami", "WHOAMI_MTLS_AUTH=false");
        await RenderAsync("whoami");
        Assert.DoesNotContain(_world.Files, path => path.Contains("rendered/trust/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_that_is_not_configured_says_how_to_configure_it() =>
        Assert.Contains("make whoami config", (await RefusalAsync("whoami")).Mend, StringComparison.Ordinal);

    [Fact]
    public async Task Every_fault_names_its_setting_and_what_to_do()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com");
        var path = Path.Combine(_world.Folder, "default", "whoami", "default", ".env");
        var broken = (await File.ReadAllTextAsync(path)).Replace("a.example.com", "'a`) || Host(`b'", StringComparison.Ordinal).Replace("WHOAMI_MTLS_AUTH=false", "WHOAMI_MTLS_AUTH=perhaps", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, broken);
        var error = await RefusalAsync("whoami");
        Assert.Contains("WHOAMI_TRAEFIK_HOST", error.Message, StringComparison.Ordinal);
        Assert.Contains("WHOAMI_MTLS_AUTH", error.Message, StringComparison.Ordinal);
        Assert.Contains("reconfigure", error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mutual_TLS_with_an_old_or_unknown_Traefik_is_refused()
    {
        await _world.TrustStepCaAsync();
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.example.com");
        foreach (var image in new[] { "traefik:v3.6.0", "traefik:v3.7.12", "traefik:latest" })
        {
            await _world.SetAsync("traefik", $"TRAEFIK_IMAGE={image}");
            var error = await RefusalAsync("whoami");
            Assert.Contains("TRAEFIK_IMAGE", error.Message, StringComparison.Ordinal);
            Assert.Contains("3.7.13", error.Mend, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_empty_list_of_names_is_an_error_unless_everybody_is_meant()
    {
        await _world.TrustStepCaAsync();
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true");
        Assert.Contains("WHOAMI_MTLS_AUTHORIZED_CERTS", (await RefusalAsync("whoami")).Message, StringComparison.Ordinal);
        await _world.SetAsync("whoami", "WHOAMI_MTLS_ALLOW_ALL=true");
        Assert.Contains("allowAll: true", await RenderAsync("whoami"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_excluded_in_the_env_file_is_denied_by_Traefik()
    {
        await _world.TrustStepCaAsync();
        await RenderAsync("traefik");
        Install("traefik");
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.example.com,!foo.clients.example.com");
        Assert.Contains("deny:\n            - foo.clients.example.com", await RenderAsync("whoami"), StringComparison.Ordinal);
        var plugin = Path.Combine(_world.Folder, "default/traefik/default/applied/plugins-local/src/wizard.local/mtls/mtls.go");
        await File.WriteAllTextAsync(plugin, "package mtls // of an older wizard: json:\"allow,omitempty\" json:\"allowAll,omitempty\" json:\"provisioners,omitempty\"");
        Assert.Contains("would not heed; install Traefik again first", (await RefusalAsync("whoami")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_protection_does_not_leave_the_service_open_without_a_word()
    {
        await _world.TrustStepCaAsync();
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.example.com");
        var path = Path.Combine(_world.Folder, "default", "whoami", "default", ".env");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("WHOAMI_MTLS_AUTH=", "WHOAMI_MTLS_AUHT=", StringComparison.Ordinal));
        var error = await RefusalAsync("whoami");
        Assert.Contains("WHOAMI_MTLS_AUTH does not stand in", error.Message, StringComparison.Ordinal);
        Assert.Contains("Is WHOAMI_MTLS_AUHT meant to be it?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_opens_a_closed_service_says_so_first()
    {
        await _world.TrustStepCaAsync();
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.example.com");
        await RenderAsync("whoami");
        Install("whoami");
        await _world.SetAsync("whoami", "WHOAMI_MTLS_AUTH=false");
        Assert.StartsWith("ATTENTION: whoami becomes open to everybody", new Planner(_world.Machine).Plan(Whoami(), null).Changes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_deployments_on_one_host_are_refused()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=same.example.com");
        await _world.SetAsync("step-ca", "STEP_CA_TRAEFIK_HOST=same.example.com", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS=*.example.com");
        await RenderAsync("whoami");
        Install("whoami");
        Assert.Contains("same.example.com", (await RefusalAsync("step-ca")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_takes_the_Step_CA_that_Traefik_was_installed_with_not_the_one_that_was_only_saved()
    {
        await _world.TrustStepCaAsync();
        await RenderAsync("traefik");
        Install("traefik");
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.example.com");
        var installed = await RenderAsync("whoami");
        await _world.TrustStepCaAsync(); // another authority, saved and not installed
        Assert.Equal(installed, await RenderAsync("whoami"));
    }

    [Fact]
    public async Task What_is_saved_and_not_installed_is_marked_as_different()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com");
        var planner = new Planner(_world.Machine);
        Assert.False(planner.Differs(Whoami()));
        await RenderAsync("whoami");
        Install("whoami");
        Assert.False(planner.Differs(Whoami()));
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=b.example.com");
        Assert.True(planner.Differs(Whoami()));
    }

    private Deployment Whoami() => _world.With(new ScriptedPrompter([])).Open("whoami");

    // what an install leaves behind, without the engine
    private void Install(string project)
    {
        var deployment = _world.With(new ScriptedPrompter([])).Open(project);
        AsInstalled.Record(deployment, RenderedFolder.Read(deployment.Paths.Rendered, _ => true));
    }
}
