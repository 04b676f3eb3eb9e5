using Wizard.Env;
using Xunit;

namespace Wizard.Tests.Env;

public sealed class AtomicFileTests : IDisposable
{
    private const UnixFileMode File0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_and_the_directories_made_for_it_are_their_owners_alone()
    {
        AtomicFile.Write(_folder["a/b/file"], "x"u8);
        Assert.Equal(File0600, File.GetUnixFileMode(_folder["a/b/file"]));
        Assert.Equal(File0600 | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["a"]));
        Assert.Equal(File0600 | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["a/b"]));
    }

    [Fact]
    public void A_file_that_others_could_read_is_their_owners_alone_when_it_was_written()
    {
        File.WriteAllText(_folder["file"], "old");
        File.SetUnixFileMode(_folder["file"], File0600 | UnixFileMode.OtherRead);
        AtomicFile.Write(_folder["file"], "new"u8);
        Assert.Equal(File0600, File.GetUnixFileMode(_folder["file"]));
        Assert.Equal("new", File.ReadAllText(_folder["file"]));
    }

    [Fact]
    public void A_symbolic_link_is_neither_followed_nor_replaced()
    {
        File.WriteAllText(_folder["elsewhere"], "old");
        File.CreateSymbolicLink(_folder["file"], _folder["elsewhere"]);
        Assert.Throws<UserError>(() => AtomicFile.Write(_folder["file"], "new"u8));
        Assert.Equal("old", File.ReadAllText(_folder["elsewhere"]));
        Assert.NotNull(new FileInfo(_folder["file"]).LinkTarget);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_refused_too()
    {
        File.CreateSymbolicLink(_folder["file"], _folder["nowhere"]);
        Assert.Throws<UserError>(() => AtomicFile.Write(_folder["file"], "new"u8));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_no_temporary_one()
    {
        File.WriteAllText(_folder["file"], "old");
        Assert.Throws<UserError>(() => AtomicFile.Write(_folder["file"], "new"u8, () => throw new UserError("no", "no")));
        Assert.Equal("old", File.ReadAllText(_folder["file"]));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void What_a_killed_writer_left_is_removed_and_a_living_ones_is_not()
    {
        File.WriteAllText(_folder[".file.dead.tmp"], "secret");
        File.SetLastWriteTimeUtc(_folder[".file.dead.tmp"], DateTime.UtcNow.AddHours(-1));
        File.WriteAllText(_folder[".file.living.tmp"], "secret");
        AtomicFile.Write(_folder["file"], "new"u8);
        Assert.False(File.Exists(_folder[".file.dead.tmp"]));
        Assert.True(File.Exists(_folder[".file.living.tmp"]));
    }

    [Fact]
    public void A_directory_in_its_place_is_refused()
    {
        Directory.CreateDirectory(_folder["file"]);
        Assert.Throws<UserError>(() => AtomicFile.Write(_folder["file"], "new"u8));
    }
}
