namespace Wizard.LabTests.Lab;

/// <summary>An ssh command of a test's own, first on PATH: what it is to run on the other machine it hands to a shell of this one, as sshd would.</summary>
internal static class FakeSsh
{
    /// <summary>Puts it on the administrator's PATH, and makes a Docker context whose engine is reached through it.</summary>
    public static async Task InstallAsync(Administrator administrator, string context)
    {
        var path = Environment.GetEnvironmentVariable("PATH")!;
        var folder = Directory.CreateDirectory(Path.Combine(administrator.Home, "bin")).FullName;
        var fake = Path.Combine(folder, "ssh");
        // everything behind -- HOST is the command; the lab's engine is where DOCKER_HOST says
        await File.WriteAllTextAsync(fake, $"#!/bin/sh\nwhile [ \"$1\" != -- ]; do shift; done\nshift 2\nDOCKER_HOST=unix://{Engine.Socket} exec sh -c \"$*\"\n");
        File.SetUnixFileMode(fake, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        administrator.Export("PATH", $"{folder}:{path}");
        await Run.Async("docker", ["context", "rm", "--force", context]);
        (await Run.Async("docker", ["context", "create", context, "--docker", "host=ssh://root@pi.example.com"])).Succeeded();
    }
}
