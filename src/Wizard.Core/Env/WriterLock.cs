using System.Diagnostics;

namespace Wizard.Env;

/// <summary>One writer at a time in a directory: the file <c>.lock</c> in it, locked by the kernel until this is disposed of or the process ends.</summary>
public sealed class WriterLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private readonly FileStream _file;
    private readonly string _sign;

    // Who holds it stands beside it: .NET reads no file that is locked.
    private WriterLock(FileStream file)
    {
        (_file, _sign) = (file, SignOf(file.Name));
        try
        {
            using var self = Process.GetCurrentProcess();
            File.WriteAllText(_sign, $"{self.Id}");
        }
        catch (IOException)
        {
            // a full disk: the lock is what counts, its sign only tells others who holds it
        }
    }

    /// <summary>Waits for the lock of a directory (made where it is missing), at most for <paramref name="patience"/>.</summary>
    /// <exception cref="UserError">Somebody else holds it all that time; says which process.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static WriterLock Acquire(string directory, TimeSpan patience, CancellationToken cancellation = default)
    {
        var path = Path.Combine(directory, ".lock");
        var waited = Stopwatch.StartNew();
        MakeDirectory(directory);
        for (; ; )
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryOpen(path) is { } file) return new WriterLock(file);
            if (waited.Elapsed >= patience) throw Held(path);
            // The kernel tells nobody that a lock was released: ask again, and wake up at once when cancelled.
            _ = cancellation.WaitHandle.WaitOne(Pause);
        }
    }

    /// <summary>Releases the lock. The file stays: removing it would let two writers in, one by the old file and one by a new one.</summary>
    public void Dispose()
    {
        if (_file.SafeFileHandle.IsClosed) return;
        File.Delete(_sign);
        _file.Dispose();
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            AtomicFile.RefuseOther(path);
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (UnauthorizedAccessException error)
        {
            throw Unusable(path, error);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (IOException error)
        {
            throw Unusable(path, error);
        }
    }

    private static void MakeDirectory(string directory)
    {
        try
        {
            AtomicFile.MakeDirectory(directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(directory, error);
        }
    }

    private static UserError Held(string path) =>
        new($"{Path.GetDirectoryName(path)} is being changed by {Holder(path)}.", "Wait until that is done, then do it again.");

    private static UserError Unusable(string path, Exception error) =>
        new($"{path} cannot be used: {error.Message}", "Look whether the directory is yours to write.", error);

    private static string Holder(string path)
    {
        try
        {
            return int.TryParse(File.ReadAllText(SignOf(path)), out var id) ? $"process {id}" : "another process";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }

    private static string SignOf(string path) => $"{path}.holder";
}
