using Terminal.Gui.App;
using Terminal.Gui.Configuration;
using Terminal.Gui.Drawing;
using Wizard.Prompting;
using Wizard.Tui.Drawing;
using Wizard.Tui.Loop;

namespace Wizard.Tui;

/// <summary>Holds a conversation on the whole terminal, and leaves the terminal as it was found, whatever happens.</summary>
internal sealed class FullScreen : IDisposable
{
    private readonly FullScreenOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly Signals _signals;
    private readonly TuiPrompter _prompter;
    private Stage _stage;
    private Task<int>? _talk;
    private Lease? _wanted;
    private Lease? _lent;

    private FullScreen(FullScreenOptions options)
    {
        _options = options;
        ForgetSettingsFiles();
        _signals = new Signals(Interrupt, options.Grace, GiveUp);
        _stage = new Stage(options, Interrupt, _signals.HangUp);
        _prompter = new TuiPrompter(_stage.App, _stage.Host, options) { Lend = LendAsync };
    }

    /// <summary>Runs a conversation to its end and gives its exit code; 128 + n where signal n ended it. Its error is thrown on, after the terminal was restored.</summary>
    /// <exception cref="UsageError">There is no terminal.</exception>
    public static int Run(FullScreenOptions options, Func<IPrompter, CancellationToken, Task<int>> conversation)
    {
        if (!options.HasTerminal)
            throw new UsageError("There is no terminal to draw on.",
                "Use --plain for questions on plain lines, --answers FILE for prepared answers, or reconfigure to set a variable.");
        using var screen = new FullScreen(options);
        return screen.Hold(conversation);
    }

    /// <summary>The screen with its title line, on which keys work.</summary>
    internal static Host NewHost(FullScreenOptions options, Action interrupt)
    {
        var palette = new Palette(options.Colours);
        var host = new Host(palette, interrupt);
        host.SetScheme(new Scheme(palette[Ink.Plain]));
        host.Border.Settings &= ~Terminal.Gui.ViewBase.BorderSettings.TerminalTitle;
        host.Entitle(options.Header);
        return host;
    }

    /// <summary>Hands every key and every paste of an initialized application to the screen; the library's own keys (suspend, tab, quit) do nothing.</summary>
    internal static void Connect(IApplication app, Host host)
    {
        app.Keyboard.KeyBindings.Clear();
        app.Keyboard.KeyDown += (_, key) => host.Take(key);
        app.Paste += (_, paste) =>
        {
            paste.Handled = true;
            host.Paste(paste.Text);
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stage.Dispose();
        _signals.Dispose();
        _stop.Dispose();
    }

    private int Hold(Func<IPrompter, CancellationToken, Task<int>> conversation)
    {
        UnhandledExceptionEventHandler restore = (_, _) => _stage.App.Dispose();
        AppDomain.CurrentDomain.UnhandledException += restore;
        try
        {
            var talk = Draw(conversation);
            return _signals.ExitCode ?? talk.GetAwaiter().GetResult();
        }
        finally
        {
            AppDomain.CurrentDomain.UnhandledException -= restore;
        }
    }

    /// <summary>Draws until the conversation has ended; where it wants another program to have the terminal, leaves the screen for that one and comes back.</summary>
    private Task<int> Draw(Func<IPrompter, CancellationToken, Task<int>> conversation)
    {
        try
        {
            do
            {
                _stage.Show(() => Drawn(conversation));
            }
            while (Interlocked.Exchange(ref _wanted, null) is { } lease && IsBackFrom(lease));
        }
        catch
        {
            _stop.Cancel();
            throw;
        }
        return _talk ?? Task.FromCanceled<int>(_stop.Token);
    }

    /// <summary>The first frame comes before any work, and before the work goes on.</summary>
    private void Drawn(Func<IPrompter, CancellationToken, Task<int>> conversation)
    {
        _talk ??= Start(() => conversation(_prompter, _stop.Token));
        Interlocked.Exchange(ref _lent, null)?.Return();
    }

    private Task<int> Start(Func<Task<int>> conversation)
    {
        var talk = Task.Run(conversation);
        talk.ContinueWith(_ => _stage.Leave(), TaskScheduler.Default);
        return talk;
    }

    private Task<int> LendAsync(Handover handover, CancellationToken cancellation)
    {
        var lease = new Lease(handover, cancellation);
        _wanted = lease;
        _stage.Leave();
        return lease.Over;
    }

    /// <summary>Leaves the screen, runs the program, makes a new screen. False where the conversation was ended meanwhile: then there is nothing to come back for.</summary>
    private bool IsBackFrom(Lease lease)
    {
        _stage.Dispose();
        _options.Say(lease.Title);
        using (new TerminalModes())
        {
            _signals.AreKeysLent = true;
            lease.Run();
            _signals.AreKeysLent = false;
        }

        if (_stop.IsCancellationRequested)
        {
            lease.Return();
            ((IAsyncResult)_talk!).AsyncWaitHandle.WaitOne(); // the watchdog of the signals limits it
            return false;
        }

        _stage = new Stage(_options with { Header = _prompter.Header }, Interrupt, _signals.HangUp);
        _prompter.MoveTo(_stage.App, _stage.Host);
        _lent = lease;
        return true;
    }

    private void Interrupt()
    {
        // cancelling runs what waits for it; none of that may hold up the thread that draws or the one that took the signal
        if (!_stop.IsCancellationRequested) Aside(_stop.Cancel);
    }

    /// <summary>The loop does not end, or the conversation does not: restore what can be restored, and go.</summary>
    private void GiveUp(int exitCode)
    {
        Aside(_stage.App.Dispose).Join(TimeSpan.FromMilliseconds(500));
        Environment.Exit(exitCode);
    }

    /// <summary>On a thread of its own: a conversation that hangs may have used up the pool's.</summary>
    private static Thread Aside(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>The library reads ~/.tui and ./.tui when it is loaded: run by root in a foreign folder, that is somebody else's file.</summary>
    private static void ForgetSettingsFiles()
    {
        ApplicationSettings.Defaults = new();
        DriverSettings.Defaults = new();
        GlyphSettings.Current = GlyphSettings.Default;
        Application.ForceDriver = "";
        Application.AppModel = AppModel.FullScreen;
    }
}
