using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;

namespace Wizard.LabTests.Lab;

/// <summary>A program on a real terminal: tmux is that terminal. It answers the program's queries, keeps the screen as a person sees it, and types keys.</summary>
/// <remarks>Not forkpty: forking a .NET process is unsafe, and the screen would still need an emulator. tmux is both, and Debian has it.</remarks>
internal sealed class PtySession : IAsyncDisposable
{
    /// <summary>Notes the terminal's modes before and after, the program's id and its exit code; then keeps the terminal open for looking at it. Signals of keys are the program's alone.</summary>
    private const string Around = """
        trap : INT QUIT
        cd "$1" && stty -g >before && shift && here=$PWD && cd "$1" && shift
        sh -c 'echo $$ >"$0/pid.new" && mv "$0/pid.new" "$0/pid"; exec "$@"' "$here" "$@"
        code=$?
        stty -g >"$here/after"; echo $code >"$here/exit.new" && mv "$here/exit.new" "$here/exit"
        exec tail -f /dev/null
        """;

    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("pty-").FullName;

    private PtySession()
    {
    }

    /// <summary>How long anything that is waited for may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Starts a program.</summary>
    /// <param name="argv">The program and its arguments.</param>
    /// <param name="columns">Columns of the terminal.</param>
    /// <param name="rows">Rows of the terminal.</param>
    /// <param name="term">TERM.</param>
    /// <param name="environment">Variables on top of this process's.</param>
    /// <param name="folder">The working directory; the temporary folder where null.</param>
    public static async Task<PtySession> StartAsync(IReadOnlyList<string> argv, int columns = 80, int rows = 24, string term = "linux",
        IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var session = new PtySession();
        var variables = (environment ?? new Dictionary<string, string>()).Append(new("TERM", term)).SelectMany(pair => new[] { $"{pair.Key}={pair.Value}" });
        await session.TmuxAsync(["-f", "/dev/null", "new-session", "-d", "-x", $"{columns}", "-y", $"{rows}", "--",
            "env", "-u", "TMUX", "-u", "COLORTERM", "-u", "NO_COLOR", .. variables,
            "sh", "-c", Around, "sh", session._folder, folder ?? session._folder, .. argv]);
        await session.TmuxAsync(["set", "-g", "status", "off"]);
        await session.WaitUntilAsync(() => Task.FromResult(File.Exists(session.Note("pid"))), "the program's start");
        return session;
    }

    /// <summary>The program's process id.</summary>
    public int ProcessId => int.Parse(File.ReadAllText(Note("pid")), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The screen as a person sees it, without blanks at the ends of lines.</summary>
    public async Task<string> ScreenAsync() =>
        string.Join('\n', (await TmuxAsync(["capture-pane", "-p"])).Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    /// <summary>The screen and all that has scrolled out of it.</summary>
    public async Task<string> ScrollAsync() => await TmuxAsync(["capture-pane", "-p", "-J", "-S", "-"]);

    /// <summary>The screen with the escape sequences for its colours.</summary>
    public Task<string> ColouredScreenAsync() => TmuxAsync(["capture-pane", "-p", "-e"]);

    /// <summary>Presses keys by tmux's names for them: <c>Enter</c>, <c>Escape</c>, <c>Down</c>, <c>C-c</c>, <c>BSpace</c>, <c>PageUp</c>.</summary>
    public Task PressAsync(params string[] keys) => TmuxAsync(["send-keys", "--", .. keys]);

    /// <summary>Types text as it is.</summary>
    public Task TypeAsync(string text) => TmuxAsync(["send-keys", "-l", "--", text]);

    /// <summary>Pastes text as a terminal does.</summary>
    public async Task PasteAsync(string text)
    {
        await TmuxAsync(["set-buffer", "--", text]);
        await TmuxAsync(["paste-buffer", "-p", "-r"]);
    }

    /// <summary>Waits until a text is on the screen, and gives the screen.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        var screen = "";
        await WaitUntilAsync(async () => (screen = await ScreenAsync()).Contains(text, StringComparison.Ordinal), $"'{text}'");
        return screen;
    }

    /// <summary>Gives the window another size.</summary>
    public Task ResizeAsync(int columns, int rows) => TmuxAsync(["resize-window", "-x", $"{columns}", "-y", $"{rows}"]);

    /// <summary>Sends a signal to the program, by its name without SIG.</summary>
    public Task KillAsync(string signal) => CliWrap.Cli.Wrap("kill").WithArguments(["-s", signal, $"{ProcessId}"]).ExecuteAsync();

    /// <summary>Closes the terminal, as a lost SSH connection does.</summary>
    public Task HangUpAsync() => TmuxAsync(["kill-server"]);

    /// <summary>Waits for the program's end; its exit code, 128 + n where a signal ended it.</summary>
    public async Task<int> ExitCodeAsync()
    {
        await WaitUntilAsync(() => Task.FromResult(File.Exists(Note("exit"))), "the program's end");
        return int.Parse(await File.ReadAllTextAsync(Note("exit")), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>After the program's end: what it left changed on the terminal. An empty list is right.</summary>
    public async Task<IReadOnlyList<string>> LeftBehindAsync()
    {
        var flags = (await TmuxAsync(["display-message", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}"])).Trim().Split(' ');
        var same = await File.ReadAllTextAsync(Note("before")) == await File.ReadAllTextAsync(Note("after"));
        (bool Left, string What)[] faults =
            [(flags[0] == "1", "alternate screen"), (flags[1] == "1", "mouse"), (flags[2] == "0", "hidden cursor"), (!same, "terminal mode")];
        return [.. faults.Where(fault => fault.Left).Select(fault => fault.What)];
    }

    public async ValueTask DisposeAsync()
    {
        await Tmux(["kill-server"]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Note(string name) => Path.Combine(_folder, name);

    private Command Tmux(IReadOnlyList<string> arguments) => CliWrap.Cli.Wrap("tmux").WithArguments(["-S", Note("socket"), .. arguments]);

    private async Task<string> TmuxAsync(IReadOnlyList<string> arguments) => (await Tmux(arguments).ExecuteBufferedAsync()).StandardOutput;

    /// <summary>A screen has no event to wait for: it is looked at again and again.</summary>
    private async Task WaitUntilAsync(Func<Task<bool>> so, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!await so())
        {
            if (waited.Elapsed > Patience) throw new TimeoutException($"Waited in vain for {what}. The screen:\n{await ScreenAsync()}");
            await Task.Delay(Blink);
        }
    }
}
