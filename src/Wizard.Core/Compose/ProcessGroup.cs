using System.Runtime.InteropServices;

namespace Wizard.Compose;

/// <summary>A program with all that it starts, as the kernel keeps it together: also what was left behind by a parent that has ended.</summary>
/// <param name="leader">The id of the program that leads it; the group has the same.</param>
/// <remarks>.NET ends a process with its children, found by their parents: a child whose parent has ended is nobody's, and would run on.</remarks>
internal sealed partial class ProcessGroup(int leader)
{
    private const int Killed = 9; // SIGKILL

    /// <summary>The program and arguments that start a program as the leader of a group of its own.</summary>
    /// <remarks>.NET cannot start one so; setsid(1), which every Debian has, makes the group and then is that program. Where there is none, the program is started as it is.</remarks>
    public static (string Program, IReadOnlyList<string> Arguments) Leading(string program, IReadOnlyList<string> arguments) =>
        ProgramPath.TryFind("setsid", "/usr/bin:/bin") is { } setsid ? (setsid, [program, .. arguments]) : (program, arguments);

    /// <summary>Ends all that is left of it; nothing where it has ended.</summary>
    public void Kill() => _ = Send(-leader, Killed);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
