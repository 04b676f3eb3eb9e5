using Wizard.Compose;
using Xunit;

namespace Wizard.Tests.Compose;

public sealed class DockerTests
{
    private static ProcessCall Call(params string[] arguments) => new("docker", arguments) { Environment = new Dictionary<string, string>() };

    [Theory]
    [InlineData("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "engine does not answer")]
    [InlineData("permission denied while trying to connect to the Docker daemon socket", "may not talk")]
    [InlineData("docker: 'compose' is not a docker command.", "no compose plugin")]
    [InlineData("Error response from daemon: pull access denied for nothing, repository does not exist", "image could not be pulled")]
    [InlineData("Error: listen tcp 0.0.0.0:443: bind: address already in use", "port is in use")]
    public void A_known_failure_says_what_it_means(string errors, string expected)
    {
        var error = DockerFailure.Explain(Call("up"), new(1, "", errors));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Mend);
    }

    [Theory]
    [InlineData(1, "Cannot connect to the Docker daemon", "The Docker engine does not answer.")]
    [InlineData(0, "", "must be a directory")]
    public async Task A_copy_that_fails_because_the_engine_is_away_does_not_blame_the_folder(int exitCode, string errors, string expected)
    {
        var engine = new FakeProcesses().Say("cp -", "", 1, "destination \"x:/etc\" must be a directory").Say("version", "28.0", exitCode, errors);
        var docker = new Docker(engine, new DockerSettings(_ => null), "pi");
        var error = await Assert.ThrowsAsync<UserError>(() => docker.CopyIntoAsync("x", "/etc", Docker.Text("tar"), default));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_failure_shows_the_command_and_dockers_own_words()
    {
        var error = DockerFailure.Explain(Call("cp", "-", "x:/a b"), new(7, "", "boom\n"));
        Assert.Contains("`docker cp - 'x:/a b'` failed with exit code 7: boom", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_last_lines_stand_in_their_order_each_on_its_own_and_what_went_well_before_is_left_out()
    {
        var error = DockerFailure.Explain(Call("up"), new(1, "", " Container whoami-1  Creating\n Network whoami_default  Created\nservices.whoami is wrong\n\nports must be numbers\n"));
        Assert.Equal("`docker up` failed with exit code 1. Its last lines:\nservices.whoami is wrong\nports must be numbers", error.Message);
    }

    [Fact]
    public void No_more_than_ten_lines_are_shown()
    {
        var error = DockerFailure.Explain(Call("up"), new(1, "", string.Join('\n', Enumerable.Range(1, 30).Select(number => $"line {number}"))));
        Assert.Equal(Enumerable.Range(21, 10).Select(number => $"line {number}"), error.Message.Split('\n').Skip(1));
    }

    [Fact]
    public void A_failure_without_a_word_says_so() =>
        Assert.Contains("has said nothing", DockerFailure.Explain(Call("up"), new(7, "", "")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_dry_run_only_tells_what_would_change_something()
    {
        var said = new List<string>();
        var result = await new DryRunProcesses(new ChildProcesses(), said.Add).RunAsync(Call("compose", "up") with { Changes = true }, null, default);
        Assert.True(result.Succeeded);
        Assert.Equal(["would run: docker compose up"], said);
    }

    [Fact]
    public void The_shells_variables_do_not_reach_compose()
    {
        var shell = new Dictionary<string, string> { ["PATH"] = "/bin", ["WHOAMI_TRAEFIK_HOST"] = "evil.example.com", ["COMPOSE_FILE"] = "evil.yaml", ["ROUTER"] = "evil" };
        var environment = new DockerSettings(shell.GetValueOrDefault).Environment([new("ROUTER", "whoami_default")]);
        Assert.Equal(["PATH", "ROUTER"], environment.Keys.Order());
        Assert.Equal("whoami_default", environment["ROUTER"]);
    }

    [Fact]
    public void The_current_context_is_the_one_that_docker_itself_would_take()
    {
        var folder = Directory.CreateTempSubdirectory("docker-config").FullName;
        File.WriteAllText(Path.Combine(folder, "config.json"), """{"currentContext": "pi"}""");
        var variables = new Dictionary<string, string> { ["DOCKER_CONFIG"] = folder };
        Assert.Equal("pi", new DockerSettings(variables.GetValueOrDefault).CurrentContext);
        variables["DOCKER_HOST"] = "unix:///elsewhere";
        Assert.Equal("default", new DockerSettings(variables.GetValueOrDefault).CurrentContext);
        variables["DOCKER_CONTEXT"] = "other";
        Assert.Equal("other", new DockerSettings(variables.GetValueOrDefault).CurrentContext);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Up 3 minutes", "", true)]
    [InlineData("Up 3 minutes (healthy)", "healthy", true)]
    [InlineData("Up 3 minutes (unhealthy)", "unhealthy", false)]
    [InlineData("Up 1 second (health: starting)", "starting", false)]
    public void A_containers_health_is_in_its_status(string status, string health, bool isWell)
    {
        var container = Assert.Single(ContainerState.ReadAll($$"""{"ID":"a1","Service":"traefik","State":"running","Status":"{{status}}","Image":"traefik:v3.7.13"}"""));
        Assert.Equal((health, isWell), (container.Health, container.IsWell));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[1]")]
    public void An_answer_that_is_none_is_an_error_and_no_fault_of_the_program(string answer)
    {
        Assert.Contains("Docker's answer", Assert.Throws<UserError>(() => ContainerState.ReadAll(answer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_an_engines_answer_steers_a_terminal() =>
        Assert.Equal("?]52;c;eA==?", Assert.Single(ContainerState.ReadAll("""{"Name":"\u001b]52;c;eA==\u0007"}""")).Name);

    [Theory]
    [InlineData("2.40.3-3", 2, 40)]
    [InlineData("v2.20.0\n", 2, 20)]
    public void The_version_of_compose_is_read(string text, int major, int minor)
    {
        Assert.True(ComposeVersion.TryRead(text, out var version));
        Assert.Equal((major, minor), (version.Major, version.Minor));
    }

    [Fact]
    public async Task A_program_that_is_not_there_says_how_to_get_it()
    {
        var call = new ProcessCall("wizard-no-such-program", []) { Environment = new Dictionary<string, string> { ["PATH"] = "/bin" } };
        var error = await Assert.ThrowsAsync<UserError>(() => new ChildProcesses().RunAsync(call, null, default));
        Assert.Equal("Install wizard-no-such-program.", error.Mend);
    }

    [Fact]
    public async Task A_child_process_sees_only_the_environment_that_it_was_given()
    {
        var call = new ProcessCall("env", []) { Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["ONLY"] = "this" } };
        var result = await new ChildProcesses().RunAsync(call, null, default);
        Assert.Equal(["ONLY=this", "PATH=/usr/bin:/bin"], result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
    }
}
