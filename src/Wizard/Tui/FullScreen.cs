using Terminal.Gui.App;
using Terminal.Gui.Configuration;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Wizard.Prompting;
using Wizard.Tui.Drawing;
using Wizard.Tui.Loop;

namespace Wizard.Tui;

/// <summary>Holds a conversation on the whole terminal, and leaves the terminal as it was found, whatever happens.</summary>
internal sealed class FullScreen : IDisposable
{
    /// <summary>The library always switches mouse reports on; selecting text is the terminal's own business.</summary>
    private const string MouseOff = "\x1b[?1003l\x1b[?1015l\x1b[?1006l";

    private readonly FullScreenOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly IApplication _app;
    private readonly EventLoop _loop;
    private readonly Signals _signals;
    private readonly Host _host;

    private FullScreen(FullScreenOptions options)
    {
        _options = options;
        ForgetSettingsFiles();
        _app = Application.Create();
        _signals = new Signals(Interrupt, options.Grace, GiveUp);
        _loop = new EventLoop(_app, _signals.HangUp);
        _host = NewHost(options, Interrupt);
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
        _host.Dispose();
        _app.Dispose();
        _loop.Dispose();
        _signals.Dispose();
        _stop.Dispose();
    }

    private int Hold(Func<IPrompter, CancellationToken, Task<int>> conversation)
    {
        UnhandledExceptionEventHandler restore = (_, _) => _app.Dispose();
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

    /// <summary>Draws until the conversation has ended.</summary>
    private Task<int> Draw(Func<IPrompter, CancellationToken, Task<int>> conversation)
    {
        _app.Init(DriverRegistry.Names.ANSI);
        _app.Driver!.WriteRaw(MouseOff);
        Connect(_app, _host);
        var prompter = new TuiPrompter(_app, _host, _options);
        Task<int>? talk = null;
        _app.LayoutAndDrawComplete += (_, _) => talk ??= Start(() => conversation(prompter, _stop.Token)); // the first frame comes before any work
        try
        {
            _app.Run(_host);
        }
        catch
        {
            _stop.Cancel();
            throw;
        }
        return talk ?? Task.FromCanceled<int>(_stop.Token);
    }

    private Task<int> Start(Func<Task<int>> conversation)
    {
        var talk = Task.Run(conversation);
        talk.ContinueWith(_ => _app.Invoke(() => _app.RequestStop(_host)), TaskScheduler.Default);
        return talk;
    }

    private void Interrupt()
    {
        // cancelling runs what waits for it; none of that may hold up the thread that draws or the one that took the signal
        if (!_stop.IsCancellationRequested) Aside(_stop.Cancel);
    }

    /// <summary>The loop does not end, or the conversation does not: restore what can be restored, and go.</summary>
    private void GiveUp(int exitCode)
    {
        Aside(_app.Dispose).Join(TimeSpan.FromMilliseconds(500));
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
