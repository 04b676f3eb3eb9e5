using Wizard.Env;
using Xunit;

namespace Wizard.Tests.Env;

public sealed class WriterLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_writer_is_told_who_holds_the_lock()
    {
        using var first = WriterLock.Acquire(_folder.Path, TimeSpan.Zero);
        var error = Assert.Throws<UserError>(() => WriterLock.Acquire(_folder.Path, TimeSpan.Zero));
        Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_writer_gets_the_lock_when_the_first_is_done()
    {
        var first = WriterLock.Acquire(_folder.Path, TimeSpan.Zero);
        var second = Task.Run(() => WriterLock.Acquire(_folder.Path, TimeSpan.FromSeconds(30)));
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
        WriterLock.Acquire(_folder.Path, TimeSpan.Zero).Dispose();
    }

    [Fact]
    public void A_cancelled_wait_ends()
    {
        using var first = WriterLock.Acquire(_folder.Path, TimeSpan.Zero);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.Throws<OperationCanceledException>(() => WriterLock.Acquire(_folder.Path, TimeSpan.FromMinutes(5), cancellation.Token));
    }

    [Fact]
    public void The_lock_file_is_its_owners_alone_and_its_directory_is_made()
    {
        using var held = WriterLock.Acquire(_folder["new"], TimeSpan.Zero);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["new/.lock"]));
    }
}
