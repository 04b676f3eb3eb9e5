using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public sealed class OwnProjectTests(Server server) : IClassFixture<Server>
{
    private const string Host = "notes.pi.example.com";

    private const string Compose = """
        services:
          notes:
            image: ${NOTES_IMAGE:?set NOTES_IMAGE}
            command: ["--name=${NOTES_NAME}", "--port=8080"]
            user: "65534:65534"
            labels:
              - "traefik.enable=true"
              - "traefik.http.services.${ROUTER}.loadbalancer.server.port=8080"
        """;

    private const string Settings = """
        # @prefix=NOTES @route=http
        # Notes keeps notes.
        # ---

        # The image to run.
        # @type=image @required
        NOTES_IMAGE=traefik/whoami:v1.11.0

        # The domain name of the notes.
        # @type=host @required @example=notes.example.com
        # @ask="Enter the notes domain name" @default="notes${INSTANCE_URL_SUFFIX}.${ROOT_DOMAIN}"
        NOTES_TRAEFIK_HOST=

        # What the notes are called.
        # @type=text @required
        # @ask="Enter a name for the notes"
        NOTES_NAME=

        # The networks that may reach the notes.
        # @type=cidr-list @required
        NOTES_IP_SOURCERANGE=0.0.0.0/0,::/0

        # HTTP Basic Authentication.
        # @type=users @sensitive
        NOTES_HTTP_AUTH=

        # Mutual TLS.
        # @type=bool @required
        NOTES_MTLS_AUTH=false

        # Who may enter.
        # @type=host-list @example=*.clients.notes.example.com
        # @ask="Enter comma separated list of allowed client certificate names (or blank to allow all)"
        NOTES_MTLS_AUTHORIZED_CERTS=

        # Everybody with a certificate may enter.
        # @type=bool @required
        NOTES_MTLS_ALLOW_ALL=false
        """;

    [LabFact]
    public async Task A_folder_and_a_file_of_settings_are_a_project_with_menu_prompts_validation_and_mutual_tls()
    {
        OwnProject.Add(server.Administrator, "notes", Compose, Settings);
        await ConfigureFromTheHomeMenuAsync();
        (await server.Administrator.MakeAsync("notes", "install", "wait")).Succeeded();
        using var client = await server.ClientAsync();
        (await client.AskAsync("foo.clients.pi.example.com")).Succeeded();
        Assert.NotEqual(0, (await Browser.GetAsync(Host)).ExitCode);
        var answer = (await Browser.GetAsync(Host, client, "foo.clients.pi.example.com")).Succeeded().Output;
        Assert.Contains("Name: shopping", answer, StringComparison.Ordinal);
        Assert.Contains("X-Client-Cn: CN=foo.clients.pi.example.com", answer, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task Its_settings_are_checked_and_its_verbs_are_those_of_every_project()
    {
        OwnProject.Add(server.Administrator, "memos", Compose.Replace("NOTES", "MEMOS", StringComparison.Ordinal), Settings.Replace("NOTES", "MEMOS", StringComparison.Ordinal));
        var refused = (await server.Administrator.MakeAsync("memos", "reconfigure", "var=MEMOS_TRAEFIK_HOST=not a host")).MakeFailed();
        Assert.Contains("MEMOS_TRAEFIK_HOST", refused.Errors, StringComparison.Ordinal);
        var unfinished = (await server.Administrator.MakeAsync("memos", "install")).MakeFailed();
        Assert.Contains("make memos config", unfinished.Errors, StringComparison.Ordinal);
        await server.Administrator.ReconfigureAsync("memos", "MEMOS_TRAEFIK_HOST=memos.pi.example.com", "MEMOS_NAME=work");
        (await server.Administrator.MakeAsync("memos", "install", "status")).Succeeded();
        var open = await Browser.GetAsync("memos.pi.example.com");
        Assert.Contains("Name: work", open.Output, StringComparison.Ordinal);
        (await server.Administrator.MakeAsync("memos", "uninstall")).Succeeded();
    }

    private async Task ConfigureFromTheHomeMenuAsync()
    {
        await using var screen = await server.Administrator.OpenAsync(["make"]);
        await screen.WaitForAsync("? Wizard:");
        await screen.PickAsync("notes");
        await screen.WaitForAsync("? Notes:");
        await screen.PressAsync("Enter");
        await screen.WaitForAsync("NOTES_TRAEFIK_HOST: Enter the notes domain name (eg. notes.example.com)");
        await screen.AnswerAsync("not a host");
        await screen.WaitForAsync(": not a host");
        await screen.AnswerAsync(Host);
        await screen.WaitForAsync("NOTES_NAME: Enter a name for the notes");
        await screen.AnswerAsync("shopping");
        await screen.WaitForAsync("Do you want to enable sentry authorization");
        await screen.PickAsync("mTLS");
        await screen.WaitForAsync("NOTES_MTLS_AUTHORIZED_CERTS:");
        await screen.AnswerAsync("*.clients.pi.example.com");
        await screen.WaitForAsync("? Notes:");
        await screen.PressAsync("Escape");
        await screen.WaitForAsync("? Wizard:");
        await screen.PressAsync("Escape");
        Assert.Equal(0, await screen.ExitCodeAsync());
    }
}
