using System.Runtime.InteropServices;

namespace Wizard.Tui;

/// <summary>Ends the conversation on SIGTERM, SIGHUP, SIGINT and SIGQUIT; ends the process where that takes too long.</summary>
internal sealed class Signals : IDisposable
{
    private static readonly (PosixSignal Signal, int Number)[] Ends =
        [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15)];

    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action _stop;
    private readonly TimeSpan _grace;
    private readonly Action<int> _giveUp;
    private Timer? _watchdog;
    private volatile bool _areKeysLent;

    /// <param name="stop">Asks the conversation to end.</param>
    /// <param name="grace">How long it may take.</param>
    /// <param name="giveUp">Ends the process with that exit code.</param>
    public Signals(Action stop, TimeSpan grace, Action<int> giveUp)
    {
        (_stop, _grace, _giveUp) = (stop, grace, giveUp);
        _registrations = [.. Ends.Select(end => PosixSignalRegistration.Create(end.Signal, context => Take(context, 128 + end.Number)))];
    }

    /// <summary>128 and the signal's number; null where none came.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>The terminal is another program's: the signals of its keys (Ctrl-C, Ctrl-\) are that program's alone.</summary>
    public bool AreKeysLent
    {
        get => _areKeysLent;
        set => _areKeysLent = value;
    }

    /// <summary>The terminal is gone: as if SIGHUP had come.</summary>
    public void HangUp() => End(129);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _watchdog?.Dispose();
    }

    private void Take(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (!_areKeysLent || context.Signal is not (PosixSignal.SIGINT or PosixSignal.SIGQUIT)) End(exitCode);
    }

    private void End(int exitCode)
    {
        ExitCode ??= exitCode;
        _watchdog ??= new Timer(_ => _giveUp(exitCode), null, _grace, Timeout.InfiniteTimeSpan);
        _stop();
    }
}
