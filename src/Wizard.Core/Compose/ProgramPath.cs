namespace Wizard.Compose;

/// <summary>Finds programs on PATH alone.</summary>
/// <remarks>.NET looks beside the program and into the working directory first: in a foreign folder that would be somebody else's `docker`.</remarks>
internal static class ProgramPath
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The absolute path of a program; folders of PATH that are relative do not count.</summary>
    /// <exception cref="UserError">It is in none of them.</exception>
    public static string Find(string program, string? path)
    {
        if (Path.IsPathRooted(program)) return program;
        return TryFind(program, path) ?? throw new UserError($"{program} is in no folder of PATH.", Install(program));
    }

    /// <summary>True for a program that is there.</summary>
    public static bool Has(string program, string? path) => Path.IsPathRooted(program) ? IsExecutable(program) : TryFind(program, path) is not null;

    /// <summary>The absolute path of a program; null where it is in none of the folders.</summary>
    public static string? TryFind(string program, string? path) =>
        (path ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, program)).FirstOrDefault(IsExecutable);

    /// <summary>How to come by a program.</summary>
    public static string Install(string program) => program == "docker"
        ? "Install Docker's engine and its compose plugin: https://docs.docker.com/engine/install/"
        : $"Install {program}.";

    private static bool IsExecutable(string file) => File.Exists(file) && (File.GetUnixFileMode(file) & Executable) != 0;
}
