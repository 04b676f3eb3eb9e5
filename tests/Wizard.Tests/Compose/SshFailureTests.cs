using Wizard.Compose;
using Xunit;

namespace Wizard.Tests.Compose;

public sealed class SshFailureTests
{
    private const string Docker = "error during connect: Get \"http://docker.example.com/v1.50/version\": command [ssh -o ConnectTimeout=30 -T -l root -- pi.example.com docker system dial-stdio] has exited with exit status 255, make sure the URL is valid, and Docker 18.09 or later is installed on the remote host: stderr=";

    [Theory]
    [InlineData("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.\n", "does not prove to be the one", "Host key verification failed.", "ssh-keygen -R")]
    [InlineData("root@127.0.0.1: Permission denied (publickey).\n", "does not let this user in", "Permission denied (publickey).", "ssh -o BatchMode=yes")]
    [InlineData("ssh: Could not resolve hostname pi.example.com: Name or service not known\n", "does not resolve", "pi.example.com", "DNS")]
    [InlineData("ssh: connect to host 127.0.0.1 port 2222: Connection refused\n", "No SSH server answers", "port 2222", "goes on from there")]
    [InlineData("ssh: connect to host 192.0.2.1 port 22: Connection timed out\n", "does not answer over SSH", "192.0.2.1", "goes on from there")]
    [InlineData("Connection timed out during banner exchange\nConnection to 127.0.0.1 port 22 timed out\n", "does not answer over SSH", "timed out", "goes on from there")]
    [InlineData("bash: line 1: docker: command not found\n", "no docker command", "not found", "Install Docker there")]
    [InlineData("Connection to 127.0.0.1 closed by remote host.\n", "connection to the machine was lost", "closed by remote host", "goes on from there")]
    [InlineData("", "connection to the machine was lost", "", "goes on from there")]
    public void A_connection_that_fails_says_why_and_what_to_do(string said, string what, string shown, string mend)
    {
        var error = DockerFailure.Explain(new("docker", ["version"]) { Environment = new Dictionary<string, string>() }, new(1, "", Docker + said));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(shown, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("docker.example.com", error.Message, StringComparison.Ordinal);
        Assert.Contains(mend, error.Mend, StringComparison.Ordinal);
        Assert.True(DockerFailure.IsEngineAway(Docker + said));
    }

    [Fact]
    public void What_a_container_says_of_its_own_connections_is_no_lost_machine() =>
        Assert.False(DockerFailure.IsEngineAway("nc: read: Connection reset by peer\nssh: connect to host x port 22: Connection refused"));
}
