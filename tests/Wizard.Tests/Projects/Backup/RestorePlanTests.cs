using System.Text;
using Wizard.Projects;
using Wizard.Projects.Backup;
using Wizard.Tests.Env;
using Xunit;

namespace Wizard.Tests.Projects.Backup;

public sealed class RestorePlanTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly StateArchive Archive = new(ContextName.Parse("pi"),
    [
        File("context.env", "ROOT_DOMAIN=pi.example.com\n"), File("whoami/default/.env", "A=1\n"), File("whoami/default/applied/.env", "A=1\n"),
        File("whoami/default/applied/dynamic.yml", "http: {}\n"), File("whoami/default/certs/a.key", "key"),
    ]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private RestorePlan Plan => RestorePlan.Of(Archive, _folder.Path);

    [Fact]
    public void Into_an_empty_folder_everything_is_added_and_what_is_written_is_the_owners_alone()
    {
        Plan.CarryOut(Noon);
        Assert.Equal(Archive.Files.Select(file => file.Path), StateFolder.Read(_folder.Path).Files.Select(file => file.Path));
        Assert.All(Archive.Files, file => Assert.Equal(file.Content, System.IO.File.ReadAllBytes(_folder[file.Path])));
        Assert.All(Archive.Files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(_folder[file.Path])));
        Assert.All(Directory.EnumerateDirectories(_folder.Path, "*", SearchOption.AllDirectories), folder => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(folder)));
        Assert.Empty(Plan.Steps);
    }

    [Fact]
    public void The_settings_come_after_what_they_name_and_the_record_of_the_install_last() =>
        Assert.Equal(["whoami/default/certs/a.key", "context.env", "whoami/default/.env", "whoami/default/applied/dynamic.yml", "whoami/default/applied/.env"], Plan.Steps.Select(step => step.Path));

    [Fact]
    public void What_was_written_after_the_backup_and_differs_is_newer()
    {
        Put("whoami/default/.env", "A=2\n", Noon.AddMinutes(1));
        Put("whoami/default/certs/a.key", "key", Noon.AddMinutes(1));
        Put("context.env", "ROOT_DOMAIN=old.example.com\n", Noon.AddDays(-1));
        Assert.Equal(["changed  whoami/default/.env (the one here is newer)"], Plan.Newer.Select(step => $"{step}"));
        Assert.Contains("changed  context.env", Plan.Lines);
        Assert.DoesNotContain(Plan.Lines, line => line.Contains("a.key", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_that_are_replaced_go_into_the_history_once()
    {
        Put("whoami/default/.env", "A=2\n", Noon);
        Plan.CarryOut(Noon);
        Put("whoami/default/.env", "A=2\n", Noon); // as where it was stopped before the file itself was written
        Plan.CarryOut(Noon.AddMinutes(1));
        var kept = Assert.Single(Directory.GetFiles(_folder["whoami/default/history"]));
        Assert.Equal("A=2\n", System.IO.File.ReadAllText(kept));
        Assert.Equal("A=1\n", System.IO.File.ReadAllText(_folder["whoami/default/.env"]));
    }

    [Fact]
    public void Stopped_anywhere_the_same_restore_again_does_the_rest()
    {
        for (var done = 0; done <= Archive.Files.Count; done++)
        {
            using var other = new TemporaryFolder();
            var plan = RestorePlan.Of(Archive, other.Path);
            (plan with { Steps = [.. plan.Steps.Take(done)] }).CarryOut(Noon);
            RestorePlan.Of(Archive, other.Path).CarryOut(Noon);
            Assert.Empty(RestorePlan.Of(Archive, other.Path).Steps);
        }
    }

    [Fact]
    public void The_record_of_what_is_installed_here_stays_and_a_restore_of_before_makes_nothing_live()
    {
        Put("whoami/default/applied/.env", "A=2\n", Noon);
        Put("whoami/default/applied/dynamic.yml", "http: {routers: {}}\n", Noon);
        Assert.DoesNotContain(Plan.Lines, line => line.Contains("applied", StringComparison.Ordinal));
        Plan.CarryOut(Noon);
        Assert.Equal("A=2\n", System.IO.File.ReadAllText(_folder["whoami/default/applied/.env"]));
        Assert.Equal("A=1\n", System.IO.File.ReadAllText(_folder["whoami/default/.env"]));
    }

    [Fact]
    public void What_was_changed_again_since_it_was_agreed_to_is_another_plan()
    {
        Put("whoami/default/.env", "A=2\n", Noon.AddMinutes(1));
        var agreed = Plan;
        Assert.True(Plan.IsAs(agreed));
        Put("whoami/default/.env", "A=3\n", Noon.AddMinutes(1));
        Assert.Equal(Plan.Lines, agreed.Lines);
        Assert.False(Plan.IsAs(agreed));
    }

    [Fact]
    public void What_has_no_room_is_said_before_anything_is_written()
    {
        Directory.CreateDirectory(_folder["whoami/default/.env"]);
        Assert.Contains("directory", Assert.Throws<UserError>(() => Plan).Message, StringComparison.Ordinal);
        Directory.Delete(_folder["whoami/default/.env"]);
        Put("whoami/default/certs", "a file", Noon);
        Assert.Contains("certs is no folder", Assert.Throws<UserError>(() => Plan).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_install_that_was_stopped_left_in_applied_goes_and_everything_else_stays()
    {
        Put("whoami/default/applied/later.pem", "x", Noon.AddDays(1));
        Put("whoami/default/own-notes.txt", "x", Noon);
        Put("traefik/default/.env", "B=1\n", Noon);
        Assert.Equal(["removed  whoami/default/applied/later.pem"], Plan.Newer.Select(step => $"{step}"));
        Plan.CarryOut(Noon);
        Assert.False(System.IO.File.Exists(_folder["whoami/default/applied/later.pem"]));
        Assert.True(System.IO.File.Exists(_folder["whoami/default/own-notes.txt"]));
        Assert.True(System.IO.File.Exists(_folder["traefik/default/.env"]));
    }

    [Fact]
    public void A_link_in_the_place_of_a_file_is_not_written_through()
    {
        Put("elsewhere", "untouched", Noon);
        Directory.CreateDirectory(_folder["whoami/default"]);
        System.IO.File.CreateSymbolicLink(_folder["whoami/default/.env"], _folder["elsewhere"]);
        Assert.Throws<UserError>(() => Plan.CarryOut(Noon));
        Assert.Equal("untouched", System.IO.File.ReadAllText(_folder["elsewhere"]));
    }

    [Fact]
    public void A_backup_has_neither_links_nor_locks_nor_previews_nor_half_written_files_and_tells_what_else_it_leaves_out()
    {
        Plan.CarryOut(Noon);
        foreach (var path in new[] { ".lock", ".lock.holder", "whoami/default/rendered/dynamic.yml", "whoami/default/.env.0123.tmp", "whoami/default/certs/.staged-1/new/a.key", "notes.txt" }) Put(path, "x", Noon);
        System.IO.File.CreateSymbolicLink(_folder["whoami/default/link"], "/etc/passwd");
        Directory.CreateSymbolicLink(_folder["whoami/loop"], _folder.Path);
        var state = StateFolder.Read(_folder.Path);
        Assert.Equal(Archive.Files.Select(file => file.Path), state.Files.Select(file => file.Path));
        Assert.Equal(["notes.txt", "whoami/default/link", "whoami/loop"], state.LeftOut);
    }

    private static StateFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text), Noon);

    private void Put(string path, string text, DateTimeOffset time)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        System.IO.File.WriteAllText(_folder[path], text);
        System.IO.File.SetLastWriteTimeUtc(_folder[path], time.UtcDateTime);
    }
}
