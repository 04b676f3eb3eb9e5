using Wizard.Menus;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Installing;

/// <summary>A project is two files and no C#.</summary>
public sealed class OwnProjectTests : IDisposable
{
    private readonly World _world = new();

    public OwnProjectTests()
    {
        Write("templates/notes/compose.yaml", """
            services:
              notes:
                image: ${NOTES_IMAGE:?}
                labels: ["traefik.enable=true", "traefik.http.services.${ROUTER:?}.loadbalancer.server.port=8080"]
            """);
        Write("env-dist/notes.env-dist", """
            # @prefix=NOTES @route=http
            # Notes for everybody.
            # ---

            # The image to run.
            # @type=image @required
            NOTES_IMAGE=example/notes:1.0

            # The domain name of the notes.
            # @type=host @required @example=notes.example.com
            # @ask="Enter the notes domain name" @default="notes${INSTANCE_URL_SUFFIX}.${ROOT_DOMAIN}"
            NOTES_TRAEFIK_HOST=

            # Who may enter with a password.
            # @type=users @sensitive
            NOTES_HTTP_AUTH=

            # Mutual TLS.
            # @type=bool @required
            NOTES_MTLS_AUTH=false

            # The names that may enter.
            # @type=host-list @ask="Enter comma separated list of allowed client certificate names (or blank to allow all)"
            NOTES_MTLS_AUTHORIZED_CERTS=

            # Everybody.
            # @type=bool @required
            NOTES_MTLS_ALLOW_ALL=false
            """);
    }

    public void Dispose() => _world.Dispose();

    private void Write(string path, string text)
    {
        var file = Path.Combine(_world.Folder, "projects", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text + "\n");
    }

    [Fact]
    public void It_stands_among_the_projects() => Assert.Equal(["forward-auth", "notes", "step-ca", "traefik", "whoami"], _world.Machine.Store.Library.Names);

    [Fact]
    public async Task It_is_asked_for_validated_and_put_behind_mutual_TLS()
    {
        await _world.SetAsync("context", "ROOT_DOMAIN=pi.example.com");
        await _world.TrustStepCaAsync();
        var script = new ScriptedPrompter(
        [
            ("home", "notes"), ("notes", "Config"),
            ("NOTES_TRAEFIK_HOST", "not a host"), ("NOTES_TRAEFIK_HOST", "notes.pi.example.com"),
            ("NOTES_SENTRY", "Yes, with Mutual TLS (mTLS)"), ("NOTES_MTLS_AUTHORIZED_CERTS", "*.clients.pi.example.com"),
        ]);
        await HomeMenu.RunAsync(_world.With(script), default);
        Assert.Equal(0, script.Left);
        Assert.Contains(script.Transcript, line => line.StartsWith("NOTES_TRAEFIK_HOST: \"not a host\" holds a blank", StringComparison.Ordinal));
        await _world.RunAsync(new ScriptedPrompter([]), "notes", "config-render");
        var rendered = await File.ReadAllTextAsync(Path.Combine(_world.Folder, "default/notes/default/rendered/dynamic.yml"));
        Assert.Contains("Host(`notes.pi.example.com`)", rendered, StringComparison.Ordinal);
        Assert.Contains("service: notes_default@docker", rendered, StringComparison.Ordinal);
        Assert.Contains("RequireAndVerifyClientCert", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public void It_cannot_take_the_place_of_the_contexts_own_settings()
    {
        Write("templates/context/compose.yaml", "services: {}");
        Write("env-dist/context.env-dist", "# @prefix=EVIL\n# ---\n");
        Assert.DoesNotContain("context", _world.Machine.Store.Library.Names);
    }

    [Theory]
    [InlineData("labels: [\"traefik.http.routers.notes.rule=Host(`notes.example.com`)\"]")]
    [InlineData("labels: {Traefik.TCP.Routers.x.rule: HostSNI(`*`)}")]
    public async Task It_cannot_open_a_way_of_its_own_past_mutual_TLS(string labels)
    {
        await _world.SetAsync("notes", "NOTES_TRAEFIK_HOST=notes.example.com");
        Write("templates/notes/compose.yaml", $"services:\n  notes:\n    image: a\n    {labels}");
        var error = await Assert.ThrowsAsync<UserError>(() => _world.RunAsync(new ScriptedPrompter([]), "notes", "config-render"));
        Assert.Contains("declares a router in a label", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_volumes_are_no_other_instances()
    {
        await _world.SetAsync("notes", "NOTES_TRAEFIK_HOST=notes.example.com");
        Write("templates/notes/compose.yaml", "services:\n  notes:\n    image: ${NOTES_IMAGE}\nvolumes:\n  blue_data: {}\n  data:\n");
        var error = await Assert.ThrowsAsync<UserError>(() => _world.RunAsync(new ScriptedPrompter([]), "notes", "config-render"));
        Assert.EndsWith("Call it blue-data.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_about_routers_is_no_router()
    {
        await _world.SetAsync("notes", "NOTES_TRAEFIK_HOST=notes.example.com");
        Write("templates/notes/compose.yaml", "# not here: traefik.http.routers.x.rule\nservices:\n  notes:\n    image: a");
        await _world.RunAsync(new ScriptedPrompter([]), "notes", "config-render");
    }
}
