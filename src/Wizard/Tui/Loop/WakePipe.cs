namespace Wizard.Tui.Loop;

/// <summary>A pipe that ends a poll(2) from another thread as soon as a token is cancelled.</summary>
internal sealed class WakePipe : IDisposable
{
    private readonly int _read;
    private readonly int _write;
    private readonly CancellationTokenRegistration _registration;

    /// <summary>Opens the pipe; not inherited by children.</summary>
    public WakePipe(CancellationToken stop)
    {
        Span<int> ends = stackalloc int[2];
        if (Libc.Pipe(ends, Libc.CloseOnExec) != 0) throw new IOException("No pipe could be opened.");
        (_read, _write) = (ends[0], ends[1]);
        _registration = stop.Register(() => Libc.Write(_write, [0], 1));
    }

    /// <summary>The descriptor that becomes readable.</summary>
    public int Descriptor => _read;

    /// <inheritdoc/>
    public void Dispose()
    {
        // first: it waits for a running callback, which must not write to a closed (or by then foreign) descriptor
        _registration.Dispose();
        _ = Libc.Close(_read);
        _ = Libc.Close(_write);
    }
}
