using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using Wizard.Prompting;
using Wizard.Tui.Drawing;
using Wizard.Tui.Loop;

namespace Wizard.Cli;

/// <summary>The process's own terminal, environment and signals: nothing else in the program touches them.</summary>
internal sealed class SystemConsole : ILineTerminal
{
    private volatile bool _isLent;

    /// <summary>Both ends are a terminal: a full screen can be shown.</summary>
    public bool IsTerminal { get; } = !Console.IsInputRedirected && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <inheritdoc/>
    public bool HasHalfBlocks { get; } = Environment.GetEnvironmentVariable("TERM") is not "linux";

    /// <summary>128 + n where the signal n ended the conversation; null where none did.</summary>
    public int? Signal { get; private set; }

    /// <summary>An environment variable, or null.</summary>
    public Func<string, string?> Variable { get; } = Environment.GetEnvironmentVariable;

    /// <summary>The whole environment: that of the user's own programs.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; } =
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");

    /// <summary>The folder of the executable.</summary>
    public string ProgramFolder { get; } = AppContext.BaseDirectory;

    /// <summary>Says a line; what others put into it (errors of docker, names of certificates, a service's last words) cannot drive the terminal.</summary>
    public void Say(string line) => Console.Error.WriteLine(Clean(line));

    /// <summary>Writes a line of a result: as it is into a pipe or a file, and on a terminal without what could drive it.</summary>
    public void Result(string line) => Console.Out.WriteLine(Console.IsOutputRedirected ? line : Clean(line));

    /// <summary>Leaves behind what a full screen has told at its end: a result alone on standard output.</summary>
    public void Leave(Note note)
    {
        if (!note.IsResult) Say(note.Title);
        foreach (var line in note.Lines)
        {
            if (note.IsResult) Result(line);
            else Say(line);
        }
    }

    /// <inheritdoc/>
    public Task<string?> ReadAsync(string prompt, bool secret, CancellationToken cancellation)
    {
        Console.Error.Write(Clean(prompt));
        // a read of the terminal cannot be cancelled: the wait for it can, and the process ends then
        return Task.Run(() => secret && !Console.IsInputRedirected ? ReadUnseen() : Console.In.ReadLine(), CancellationToken.None).WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public IDisposable Lend()
    {
        _isLent = true;
        var modes = new TerminalModes();
        return new Loan(() =>
        {
            modes.Dispose();
            _isLent = false;
        });
    }

    /// <summary>Cancels when the process is told to end; disposing it takes no signals any more.</summary>
    public IDisposable CancelOnSignal(CancellationTokenSource cancellation)
    {
        var signals = new (PosixSignal Signal, int Code)[] { (PosixSignal.SIGINT, 130), (PosixSignal.SIGTERM, 143), (PosixSignal.SIGHUP, 129), (PosixSignal.SIGQUIT, 131) };
        return new Registrations([.. signals.Select(pair => PosixSignalRegistration.Create(pair.Signal, context =>
        {
            context.Cancel = true;
            if (_isLent && pair.Signal is (PosixSignal.SIGINT or PosixSignal.SIGQUIT)) return;
            Signal = pair.Code;
            cancellation.Cancel();
        }))]);
    }

    private static string Clean(string text) => string.Join('\n', text.Split('\n').Select(Printable.Clean));

    private static string? ReadUnseen()
    {
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace) text.Length = Math.Max(0, text.Length - 1);
            else if (!char.IsControl(key.KeyChar)) text.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return text.ToString();
    }

    private sealed class Registrations(PosixSignalRegistration[] signals) : IDisposable
    {
        public void Dispose()
        {
            foreach (var signal in signals) signal.Dispose();
        }
    }

    private sealed class Loan(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
