using System.Globalization;

namespace Wizard.LabTests.Lab;

/// <summary>Debian's OpenSSH server at a port of 127.0.0.1, with keys of its own, and the ssh command that finds it. Needs root.</summary>
internal sealed class SshServer : IDisposable
{
    /// <summary>The name under which the ssh command finds it.</summary>
    public const string Host = "pi.example.com";

    private static readonly UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-ssh-").FullName;
    private Listener? _server;

    /// <summary>The folder with the ssh command, to be the first on PATH.</summary>
    public string Bin => FileOf("bin");

    /// <summary>The port that it listens at.</summary>
    public int Port { get; } = Listener.FreePort();

    /// <summary>Makes its keys and files.</summary>
    /// <param name="environment">Variables of every command that is run through it.</param>
    public static async Task<SshServer> CreateAsync(IReadOnlyDictionary<string, string> environment)
    {
        Directory.CreateDirectory("/run/sshd"); // the Debian package's unit makes it, and where no unit runs, nobody
        var server = new SshServer();
        foreach (var key in new[] { "host", "client", "stranger" })
            (await Run.Async("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", server.FileOf(key)])).Succeeded();
        await server.WriteAsync("authorized", await File.ReadAllTextAsync(server.FileOf("client.pub")));
        await server.WriteAsync("sshd_config", $"""
            ListenAddress 127.0.0.1:{server.Port}
            HostKey {server.FileOf("host")}
            AuthorizedKeysFile {server.FileOf("authorized")}
            AuthenticationMethods publickey
            UsePAM no
            StrictModes no
            PidFile none
            SetEnv {string.Join(' ', environment.Select(variable => $"{variable.Key}={variable.Value}"))}

            """);
        await server.ConfigureClientAsync(server.Port, "host", "client");
        return server;
    }

    /// <summary>Lets connections in.</summary>
    public async Task StartAsync() => _server ??= await Listener.StartAsync("Server listening on", "/usr/sbin/sshd", "-D", "-e", "-f", FileOf("sshd_config"));

    /// <summary>Ends it and every connection, as a lost link does.</summary>
    public void Cut()
    {
        _server?.Dispose();
        _server = null;
    }

    /// <summary>Has the link cut once, by a docker command of the test's own: when the real one is called with these words and says this, or before it says anything.</summary>
    public async Task CutDuringAsync(string words, string sign)
    {
        var real = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, "docker")).First(File.Exists);
        await WriteAsync("bin/docker", $$"""
            #!/bin/sh
            cut() { rm -f "$0"; kill -KILL $(cat /proc/{{_server!.Id}}/task/{{_server.Id}}/children) {{_server.Id}}; }
            case " $* " in *" {{words}} "*)
                [ -n "{{sign}}" ] || { cut; exec {{real}} "$@"; }
                {{real}} "$@" 2>&1 | while IFS= read -r line; do
                    echo "$line" >&2
                    case $line in *"{{sign}}"*) [ ! -e "$0" ] || cut;; esac
                done
                exit 1;;
            esac
            exec {{real}} "$@"

            """, Executable);
    }

    /// <summary>What the ssh command does from now on.</summary>
    /// <param name="port">The port of 127.0.0.1 at which it looks for the host.</param>
    /// <param name="known">The key by which it knows the host: host is the right one, stranger is not.</param>
    /// <param name="identity">The key that it shows: client is let in, stranger is not.</param>
    public async Task ConfigureClientAsync(int port, string known, string identity)
    {
        await WriteAsync("known", $"{Host} {await File.ReadAllTextAsync(FileOf($"{known}.pub"))}");
        await WriteAsync("ssh_config", $"""
            Host {Host}
              HostName 127.0.0.1
              HostKeyAlias {Host}
              Port {port.ToString(CultureInfo.InvariantCulture)}
              IdentityFile {FileOf(identity)}
              IdentitiesOnly yes
              UserKnownHostsFile {FileOf("known")}
              GlobalKnownHostsFile none
              StrictHostKeyChecking yes
              BatchMode yes

            """);
        // ssh finds its configuration in the home that passwd names, not in $HOME
        Directory.CreateDirectory(Bin);
        await WriteAsync("bin/ssh", $"#!/bin/sh\nexec /usr/bin/ssh -F {FileOf("ssh_config")} -o ConnectTimeout=5 \"$@\"\n", Executable);
    }

    public void Dispose()
    {
        Cut();
        Directory.Delete(_folder, recursive: true);
    }

    private string FileOf(string name) => Path.Combine(_folder, name);

    private async Task WriteAsync(string name, string text, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        await File.WriteAllTextAsync(FileOf(name), text);
        File.SetUnixFileMode(FileOf(name), mode);
    }
}
