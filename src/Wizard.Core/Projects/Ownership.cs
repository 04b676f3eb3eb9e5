using System.Runtime.InteropServices;

namespace Wizard.Projects;

/// <summary>Whom a folder belongs to.</summary>
public static partial class Ownership
{
    /// <summary>True where only root or this user could have put something there: theirs, and not writable for everybody.</summary>
    public static bool IsTrusted(string path)
    {
        if (Stat(path, out var status) != 0) return false;
        return (status.Uid is 0 || status.Uid == GetEuid()) && ((UnixFileMode)status.Mode & UnixFileMode.OtherWrite) == 0;
    }

    // .NET tells a file's mode and not its owner; this is .NET's own shim over stat(2), the same for every processor and libc
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, out FileStatus status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    private static partial uint GetEuid();

    // the shim writes more than these: room for all of it
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct FileStatus
    {
        public int Flags;
        public int Mode;
        public uint Uid;
    }
}
