namespace Wizard.Tests.Status;

/// <summary>What Docker 20.10 printed, recorded: `docker container inspect` with the wizard's own format.</summary>
internal static class Recording
{
    public const string Whoami = """{"id":"78306f74266c4ac7b08c8ea0cee7385d80321f6062f7b243987634b714eac86c","state":{"Dead":false,"Error":"","ExitCode":0,"FinishedAt":"0001-01-01T00:00:00Z","OOMKilled":false,"Paused":false,"Pid":10410,"Restarting":false,"Running":true,"StartedAt":"2026-11-27T08:53:01.001755079Z","Status":"running"},"image":"traefik/whoami:v1.11.0","labels":{"com.docker.compose.oneoff":"False","com.docker.compose.project":"whoami","com.docker.compose.service":"whoami"},"ports":{"8080/tcp":[{"HostIp":"127.0.0.1","HostPort":"8083"}]}}""";

    public const string Created = """{"id":"44bbb9540f43eb8c30aaf1e5a6def32a4872ffc0e14aa3db85969e586b8d8c3a","state":{"Dead":false,"Error":"","ExitCode":0,"FinishedAt":"0001-01-01T00:00:00Z","OOMKilled":false,"Paused":false,"Pid":0,"Restarting":false,"Running":false,"StartedAt":"0001-01-01T00:00:00Z","Status":"created"},"image":"traefik/whoami:v1.11.0","labels":{"com.docker.compose.oneoff":"False","com.docker.compose.project":"whoami","com.docker.compose.service":"second"},"ports":{}}""";

    public const string Ended = """{"id":"55bbb9540f43eb8c30aaf1e5a6def32a4872ffc0e14aa3db85969e586b8d8c3a","state":{"Dead":false,"Error":"","ExitCode":2,"FinishedAt":"2026-11-27T09:10:00.5Z","OOMKilled":false,"Paused":false,"Pid":0,"Restarting":false,"Running":false,"StartedAt":"2026-11-27T08:53:01.001755079Z","Status":"exited"},"image":"traefik/whoami:v1.11.0","labels":{"com.docker.compose.oneoff":"False","com.docker.compose.project":"whoami","com.docker.compose.service":"whoami"},"ports":{}}""";

    public static string Traefik(string image, string health = "healthy", string label = "") => $$$"""{"id":"66306f74266c4ac7b08c8ea0cee7385d80321f6062f7b243987634b714eac86c","state":{"FinishedAt":"0001-01-01T00:00:00Z","Health":{"FailingStreak":0,"Log":[{"End":"2026-11-27T08:53:02.294670125Z","ExitCode":0,"Output":"","Start":"2026-11-27T08:53:02.004256103Z"}],"Status":"{{{health}}}"},"Running":true,"StartedAt":"2026-11-27T06:10:00Z","Status":"running"},"image":"{{{image}}}","labels":{"com.docker.compose.oneoff":"False","com.docker.compose.project":"traefik","com.docker.compose.service":"traefik","org.opencontainers.image.version":"{{{label}}}"},"ports":{}}""";

    /// <summary>Makes an engine answer with these containers.</summary>
    public static void Answer(this World world, params string[] containers) => world.Processes
        .Say("docker --context default ps", string.Join('\n', containers.Select((_, index) => $"id{index}")))
        .Say("docker --context default container inspect", string.Join('\n', containers));
}
