using Wizard.Menus;
using Wizard.Projects;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Lifecycle;

public sealed class ConfigEditTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    private string Path => _workshop.World.Machine.Store.Root.Of(_workshop.World.Machine.Id("whoami", InstanceName.Default)).EnvFile;

    private string Rejected => $"{Path}.rejected";

    private string Text => _workshop.World.EnvFile("whoami");

    [Fact]
    public async Task A_good_edit_is_shown_agreed_to_and_saved_with_the_version_before_it_kept()
    {
        await _workshop.InstalledAsync();
        var before = Text;
        Edits("WHOAMI_NAME=default", "WHOAMI_NAME=blue # by hand");
        var told = await _workshop.RunAsync("config-edit", ("whoami.agree", "yes"));
        Assert.Contains("WHOAMI_NAME: default -> blue", told);
        Assert.Contains("WHOAMI_NAME=blue # by hand", Text, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Assert.Single(Directory.GetFiles(_workshop.Open().Paths.History))));
        Assert.Empty(Drafts());
    }

    [Fact]
    public async Task The_copy_is_readable_by_its_owner_only_and_lies_beside_the_file()
    {
        await _workshop.InstalledAsync();
        (string? Folder, UnixFileMode Mode) copy = default;
        _workshop.Programs.Edit = file => copy = (System.IO.Path.GetDirectoryName(file), File.GetUnixFileMode(file));
        await _workshop.RunAsync("config-edit");
        Assert.Equal((System.IO.Path.GetDirectoryName(Path), OwnerOnly), copy);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_says_so()
    {
        await _workshop.InstalledAsync();
        Assert.Contains("Nothing changed.", await _workshop.RunAsync("config-edit"));
        Assert.Empty(Drafts());
    }

    [Theory]
    [InlineData("WHOAMI_TRAEFIK_HOST=not a host", "WHOAMI_TRAEFIK_HOST")]
    [InlineData("WHOAMI_TRAEFIK_HOST='unfinished", ".env.rejected, line ")]
    public async Task A_bad_edit_is_kept_beside_and_the_file_is_untouched(string line, string fault)
    {
        await _workshop.InstalledAsync();
        var before = Text;
        Edits($"WHOAMI_TRAEFIK_HOST={Workshop.Host}", line);
        var error = await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("config-edit"));
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.Contains(Rejected, error.Mend, StringComparison.Ordinal);
        Assert.Equal(before, Text);
        Assert.Contains(line, File.ReadAllText(Rejected), StringComparison.Ordinal);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Rejected));
        Assert.Equal([".env.rejected"], Drafts());
    }

    [Fact]
    public async Task The_next_edit_goes_on_with_the_one_that_was_refused()
    {
        await _workshop.InstalledAsync();
        Edits($"WHOAMI_TRAEFIK_HOST={Workshop.Host}", "WHOAMI_TRAEFIK_HOST=not a host");
        await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("config-edit"));
        Edits("WHOAMI_TRAEFIK_HOST=not a host", "WHOAMI_TRAEFIK_HOST=other.example.com");
        await _workshop.RunAsync("config-edit", ("whoami.config-edit.go-on", "yes"), ("whoami.agree", "yes"));
        Assert.Equal("other.example.com", _workshop.World.Value("whoami", "WHOAMI_TRAEFIK_HOST"));
        Assert.Empty(Drafts());
    }

    [Fact]
    public async Task An_edit_that_was_begun_before_a_revocation_does_not_let_the_name_in_again()
    {
        await _workshop.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=foo.example.com,bar.example.com");
        Edits("WHOAMI_NAME=default", "WHOAMI_NAME='unfinished");
        await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("config-edit"));
        await _workshop.World.SetAsync("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS=bar.example.com");
        Revoke("foo.example.com");
        Edits("WHOAMI_NAME='unfinished", "WHOAMI_NAME=finished");
        var told = await _workshop.RunAsync("config-edit", ("whoami.config-edit.go-on", "yes"), ("whoami.agree", "yes"));
        Assert.Contains("foo.example.com was revoked, and stays kept out.", told);
        Assert.Contains("The settings were changed since: to go on would take that back.", told);
        Assert.Equal("bar.example.com,!foo.example.com", _workshop.World.Value("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS"));
    }

    [Fact]
    public async Task An_old_edit_that_is_only_looked_at_stays_old()
    {
        await _workshop.InstalledAsync();
        Edits("WHOAMI_NAME=default", "WHOAMI_NAME='unfinished");
        await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("config-edit"));
        var begun = DateTime.UtcNow.AddHours(-1);
        File.SetLastWriteTimeUtc(Rejected, begun);
        _workshop.Programs.Edit = _ => { };
        await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("config-edit", ("whoami.config-edit.go-on", "yes")));
        Assert.Equal(begun, File.GetLastWriteTimeUtc(Rejected), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_revoked_name_that_a_new_edit_admits_is_pointed_out()
    {
        await _workshop.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=bar.example.com");
        Revoke("foo.example.com");
        Edits("WHOAMI_MTLS_AUTHORIZED_CERTS=bar.example.com", "WHOAMI_MTLS_AUTHORIZED_CERTS=foo.example.com");
        Assert.Contains("ATTENTION: foo.example.com was revoked, and is admitted again.", await _workshop.RunAsync("config-edit", ("whoami.agree", "yes")));
        Assert.Equal("foo.example.com", _workshop.World.Value("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS"));
    }

    [Fact]
    public async Task What_was_saved_in_an_editor_that_failed_is_not_lost_and_nothing_else_is_left()
    {
        await _workshop.InstalledAsync();
        _workshop.Programs.Edit = file =>
        {
            File.AppendAllText(file, "# an hour of work\n");
            foreach (var beside in new[] { $"{file}~", System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, $".{System.IO.Path.GetFileName(file)}.swp") }) File.WriteAllText(beside, "x");
        };
        _workshop.Programs.ExitCode = 1;
        await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("config-edit"));
        Assert.EndsWith("# an hour of work\n", File.ReadAllText(Rejected), StringComparison.Ordinal);
        Assert.Equal([".env.rejected"], Drafts());
    }

    [Theory]
    [InlineData("no")]
    [InlineData(ScriptedPrompter.Back)]
    public async Task An_edit_that_is_not_agreed_to_is_not_lost(string answer)
    {
        await _workshop.InstalledAsync();
        var before = Text;
        Edits("WHOAMI_NAME=default", "WHOAMI_NAME=blue");
        await _workshop.RunAsync("config-edit", ("whoami.agree", answer));
        Assert.Equal(before, Text);
        Assert.Contains("WHOAMI_NAME=blue", File.ReadAllText(Rejected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_what_the_editor_is_for()
    {
        await _workshop.InstalledAsync();
        File.AppendAllText(Path, "WHOAMI_NAME='unfinished\n");
        var broken = Text;
        Edits("WHOAMI_NAME='unfinished", "WHOAMI_NAME=mended");
        var told = await _workshop.RunAsync("config-edit", ("whoami.agree", "yes"));
        Assert.Contains(told, line => line.Contains($"{Path}, line ", StringComparison.Ordinal));
        Assert.Contains("WHOAMI_NAME: default -> mended", told);
        Assert.Equal(broken.Replace("'unfinished", "mended", StringComparison.Ordinal), Text);
        Assert.Contains(Directory.GetFiles(_workshop.Open().Paths.History), version => File.ReadAllText(version) == broken);
    }

    [Fact]
    public async Task The_menu_of_a_project_whose_file_cannot_be_read_leads_to_what_mends_it()
    {
        await _workshop.InstalledAsync();
        File.AppendAllText(Path, "WHOAMI_NAME='unfinished\n");
        Edits("WHOAMI_NAME='unfinished", "WHOAMI_NAME=mended");
        var script = new ScriptedPrompter([("home", "whoami"), ("whoami", "Edit the settings"), ("whoami.agree", "yes"), ("whoami", "Install (make install)"), ("whoami.agree", "no"), ("whoami", ScriptedPrompter.Back)]);
        await HomeMenu.RunAsync(_workshop.With(script), default);
        Assert.Equal("mended", _workshop.World.Value("whoami", "WHOAMI_NAME"));
    }

    [Fact]
    public async Task Undo_goes_back_from_a_file_that_cannot_be_read()
    {
        await _workshop.InstalledAsync();
        await _workshop.World.SetAsync("whoami", "WHOAMI_NAME=two");
        File.AppendAllText(Path, "WHOAMI_NAME='unfinished\n");
        await _workshop.RunAsync("undo", ("whoami.undo", "1"), ("whoami.agree", "yes"));
        Assert.Equal("default", _workshop.World.Value("whoami", "WHOAMI_NAME"));
    }

    [Fact]
    public async Task Settings_of_the_context_that_cannot_be_read_leave_the_home_menu_to_mend_them_in()
    {
        await _workshop.World.SetAsync("context", "ROOT_DOMAIN=pi.example.com");
        var file = System.IO.Path.Combine(_workshop.World.Folder, "default", "context.env");
        File.AppendAllText(file, "ROOT_DOMAIN='unfinished\n");
        Edits("ROOT_DOMAIN='unfinished", "ROOT_DOMAIN=mended.example.com");
        await HomeMenu.RunAsync(_workshop.With(new ScriptedPrompter([("home", "Edit the settings"), ("context.agree", "yes"), ("home", "Exit (ESC)")])), default);
        Assert.Equal("mended.example.com", _workshop.World.Value("context", "ROOT_DOMAIN"));
        Assert.Equal(["context.env"], Directory.GetFiles(System.IO.Path.GetDirectoryName(file)!).Select(System.IO.Path.GetFileName).Where(name => name!.StartsWith("context", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_an_install_would_refuse_is_said_when_it_is_saved()
    {
        await _workshop.InstalledAsync();
        Edits("WHOAMI_MTLS_AUTH=false", "WHOAMI_MTLS_AUTH=true");
        Assert.Contains(await _workshop.RunAsync("config-edit", ("whoami.agree", "yes")), line => line.StartsWith("ATTENTION: an install would refuse this: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Protection_counts_at_once_and_is_not_to_be_applied()
    {
        await _workshop.InstalledAsync();
        Edits("WHOAMI_INSTANCE_PROTECTION=false", "WHOAMI_INSTANCE_PROTECTION=true");
        Assert.DoesNotContain("To apply: make whoami install", await _workshop.RunAsync("config-edit", ("whoami.agree", "yes")));
    }

    [Fact]
    public async Task A_broken_file_that_stays_broken_is_untouched_and_the_edit_is_kept()
    {
        await _workshop.InstalledAsync();
        File.AppendAllText(Path, "WHOAMI_NAME='unfinished\n");
        var broken = Text;
        Edits("WHOAMI_NAME='unfinished", "WHOAMI_NAME='still");
        Assert.Contains(Rejected, (await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("config-edit"))).Mend, StringComparison.Ordinal);
        Assert.Equal(broken, Text);
    }

    [Fact]
    public async Task What_somebody_else_wrote_meanwhile_is_not_overwritten()
    {
        await _workshop.InstalledAsync();
        _workshop.Programs.Edit = file =>
        {
            File.AppendAllText(file, "# mine\n");
            File.AppendAllText(Path, "# somebody else's\n");
        };
        var error = await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("config-edit", ("whoami.agree", "yes")));
        Assert.Contains("changed by somebody else", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("# somebody else's\n", Text, StringComparison.Ordinal);
        Assert.EndsWith("# mine\n", File.ReadAllText(Rejected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_that_fails_changes_nothing()
    {
        await _workshop.InstalledAsync();
        Edits("WHOAMI_NAME=default", "WHOAMI_NAME=blue");
        _workshop.Programs.ExitCode = 1;
        var before = Text;
        Assert.Contains("exit code 1", (await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("config-edit"))).Message, StringComparison.Ordinal);
        Assert.Equal(before, Text);
    }

    [Fact]
    public async Task Secrets_are_masked_in_what_is_agreed_to_and_an_unknown_name_is_pointed_out()
    {
        await _workshop.InstalledAsync();
        Edits("WHOAMI_HTTP_AUTH=", $"WHOAMI_HTTP_AUTH='alice:{BCrypt.Net.BCrypt.HashPassword("x", 4)}'\nWHOAMI_NAM=x");
        var told = await _workshop.RunAsync("config-edit", ("whoami.agree", "no"));
        Assert.Contains("WHOAMI_HTTP_AUTH: (blank) -> ********", told);
        Assert.Contains("ATTENTION: WHOAMI_NAM is no setting of whoami. Did you mean WHOAMI_NAME?", told);
    }

    [Theory]
    [InlineData("code --wait", null, "code --wait ")]
    [InlineData(null, "nano", "nano ")]
    [InlineData("  ", "vi -u NONE", "vi -u NONE ")]
    public async Task The_editor_is_the_users_and_may_have_arguments(string? visual, string? editor, string start)
    {
        await _workshop.InstalledAsync();
        _workshop.Environment.Remove("EDITOR");
        if (visual is not null) _workshop.Environment["VISUAL"] = visual;
        if (editor is not null) _workshop.Environment["EDITOR"] = editor;
        await _workshop.RunAsync("config-edit");
        Assert.StartsWith(start, Assert.Single(_workshop.Programs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_editor_it_says_how_to_name_one()
    {
        await _workshop.InstalledAsync();
        _workshop.Environment.Remove("EDITOR");
        Assert.Contains("export EDITOR=", (await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("config-edit"))).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_opens_no_editor()
    {
        _workshop.World.DryRun = true;
        await _workshop.RunAsync("config-edit");
        Assert.Empty(_workshop.Programs.Lines);
        Assert.Empty(_workshop.World.Files);
    }

    [Fact]
    public async Task Prepared_answers_are_no_terminal_to_edit_on()
    {
        await _workshop.InstalledAsync();
        var answers = new AnswersPrompter(AnswerBook.Parse("{}", "answers"), new Wizard.Tests.Prompting.Lines());
        Assert.Contains("needs a terminal", (await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync(answers, "whoami", "config-edit"))).Message, StringComparison.Ordinal);
        Assert.Empty(Drafts());
    }

    private void Edits(string old, string now) => _workshop.Programs.Edit = file => File.WriteAllText(file, File.ReadAllText(file).Replace($"{old}\n", $"{now}\n", StringComparison.Ordinal));

    private IEnumerable<string?> Drafts() => Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Select(System.IO.Path.GetFileName).Where(name => name != ".env");

    private void Revoke(string name)
    {
        var folder = Directory.CreateDirectory(_workshop.Open("step-ca").Paths.Certificates).FullName;
        File.WriteAllText(System.IO.Path.Combine(folder, "revoked.json"), $$"""[{"name":"{{name}}","serial":"1","until":"2099-01-01T00:00:00Z","at":"2026-01-01T00:00:00Z"}]""");
    }
}
