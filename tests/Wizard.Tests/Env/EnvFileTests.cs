using Wizard.Env;
using Xunit;

namespace Wizard.Tests.Env;

public sealed class EnvFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.FromHours(2));
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["whoami/.env"];

    private string History => _folder["whoami/history"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_not_there_begins_with_the_new_text_and_has_no_history()
    {
        var file = EnvFile.Load(Path, "# new\nA=\n");
        Assert.Null(file.Hash);
        file.Save(file.Document.With("A", "1"), History, Now);
        Assert.Equal("# new\nA=1\n", File.ReadAllText(Path));
        Assert.False(Directory.Exists(History));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void The_version_before_is_kept_under_its_time()
    {
        Saved("A=1\n");
        var file = EnvFile.Load(Path, "");
        file.Save(file.Document.With("A", "2"), History, Now);
        var kept = Assert.Single(Directory.GetFiles(History));
        Assert.Equal("20260304T030607.089Z.env", System.IO.Path.GetFileName(kept));
        Assert.Equal("A=1\n", File.ReadAllText(kept));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
    }

    [Fact]
    public void Twenty_versions_are_kept_even_within_one_millisecond()
    {
        var file = Saved("A=0\n");
        for (var i = 1; i <= 25; i++) file = file.Save(file.Document.With("A", $"{i}"), History, Now);
        var versions = Directory.GetFiles(History).Order(StringComparer.Ordinal).Select(File.ReadAllText);
        Assert.Equal(Enumerable.Range(5, 20).Select(i => $"A={i}\n"), versions);
    }

    [Fact]
    public void An_unchanged_file_is_not_rewritten()
    {
        Saved("A=1\n");
        File.SetLastWriteTimeUtc(Path, DateTime.UnixEpoch);
        var file = EnvFile.Load(Path, "");
        file.Save(file.Document.With("A", "1"), History, Now);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Path));
        Assert.False(Directory.Exists(History));
    }

    [Fact]
    public void A_file_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        var file = Saved("A=1\n");
        File.WriteAllText(Path, "A=theirs\n");
        Assert.Throws<UserError>(() => file.Save(file.Document.With("A", "2"), History, Now));
        Assert.Equal("A=theirs\n", File.ReadAllText(Path));
        Assert.False(Directory.Exists(History));
    }

    [Fact]
    public void A_file_that_somebody_made_or_removed_meanwhile_counts_as_changed()
    {
        var absent = EnvFile.Load(Path, "A=\n");
        var present = Saved("A=1\n");
        Assert.Throws<UserError>(() => absent.Save(absent.Document.With("A", "2"), History, Now));
        File.Delete(Path);
        Assert.Throws<UserError>(() => present.Save(present.Document.With("A", "2"), History, Now));
    }

    [Fact]
    public void A_saved_file_can_be_saved_again()
    {
        var file = Saved("A=1\n").Save(EnvDocument.Parse("A=2\n", Path), History, Now);
        file.Save(file.Document.With("A", "3"), History, Now);
        Assert.Equal("A=3\n", File.ReadAllText(Path));
    }

    [Fact]
    public void A_byte_order_mark_and_line_endings_survive()
    {
        Saved("");
        File.WriteAllBytes(Path, [0xEF, 0xBB, 0xBF, .. "A=1\r\n"u8]);
        var file = EnvFile.Load(Path, "");
        file.Save(file.Document.With("A", "2"), History, Now);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "A=2\r\n"u8], File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused_with_its_line()
    {
        Saved("");
        File.WriteAllBytes(Path, [.. "A=1\nB="u8, 0xFF, 0x0A]);
        Assert.Contains("line 2", Assert.Throws<UserError>(() => EnvFile.Load(Path, "")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_printed_file_shows_no_values() => Assert.Equal(Path, EnvFile.Load(Path, "SECRET=abc\n").ToString());

    private EnvFile Saved(string text)
    {
        AtomicFile.Write(Path, System.Text.Encoding.UTF8.GetBytes(text));
        return EnvFile.Load(Path, "");
    }
}
