using System.Runtime.InteropServices;

namespace Wizard.Cli;

/// <summary>Core files of this process: there are none, because passwords and keys would stand in them.</summary>
internal static partial class CoreDumps
{
    private const int SetDumpable = 4; // PR_SET_DUMPABLE, linux/prctl.h

    /// <summary>Forbids them, and debuggers of the same user with them. A limit of 0 would not do: the kernel does not heed it where a program takes core files from a pipe.</summary>
    public static void Forbid() => _ = Control(SetDumpable, 0, 0, 0, 0);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint value, nuint third, nuint fourth, nuint fifth);
}
