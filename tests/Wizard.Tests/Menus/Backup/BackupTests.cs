using System.Text;
using Wizard.Menus;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Tests.Env;
using Xunit;

namespace Wizard.Tests.Menus.Backup;

public sealed class BackupTests : IDisposable
{
    private const string Passphrase = "a long passphrase";
    private static readonly (string, string)[] Twice = [("backup.passphrase", Passphrase), ("backup.passphrase.again", Passphrase)];
    private readonly World _world = new();
    private readonly World _other = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _world.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    private string Backup => _folder["default.backup"];

    [Fact]
    public async Task What_is_backed_up_is_restored_elsewhere_file_for_file()
    {
        await ConfigureAsync();
        var said = await RunAsync(_world, "backup", Twice);
        Assert.Contains(said, line => line.Contains("Docker's volumes", StringComparison.Ordinal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
        await RunAsync(_other, "restore", ("restore.passphrase", Passphrase), ("restore.agree", "yes"));
        Assert.Equal(_world.Files, _other.Files);
        Assert.Equal(_world.EnvFile("whoami"), _other.EnvFile("whoami"));
        Assert.Equal(["default.backup"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task No_secret_can_be_read_in_it()
    {
        await ConfigureAsync();
        await RunAsync(_world, "backup", Twice);
        Assert.DoesNotContain("whoami.example.com", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Backup)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_passphrase_is_refused_and_so_is_one_that_was_mistyped()
    {
        await ConfigureAsync();
        var said = await RunAsync(_world, "backup", ("backup.passphrase", "1234567"), ("backup.passphrase", Passphrase), ("backup.passphrase.again", "another one"), ("backup.passphrase.again", Passphrase));
        Assert.Contains(said, line => line.Contains("at least 8 characters", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("The two differ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_replaced_without_a_yes()
    {
        await ConfigureAsync();
        await File.WriteAllTextAsync(Backup, "precious");
        Assert.Contains("Nothing was written.", await RunAsync(_world, "backup", ("backup.overwrite", "no")));
        Assert.Equal("precious", await File.ReadAllTextAsync(Backup));
        await RunAsync(_world, "backup", [("backup.overwrite", "yes"), .. Twice]);
        Assert.NotEqual("precious", await File.ReadAllTextAsync(Backup));
    }

    [Fact]
    public async Task A_wrong_passphrase_is_told_and_asked_for_again()
    {
        await ConfigureAsync();
        await RunAsync(_world, "backup", Twice);
        var said = await RunAsync(_other, "restore", ("restore.passphrase", "a wrong passphrase"), ("restore.passphrase", Passphrase), ("restore.agree", "yes"));
        Assert.Contains(said, line => line.Contains("That is not the passphrase", StringComparison.Ordinal));
        Assert.Equal(_world.Files, _other.Files);
    }

    [Fact]
    public async Task A_damaged_backup_writes_nothing()
    {
        await ConfigureAsync();
        await RunAsync(_world, "backup", Twice);
        var bytes = await File.ReadAllBytesAsync(Backup);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(Backup, bytes);
        var error = await Assert.ThrowsAsync<UserError>(() => RunAsync(_other, "restore", ("restore.passphrase", Passphrase)));
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        Assert.Empty(_other.Files);
    }

    [Fact]
    public async Task What_is_no_backup_says_so()
    {
        await File.WriteAllTextAsync(Backup, "WHOAMI_TRAEFIK_HOST=whoami.example.com\n");
        var error = await Assert.ThrowsAsync<UserError>(() => RunAsync(_other, "restore", ("restore.passphrase", Passphrase)));
        Assert.Contains("not encrypted with a passphrase", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Newer_settings_are_kept_without_a_yes_of_their_own_also_with_the_option_yes()
    {
        await ConfigureAsync();
        await RunAsync(_world, "backup", Twice);
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=newer.example.com");
        var file = _world.Machine.Store.Root.Of(_world.Machine.Id("whoami", InstanceName.Default)).EnvFile;
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(1));
        var said = await RunAsync(_world, "restore", session => session with { Yes = true }, ("restore.passphrase", Passphrase), ("restore.newer", "no"));
        Assert.Contains("changed  whoami/default/.env (the one here is newer)", said);
        Assert.Equal("newer.example.com", _world.Value("whoami", "WHOAMI_TRAEFIK_HOST"));
        await RunAsync(_world, "restore", session => session with { Yes = true }, ("restore.passphrase", Passphrase), ("restore.newer", "yes"));
        Assert.Equal("whoami.example.com", _world.Value("whoami", "WHOAMI_TRAEFIK_HOST"));
        Assert.Contains(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(file)!, "history")), version => File.ReadAllText(version).Contains("newer.example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_was_revoked_since_the_backup_stays_revoked_and_kept_out()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=foo.example.com,bar.example.com");
        var revoked = Path.Combine(Directory.CreateDirectory(_world.Machine.Store.Root.Of(_world.Machine.Id("step-ca", InstanceName.Default)).Certificates).FullName, "revoked.json");
        await File.WriteAllTextAsync(revoked, Revoked("old.example.com", 1));
        await RunAsync(_world, "backup", Twice);
        await _world.SetAsync("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS=bar.example.com");
        await File.WriteAllTextAsync(revoked, Revoked("foo.example.com", 2));
        var said = await RunAsync(_world, "restore", session => session with { Yes = true }, ("restore.passphrase", Passphrase), ("restore.newer", "yes"));
        Assert.Contains("ATTENTION: whoami admits foo.example.com in the backup. It was revoked since, and stays kept out.", said);
        Assert.Equal("bar.example.com,!foo.example.com", _world.Value("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS"));
        var all = await File.ReadAllTextAsync(revoked);
        Assert.Contains("old.example.com", all, StringComparison.Ordinal);
        Assert.Contains("foo.example.com", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_done_and_does_nothing()
    {
        await ConfigureAsync();
        Assert.Contains("whoami/default/.env", await RunAsync(_world, "backup", session => session with { DryRun = true }));
        Assert.False(File.Exists(Backup));
        await RunAsync(_world, "backup", Twice);
        Assert.Contains("added    whoami/default/.env", await RunAsync(_other, "restore", session => session with { DryRun = true }, ("restore.passphrase", Passphrase)));
        Assert.Empty(_other.Files);
    }

    [Fact]
    public async Task The_backup_of_another_context_goes_only_where_it_is_told_to()
    {
        await ConfigureAsync();
        await RunAsync(_world, "backup", Twice);
        var error = await Assert.ThrowsAsync<UserError>(() => RunAsync(_other, "restore", On("pi"), ("restore.passphrase", Passphrase)));
        Assert.Contains("is a backup of the context default, and this is pi", error.Message, StringComparison.Ordinal);
        var said = await RunAsync(_other, "restore", session => On("pi")(session) with { NamedContext = "pi" }, ("restore.passphrase", Passphrase), ("restore.agree", "yes"));
        Assert.Contains(said, line => line.Contains("it goes to pi", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(_other.Folder, "pi", "whoami", "default", ".env")));
    }

    [Fact]
    public async Task A_restore_that_changes_nothing_says_so()
    {
        await ConfigureAsync();
        await RunAsync(_world, "backup", Twice);
        Assert.Contains(await RunAsync(_world, "restore", ("restore.passphrase", Passphrase)), line => line.StartsWith("Nothing was changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_is_configured_there_is_nothing_to_back_up() =>
        Assert.Contains("nothing to back up", (await Assert.ThrowsAsync<UserError>(() => RunAsync(_world, "backup"))).Message, StringComparison.Ordinal);

    private static Func<Session, Session> On(string context) => session => session with { Machine = session.Machine with { Context = ContextName.Parse(context) } };

    private Task ConfigureAsync() => _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");

    private Task<IReadOnlyList<string>> RunAsync(World world, string verb, params (string, string)[] script) => RunAsync(world, verb, session => session, script);

    private async Task<IReadOnlyList<string>> RunAsync(World world, string verb, Func<Session, Session> how, params (string, string)[] script)
    {
        var prompter = new ScriptedPrompter(script);
        await VerbTable.Require(ProjectLibrary.Context, verb).RunAsync(new(how(world.With(prompter)), ProjectLibrary.Context) { Words = [Backup] }, default);
        Assert.Equal(0, prompter.Left);
        return prompter.Transcript;
    }

    private static string Revoked(string name, int serial) => $$"""[{"name":"{{name}}","serial":"{{serial}}","until":"2099-01-01T00:00:00Z","at":"2026-01-0{{serial}}T00:00:00Z"}]""";
}
