using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wizard.Env;

/// <summary>Flushes a directory, so that a rename in it outlives a power cut.</summary>
/// <remarks>.NET opens no directories (File.OpenHandle refuses them), hence open(2).</remarks>
internal static partial class DirectoryFlush
{
    // O_RDONLY | O_CLOEXEC, the same on x64 and arm64.
    private const int ReadOnlyCloseOnExec = 0x80000;

    public static void Flush(string directory)
    {
        var descriptor = Open(directory, ReadOnlyCloseOnExec);
        if (descriptor < 0) throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
