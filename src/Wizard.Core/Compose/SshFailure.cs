using System.Text.RegularExpressions;

namespace Wizard.Compose;

/// <summary>What docker says where it reaches its engine through ssh and the connection fails, and what to do.</summary>
internal static partial class SshFailure
{
    private const string GoesOn = "then run the same again: it goes on from there.";

    private static readonly (Regex Sign, string What, string Mend)[] All =
    [
        (HostUnproven(), "The machine does not prove to be the one that SSH knows by this name.", "Compare its key (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`, typed there) with what `ssh HOST` shows, and accept it only if they are the same; `ssh-keygen -R HOST` forgets the old one."),
        (UserRefused(), "The machine does not let this user in over SSH.", "`ssh -o BatchMode=yes HOST true` must work without a question: look at the user's name (`docker context ls`), the key (`ssh-add -l`), and ~/.ssh/authorized_keys there."),
        (NameUnknown(), "The machine's name does not resolve.", "Look at the name (`docker context ls`, ~/.ssh/config) and at the DNS."),
        (Refused(), "No SSH server answers on the machine.", $"Look whether the SSH server runs there and listens at that port (`docker context ls`, ~/.ssh/config), {GoesOn}"),
        (Silent(), "The machine does not answer over SSH.", $"Look whether it is on and the network leads there, {GoesOn}"),
        (DockerAway(), "There is no docker command on the machine.", "Install Docker there; `ssh HOST docker version` must work."),
        (Lost(), "The SSH connection to the machine was lost.", $"Look whether it is on and the network leads there, {GoesOn}"),
    ];

    /// <summary>The error; null where the connection did not fail.</summary>
    /// <param name="errors">What docker printed.</param>
    public static UserError? Find(string errors)
    {
        if (Ended().Match(errors) is not { Success: true } ended) return null;
        var said = ended.Groups["said"].Value;
        var (_, what, mend) = All.First(known => known.Sign.IsMatch(said));
        var last = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        return new(last is null ? what : $"{what} ({last})", mend);
    }

    // docker's own sentence around it: in it stands what ssh has printed
    [GeneratedRegex(@"command \[ssh .*?\] has exited with .*?(stderr=(?<said>.*)|\z)", RegexOptions.Singleline)]
    private static partial Regex Ended();

    [GeneratedRegex("Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED")]
    private static partial Regex HostUnproven();

    [GeneratedRegex(@"Permission denied \((publickey|password|keyboard-interactive|gssapi|hostbased)|Too many authentication failures")]
    private static partial Regex UserRefused();

    [GeneratedRegex("ssh: Could not resolve hostname")]
    private static partial Regex NameUnknown();

    [GeneratedRegex("ssh: connect to host .* port [0-9]+: Connection refused")]
    private static partial Regex Refused();

    [GeneratedRegex("Connection timed out|Operation timed out|timed out during banner exchange|ssh: connect to host .*: (No route to host|Network is unreachable)|Timeout, server .* not responding", RegexOptions.IgnoreCase)]
    private static partial Regex Silent();

    [GeneratedRegex("docker: (command )?not found")]
    private static partial Regex DockerAway();

    // whatever else it says, or nothing
    [GeneratedRegex("")]
    private static partial Regex Lost();
}
