using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Time;

namespace Wizard.Tui.Loop;

/// <summary>Runs Terminal.Gui on events: a reader that blocks in poll(2) and a main loop that sleeps until there is work, where the library wakes 25 times a second.</summary>
internal sealed class EventLoop : AnsiComponentFactory, IDisposable
{
    private const int SafetyNet = 1000;
    private readonly AutoResetEvent _work = new(false);
    private readonly long _start = Environment.TickCount64;
    private readonly IApplication _app;
    private readonly Action _hungUp;
    private readonly PosixSignalRegistration? _resized;
    private IAnsiResponseParser? _parser;
    private int _withoutSleep = 3;

    /// <summary>Takes over the loop of an application that was created and not yet initialized.</summary>
    public EventLoop(IApplication app, Action hungUp)
    {
        (_app, _hungUp) = (app, hungUp);
        FactoryOf(app) = this;
        Application.MaximumIterationsPerSecond = ushort.MaxValue; // 1000 / 65535 = 0 ms: the library itself never sleeps
        app.Iteration += (_, _) => BeforeIteration();
        app.TimedEvents!.Added += (_, _) => { if (Environment.CurrentManagedThreadId != app.MainThreadId) _work.Set(); };
        if (!OperatingSystem.IsWindows()) _resized = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => _work.Set());
    }

    /// <summary>The library's private choice of the factory; an upgrade that renames it fails a test.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_componentFactory")]
    internal static extern ref IComponentFactory? FactoryOf(
        [UnsafeAccessorType("Terminal.Gui.App.ApplicationImpl, Terminal.Gui")] object app);

    /// <inheritdoc/>
    public override IInput<char> CreateInput() => new KeyReader(() => _work.Set(), _hungUp);

    /// <inheritdoc/>
    public override IInputProcessor CreateInputProcessor(ConcurrentQueue<char> inputBuffer, ITimeProvider? timeProvider = null) =>
        new EscapeKey(inputBuffer, timeProvider);

    /// <inheritdoc/>
    public void Dispose()
    {
        _resized?.Dispose();
        _work.Dispose();
    }

    private void BeforeIteration()
    {
        KeepCursorQuiet();
        if (_withoutSleep > 0)
        {
            _withoutSleep--;
            return;
        }
        _work.WaitOne(Patience());
        _withoutSleep = 1; // timers run after drawing: one more iteration paints what they changed
    }

    private int Patience()
    {
        var patience = Environment.TickCount64 - _start < 2000 ? 20 : SafetyNet; // the terminal answers queries at the start
        _parser ??= _app.Driver!.GetInputProcessor().GetParser();
        if (_parser.State != AnsiResponseParserState.Normal) patience = 10; // half a sequence: the library gives it 50 ms
        return ((TimedEvents)_app.TimedEvents!).CheckTimers(out var due) ? Math.Min(patience, due == 0 ? 0 : due + 1) : patience;
    }

    /// <summary>2.5.0 never clears this flag and would rewrite the cursor on every iteration.</summary>
    private void KeepCursorQuiet()
    {
        var wanted = _app.TopRunnableView?.MostFocused is { Cursor.IsVisible: true } focused ? focused.Cursor : new Cursor();
        if (_app.Driver is { } driver && driver.GetCursor() == wanted) driver.SetCursorNeedsUpdate(false);
    }
}
