using Wizard.Compose;
using Xunit;

namespace Wizard.Tests.Compose;

public sealed class EngineHostTests
{
    private readonly FakeProcesses _processes = new FakeProcesses().Say("id -u", "0\n");

    private EngineHost Host(string endpoint) => new(_processes, new Dictionary<string, string>(), endpoint);

    [Fact]
    public async Task On_this_machine_a_program_is_run_as_it_is()
    {
        await Host("unix:///var/run/docker.sock").RunAsync("id", ["-u"], changes: false, default);
        Assert.Equal(["id -u"], _processes.Lines);
    }

    [Theory]
    [InlineData("ssh://me@pi.example.com", "ssh -T -o BatchMode=yes -o ConnectTimeout=15 -l me -- pi.example.com id -u")]
    [InlineData("ssh://pi", "ssh -T -o BatchMode=yes -o ConnectTimeout=15 -- pi id -u")]
    [InlineData("ssh://me@[2001:db8::1]:2222", "ssh -T -o BatchMode=yes -o ConnectTimeout=15 -l me -p 2222 -- 2001:db8::1 id -u")]
    public async Task On_another_one_it_is_run_over_SSH_without_any_question(string endpoint, string line)
    {
        await Host(endpoint).RunAsync("id", ["-u"], changes: false, default);
        Assert.Equal([line], _processes.Lines);
    }

    [Theory]
    [InlineData("tcp://10.0.0.1:2376")]
    [InlineData("ssh://-oProxyCommand=evil")]
    [InlineData("ssh://-l@pi")]
    [InlineData("ssh://pi;evil")]
    [InlineData("ssh://pi/run/docker.sock x")]
    [InlineData("ssh://me@pi\n")]
    [InlineData("")]
    public async Task Nothing_is_run_for_an_endpoint_that_is_neither(string endpoint)
    {
        Assert.False(Host(endpoint).IsReachable);
        await Assert.ThrowsAsync<UserError>(() => Host(endpoint).RunAsync("id", ["-u"], changes: false, default));
        Assert.Empty(_processes.Lines);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("$(evil)")]
    [InlineData("a;b")]
    [InlineData("")]
    public async Task No_word_reaches_the_other_sides_shell_that_it_would_read_as_more(string word)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Host("ssh://pi").RunAsync("getent", ["passwd", word], changes: false, default));
        Assert.Empty(_processes.Lines);
    }

    [Fact]
    public async Task A_machine_that_SSH_does_not_reach_is_one_clear_message()
    {
        _processes.Say("ssh", "", 255, "banner\nme@pi: Permission denied (publickey).\n");
        var error = await Assert.ThrowsAsync<UserError>(() => Host("ssh://me@pi").RunAsync("id", ["-u"], changes: false, default));
        Assert.Equal("pi cannot be reached over SSH (me@pi: Permission denied (publickey).).", error.Message);
        Assert.Contains("ssh -o BatchMode=yes -l me pi true", error.Mend, StringComparison.Ordinal);
    }
}
