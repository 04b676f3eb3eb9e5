using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Wizard.Tui.Loop;

namespace Wizard.Tui;

/// <summary>One stay on the whole terminal: an application of the library's, which takes the terminal and gives it back as it was. Between two of them it can be another program's.</summary>
internal sealed class Stage : IDisposable
{
    /// <summary>The library always switches mouse reports on; selecting text is the terminal's own business.</summary>
    private const string MouseOff = "\x1b[?1003l\x1b[?1015l\x1b[?1006l";

    private readonly EventLoop _loop;

    /// <summary>Prepares it; the terminal is taken by <see cref="Show"/>.</summary>
    /// <param name="options">What the terminal can draw.</param>
    /// <param name="interrupt">Called on Ctrl-C.</param>
    /// <param name="hungUp">Called when the terminal is gone.</param>
    public Stage(FullScreenOptions options, Action interrupt, Action hungUp)
    {
        App = Application.Create();
        _loop = new EventLoop(App, hungUp);
        Host = FullScreen.NewHost(options, interrupt);
    }

    /// <summary>The application.</summary>
    public IApplication App { get; }

    /// <summary>The screen.</summary>
    public Host Host { get; }

    /// <summary>Draws until it is told to leave.</summary>
    /// <param name="drawn">Called after each frame.</param>
    public void Show(Action drawn)
    {
        App.Init(DriverRegistry.Names.ANSI);
        App.Driver!.WriteRaw(MouseOff);
        FullScreen.Connect(App, Host);
        App.LayoutAndDrawComplete += (_, _) => drawn();
        App.Run(Host);
    }

    /// <summary>Has <see cref="Show"/> end; from any thread.</summary>
    public void Leave() => App.Invoke(() => App.RequestStop(Host));

    /// <inheritdoc/>
    public void Dispose()
    {
        Host.Dispose();
        App.Dispose();
        _loop.Dispose();
    }
}
