using System.Diagnostics;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.Testing;
using Terminal.Gui.Time;
using Wizard.Prompting;
using Wizard.Tui;

namespace Wizard.Tests.Tui;

/// <summary>The full screen without a terminal: a conversation runs on another thread, the test types and reads what is painted.</summary>
internal sealed class Screen : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly AutoResetEvent _work = new(false);
    private readonly CancellationTokenSource _stop = new();
    private readonly VirtualTimeProvider _clock = new();
    private readonly IApplication _app;
    private readonly Host _host;
    private readonly SessionToken _session;
    private Task _conversation = Task.CompletedTask;

    public Screen(int columns = 80, int rows = 24, string header = "default  traefik/default", bool colours = true, bool halfBlocks = true)
    {
        _app = Application.Create(_clock);
        _app.Init(DriverRegistry.Names.ANSI);
        _app.TimedEvents!.Added += (_, _) => _work.Set();
        var options = new FullScreenOptions { HasTerminal = true, Header = header, Colours = colours, HalfBlocks = halfBlocks };
        _host = FullScreen.NewHost(options, _stop.Cancel);
        FullScreen.Connect(_app, _host);
        Prompter = new TuiPrompter(_app, _host, options);
        Resize(columns, rows);
        var synchronization = SynchronizationContext.Current;
        _session = _app.Begin(_host)!;
        SynchronizationContext.SetSynchronizationContext(synchronization); // else an await in the test waits for a loop that nobody runs
    }

    /// <summary>What a flow is given.</summary>
    public TuiPrompter Prompter { get; }

    /// <summary>True once Ctrl-C was pressed.</summary>
    public bool Interrupted => _stop.IsCancellationRequested;

    /// <summary>What is painted, without the blanks at the ends of lines.</summary>
    public string Text => string.Join('\n', Paint().Select(line => line.TrimEnd())).TrimEnd('\n');

    /// <summary>What is painted between title line and key line.</summary>
    public string Page => string.Join('\n', Paint()[1..^1].Select(line => line.TrimEnd())).Trim('\n');

    /// <summary>The line that names the keys.</summary>
    public string Keys => Paint()[^1].Trim();

    /// <summary>Where the cursor stands on the screen; null where it is hidden.</summary>
    public System.Drawing.Point? Cursor
    {
        get
        {
            Paint();
            return _host.Cursor.IsVisible ? _host.Cursor.Position : null;
        }
    }

    /// <summary>Starts a conversation on another thread and waits for its first prompt, or its end.</summary>
    public Task<T> Start<T>(Func<IPrompter, CancellationToken, Task<T>> conversation)
    {
        var talk = Task.Run(() => conversation(Prompter, _stop.Token));
        _conversation = talk;
        _ = talk.ContinueWith(_ => _work.Set(), TaskScheduler.Default);
        Settle();
        return talk;
    }

    /// <summary>Presses keys, each when a prompt waits for it.</summary>
    public Screen Press(params Key[] keys)
    {
        foreach (var key in keys)
        {
            Settle();
            _app.InjectKey(key);
        }
        return Settle();
    }

    /// <summary>Types text, a key at a time.</summary>
    public Screen Type(string text) => Press([.. text.Select(character => new Key(character))]);

    /// <summary>Pastes text, as a terminal does.</summary>
    public Screen Paste(string text)
    {
        _app.RaisePasteEvent(text);
        return this;
    }

    /// <summary>Another size of the terminal.</summary>
    public Screen Resize(int columns, int rows)
    {
        _app.Driver!.SetScreenSize(columns, rows);
        return this;
    }

    /// <summary>Runs the screen until something is so.</summary>
    public Screen Until(Func<bool> so)
    {
        var waited = Stopwatch.StartNew();
        while (!so())
        {
            if (waited.Elapsed > Patience) throw new TimeoutException("The screen stayed:\n" + Text);
            _work.WaitOne(20);
            Paint();
        }
        return this;
    }

    /// <summary>Runs the screen until a text is painted.</summary>
    public Screen Until(string text) => Until(() => Text.Contains(text, StringComparison.Ordinal));

    /// <summary>The outcome of a conversation; its error is thrown.</summary>
    public T Outcome<T>(Task<T> conversation)
    {
        Until(() => conversation.IsCompleted);
        return conversation.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _stop.Cancel();
        Until(() => _conversation.IsCompleted);
        if (_session.Runnable is not null) _app.End(_session);
        _host.Dispose();
        _app.Dispose();
        _stop.Dispose();
    }

    private Screen Settle() => Until(() => _host.Listens || _conversation.IsCompleted);

    private string[] Paint()
    {
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        _app.TimedEvents!.RunTimers();
        _app.LayoutAndDraw();
        return _app.Driver!.ToString()!.TrimEnd('\n').Split('\n');
    }
}
