using System.Text.RegularExpressions;

namespace Wizard.Compose;

/// <summary>The machine that a Docker engine runs on: this one, or one that SSH reaches as docker itself does.</summary>
/// <param name="processes">Runs programs on it.</param>
/// <param name="environment">The environment of this machine's own programs, ssh among them.</param>
/// <param name="endpoint">Where the context finds the engine, as in <c>unix:///var/run/docker.sock</c> or <c>ssh://me@pi.example.com</c>.</param>
public sealed partial class EngineHost(IProcesses processes, IReadOnlyDictionary<string, string> environment, string endpoint)
{
    private const int SshFailed = 255; // ssh's own exit code; every other one is the command's
    private static readonly string[] WithoutQuestions = ["-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=15"];
    private readonly Match _ssh = Ssh().Match(endpoint);

    /// <summary>Where the context finds the engine.</summary>
    public string Endpoint { get; } = endpoint;

    /// <summary>True where the engine runs on this machine.</summary>
    public bool IsHere => Endpoint.StartsWith("unix://", StringComparison.Ordinal);

    /// <summary>True where programs can be run on that machine.</summary>
    public bool IsReachable => IsHere || _ssh.Success;

    /// <summary>The machine, as a sentence names it.</summary>
    public string Name => IsHere ? "this machine" : _ssh.Success ? _ssh.Groups["host"].Value : Endpoint;

    /// <summary>Runs a program there.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments; never a secret.</param>
    /// <param name="changes">True where it changes something.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">The machine cannot be reached.</exception>
    /// <exception cref="ArgumentException">A word is one that a shell would read as more than a word.</exception>
    public async Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, bool changes, CancellationToken cancellation)
    {
        if (!IsReachable) throw new UserError($"{Endpoint} is neither this machine nor one behind SSH.", "Do it there by hand.");
        var call = Call([program, .. arguments]) with { Changes = changes, Timeout = Docker.Patience };
        var result = await processes.RunAsync(call, null, cancellation).ConfigureAwait(false);
        return !IsHere && result.ExitCode == SshFailed ? throw Unreachable(result) : result;
    }

    /// <summary>What to type in order to have a command run there.</summary>
    public string Command(IReadOnlyList<string> words) => IsHere ? string.Join(' ', words) : $"ssh {Destination} {string.Join(' ', words)}";

    private ProcessCall Call(string[] words) => IsHere
        ? new(words[0], words[1..]) { Environment = environment }
        : new("ssh", [.. WithoutQuestions, .. Account, "--", _ssh.Groups["host"].Value, .. words.Select(PlainWord)]) { Environment = environment };

    // ssh joins the words with blanks and hands them to the shell of the other side
    private static string PlainWord(string word) => Plain().IsMatch(word) ? word : throw new ArgumentException($"{word} is no plain word.", nameof(word));

    private IEnumerable<string> Account =>
    [
        .. _ssh.Groups["user"] is { Success: true } user ? new[] { "-l", user.Value } : [],
        .. _ssh.Groups["port"] is { Success: true } port ? new[] { "-p", port.Value } : [],
    ];

    private string Destination => string.Join(' ', [.. Account, _ssh.Groups["host"].Value]);

    private UserError Unreachable(ProcessResult result) => new(
        $"{Name} cannot be reached over SSH ({result.Errors.Trim().Split('\n')[^1].Trim()}).",
        $"`ssh -o BatchMode=yes {Destination} true` must work without a question: look at the key, the agent and known_hosts.");

    // an IPv6 address stands in brackets in the URL; ssh wants it without them
    [GeneratedRegex(@"^ssh://(?:(?<user>[A-Za-z0-9_][A-Za-z0-9_.-]*)@)?(?:\[(?<host>[0-9A-Fa-f:]+)\]|(?<host>[A-Za-z0-9][A-Za-z0-9._-]*))(?::(?<port>[0-9]{1,5}))?/?\z")]
    private static partial Regex Ssh();

    [GeneratedRegex(@"^[A-Za-z0-9_./:=@%+,-]+\z")]
    private static partial Regex Plain();
}
