namespace Wizard.Compose;

/// <summary>One run of another program: its arguments always as a list.</summary>
/// <param name="Program">Its name, found on PATH.</param>
/// <param name="Arguments">Its arguments; never a secret.</param>
public sealed record ProcessCall(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The whole environment of the process: nothing is inherited beside it.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Writes its standard input; null for none.</summary>
    public Func<Stream, CancellationToken, Task>? Input { get; init; }

    /// <summary>Reads its standard output as bytes; null where it is collected as text.</summary>
    public Func<Stream, CancellationToken, Task>? Output { get; init; }

    /// <summary>True where it changes something: a dry run shows it instead.</summary>
    public bool Changes { get; init; }

    /// <summary>For a call that ends only when it is cancelled, because it follows something: logs, events.</summary>
    public static readonly TimeSpan Endless = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>How long it may take; as long as a question may where nothing else is said.</summary>
    public TimeSpan Timeout { get; init; } = Docker.Patience;

    /// <summary>Covers secrets in what is told of its failure.</summary>
    public SecretMask Mask { get; init; } = SecretMask.None;

    /// <summary>As a person would type it.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Program).Select(Quote));

    private static string Quote(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=@,+%".Contains(letter)) ? word : $"'{word.Replace("'", @"'\''")}'";
}

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Its standard output; the last lines of it where somebody was told each line.</param>
/// <param name="Errors">Its standard error, likewise.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Errors)
{
    /// <summary>True where it exited with 0.</summary>
    public bool Succeeded => ExitCode == 0;
}

/// <summary>The one port through which other programs are run.</summary>
public interface IProcesses
{
    /// <summary>Runs a program to its end; its whole process group ends with the token, and with the time that it has.</summary>
    /// <param name="call">What to run.</param>
    /// <param name="onLine">Told each line of output and errors as it comes; null where nobody watches.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">The program is not installed, or took too long.</exception>
    Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation);

    /// <summary>Runs a program on the terminal of this process, which is the program's alone until it ends: its input, its output, its Ctrl-C.</summary>
    /// <returns>Its exit code. Where there is no terminal to give, it runs as any other.</returns>
    /// <exception cref="UserError">The program is not installed.</exception>
    async Task<int> RunOnTerminalAsync(ProcessCall call, CancellationToken cancellation) => (await RunAsync(call, null, cancellation).ConfigureAwait(false)).ExitCode;
}
