using Wizard.Menus;
using Wizard.Menus.StepCa;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.StepCa;

/// <summary>A project of the administrator's own whose authorized certificates are a plain list of hosts: it knows no exclusions.</summary>
public sealed class HostListTests : IDisposable
{
    private readonly World _world = new();

    public HostListTests()
    {
        Write("templates/notes/compose.yaml", "services: {notes: {image: a}}\n");
        Write("env-dist/notes.env-dist", """
            # @prefix=NOTES @route=http
            # ---

            # Its name.
            # @type=host @required
            NOTES_TRAEFIK_HOST=notes.pi.example.com
            # Who may enter.
            # @type=users @sensitive
            NOTES_HTTP_AUTH=
            # Certificates.
            # @type=bool
            NOTES_MTLS_AUTH=true
            # Names.
            # @type=host-list
            NOTES_MTLS_AUTHORIZED_CERTS=
            # Everybody.
            # @type=bool
            NOTES_MTLS_ALLOW_ALL=false

            """);
    }

    public void Dispose() => _world.Dispose();

    private void Write(string path, string text)
    {
        var full = Path.Combine(_world.Folder, "projects", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private async Task<AllowList> ListAsync(string names, bool all = false)
    {
        await _world.SetAsync("notes", $"NOTES_MTLS_AUTHORIZED_CERTS={names}", $"NOTES_MTLS_ALLOW_ALL={(all ? "true" : "false")}");
        var deployment = _world.With(new ScriptedPrompter([])).Open("notes");
        return new(deployment, SentrySettings.Of(deployment.Catalogue)!);
    }

    [Fact]
    public async Task An_entry_of_its_own_is_taken_out()
    {
        var list = await ListAsync("foo.clients.example.com,bar.clients.example.com");
        Assert.Equal("bar.clients.example.com", list.Without("foo.clients.example.com").Values["NOTES_MTLS_AUTHORIZED_CERTS"]);
    }

    [Theory]
    [InlineData("*.clients.example.com", false)]
    [InlineData("*.clients.example.com,foo.clients.example.com", false)]
    [InlineData("", true)]
    public async Task A_name_that_goes_on_being_admitted_is_said_so_with_what_helps(string names, bool all)
    {
        var list = await ListAsync(names, all);
        Assert.True(list.Admits("foo.clients.example.com"));
        var error = Assert.Throws<UserError>(() => list.Without("foo.clients.example.com"));
        Assert.Contains("notes goes on admitting foo.clients.example.com: NOTES_MTLS_AUTHORIZED_CERTS is of the type host-list", error.Message, StringComparison.Ordinal);
        Assert.Contains("@type=client-names", error.Mend, StringComparison.Ordinal);
    }
}
