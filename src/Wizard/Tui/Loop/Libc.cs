using System.Runtime.InteropServices;

namespace Wizard.Tui.Loop;

/// <summary>The few calls of libc that reading a terminal without polling needs.</summary>
internal static partial class Libc
{
    /// <summary>POLLIN: there is something to read.</summary>
    public const short Readable = 1;

    /// <summary>EINTR: a signal came in between.</summary>
    public const int Interrupted = 4;

    /// <summary>EAGAIN: nothing there after all.</summary>
    public const int TryAgain = 11;

    /// <summary>O_CLOEXEC, so that no child of ours inherits the pipe.</summary>
    public const int CloseOnExec = 0x80000;

    /// <summary>TCSADRAIN: change the modes once everything was written.</summary>
    public const int AfterOutput = 1;

    /// <summary>One entry of poll(2).</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Pollfd
    {
        /// <summary>The descriptor.</summary>
        public int Descriptor;

        /// <summary>What is waited for.</summary>
        public short Events;

        /// <summary>What happened.</summary>
        public short Happened;
    }

    /// <summary>poll(2); a negative timeout (in milliseconds) waits for ever.</summary>
    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Span<Pollfd> descriptors, nuint count, int timeout);

    /// <summary>read(2).</summary>
    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, Span<byte> buffer, nint count);

    /// <summary>write(2).</summary>
    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nint count);

    /// <summary>pipe2(2).</summary>
    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(Span<int> ends, int flags);

    /// <summary>close(2).</summary>
    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    /// <summary>tcgetattr(3).</summary>
    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    public static partial int GetModes(int descriptor, Span<byte> termios);

    /// <summary>tcsetattr(3).</summary>
    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    public static partial int SetModes(int descriptor, int when, ReadOnlySpan<byte> termios);
}
