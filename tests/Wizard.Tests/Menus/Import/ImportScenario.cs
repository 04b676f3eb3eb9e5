using Wizard.Cli;
using Wizard.Menus;
using Wizard.Projects;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Import;

/// <summary>Moving from d.rymcg.tech: three files, and Traefik's configuration out of them.</summary>
public sealed class ImportScenario : IDisposable
{
    private const string Traefik = """
        ## my own notes
        TRAEFIK_IMAGE=traefik:v3.6
        TRAEFIK_LOG_LEVEL=debug
        TRAEFIK_WEB_ENTRYPOINT_ENABLED=true
        TRAEFIK_WEBSECURE_ENTRYPOINT_HOST=192.168.1.2
        TRAEFIK_WEBSECURE_ENTRYPOINT_PORT=8443
        TRAEFIK_WEBSECURE_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS=10.13.16.1/32
        TRAEFIK_STEP_CA_ENDPOINT=https://ca.pi.example.net
        TRAEFIK_STEP_CA_FINGERPRINT=xxxxxxxxxxxxxxxxxxxx
        TRAEFIK_VPN_SERVER_SECRET=very-secret
        """;

    private const string Whoami = """
        WHOAMI_TRAEFIK_HOST=whoami.pi.example.net
        WHOAMI_INSTANCE=
        WHOAMI_IP_SOURCERANGE=192.168.0.0/16
        WHOAMI_HTTP_AUTH='anna:$$2y$$05$$abcdefghijklmnopqrstuuHk1JmZ1c0yXN6mJw3yQpWv2D7rL9bSe'
        WHOAMI_OAUTH2=no
        WHOAMI_UID=54321
        """;

    private const string StepCa = "STEP_CA_TRAEFIK_HOST=ca.pi.example.net\nSTEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS=*.clients.pi.example.net\nSTEP_CA_INIT_REMOTE_MANAGEMENT=false\n";

    private readonly World _world = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-import-").FullName;

    public void Dispose()
    {
        _world.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Write(string project, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, project)).FullName, ".env_default_default");
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public async Task Three_files_are_typed_and_Traefik_is_rendered_from_what_they_say()
    {
        var request = new Request(["import", Write("traefik", Traefik), Write("step-ca", StepCa), Write("whoami", Whoami)]);
        var verb = Assert.Single(request.Verbs(ProjectName.Parse(request.Project)));
        var prompter = new ScriptedPrompter([]);
        await verb.RunAsync(new(_world.With(prompter), request.Project) { Words = request.Arguments }, default);

        Assert.Contains("line 9: TRAEFIK_STEP_CA_FINGERPRINT holds an example and no value of yours.", prompter.Transcript);
        Assert.Contains("line 10: TRAEFIK_VPN_SERVER_SECRET is not understood.", prompter.Transcript);
        Assert.Contains("line 3: STEP_CA_INIT_REMOTE_MANAGEMENT is not understood.", prompter.Transcript);
        Assert.Contains("line 6: WHOAMI_UID is not understood.", prompter.Transcript);
        Assert.DoesNotContain(prompter.Transcript, line => line.Contains("very-secret", StringComparison.Ordinal) || line.Contains("$2y$", StringComparison.Ordinal));
        Assert.Equal("ca.pi.example.net", _world.Value("step-ca", "STEP_CA_TRAEFIK_HOST"));

        await _world.RunAsync(new ScriptedPrompter([]), "traefik", "config-render");
        await _world.RunAsync(new ScriptedPrompter([]), "whoami", "config-render");
        Assert.Contains("address: \"192.168.1.2:8443\"", Rendered("traefik", "traefik.yml"), StringComparison.Ordinal);
        Assert.Contains("level: DEBUG", Rendered("traefik", "traefik.yml"), StringComparison.Ordinal);
        Assert.Contains("- 10.13.16.1/32", Rendered("traefik", "traefik.yml").Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("rule: \"Host(`whoami.pi.example.net`)\"", Rendered("whoami", "dynamic.yml"), StringComparison.Ordinal);
        Assert.Contains("anna:$2y$05$abcdefghijklmnopqrstuu", Rendered("whoami", "dynamic.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_menu_a_file_is_taken_over_as_the_deployment_that_the_title_line_names()
    {
        var file = Path.Combine(_folder, "whoami.env");
        await File.WriteAllTextAsync(file, Whoami);
        var menus = new ScriptedPrompter([("home", "whoami"), ("whoami", "Admin"), ("whoami.admin", "Import an .env file of d.rymcg.tech (make import)"), ("import.file", "nowhere"), ("import.file", file)]);
        await HomeMenu.RunAsync(_world.With(menus), default);
        Assert.Contains("There is no file nowhere.", menus.Transcript);
        Assert.Equal("whoami.pi.example.net", _world.Value("whoami", "WHOAMI_TRAEFIK_HOST"));
    }

    [Fact]
    public async Task A_file_of_another_project_is_refused_where_a_project_was_named()
    {
        var error = await Assert.ThrowsAsync<UserError>(() => VerbTable.Require("whoami", "import").RunAsync(new(_world.With(new ScriptedPrompter([])), "whoami") { Words = [Write("step-ca", StepCa)] }, default));
        Assert.Contains("is a file of step-ca, not of whoami", error.Message, StringComparison.Ordinal);
    }

    private string Rendered(string project, string file) => File.ReadAllText(Path.Combine(_world.Folder, "default", project, "default", "rendered", file));
}
