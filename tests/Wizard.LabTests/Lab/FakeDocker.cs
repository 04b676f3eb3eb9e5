namespace Wizard.LabTests.Lab;

/// <summary>A docker command of a test's own, first on PATH: answers what the test wants otherwise, and leaves the rest to the real one.</summary>
internal static class FakeDocker
{
    /// <summary>Puts it on the administrator's PATH.</summary>
    /// <param name="administrator">Who will use it without knowing.</param>
    /// <param name="script">Lines of sh that see docker's arguments; what they do not end goes on to the real docker.</param>
    public static void Install(Administrator administrator, string script)
    {
        var path = Environment.GetEnvironmentVariable("PATH")!;
        var real = path.Split(':').Select(folder => Path.Combine(folder, "docker")).First(File.Exists);
        var folder = Directory.CreateDirectory(Path.Combine(administrator.Home, "bin")).FullName;
        var fake = Path.Combine(folder, "docker");
        File.WriteAllText(fake, $"#!/bin/sh\n{script}\nexec {real} \"$@\"\n");
        File.SetUnixFileMode(fake, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        administrator.Export("PATH", $"{folder}:{path}");
    }
}
