using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Wizard.LabTests.Lab;

/// <summary>A program that listens at a port of 127.0.0.1, until this is disposed of.</summary>
internal sealed class Listener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private Listener(Process process) => _process = process;

    /// <summary>Starts it, and waits for the line that says that it listens.</summary>
    public static async Task<Listener> StartAsync(string sign, string program, params string[] arguments)
    {
        var listener = new Listener(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!);
        var listens = new TaskCompletionSource();
        DataReceivedEventHandler look = (_, line) =>
        {
            if (line.Data?.Contains(sign, StringComparison.Ordinal) == true) listens.TrySetResult();
        };
        listener._process.OutputDataReceived += look;
        listener._process.ErrorDataReceived += look;
        listener._process.BeginOutputReadLine();
        listener._process.BeginErrorReadLine();
        await listens.Task.WaitAsync(Patience);
        return listener;
    }

    /// <summary>Its process.</summary>
    public int Id => _process.Id;

    /// <summary>A port of 127.0.0.1 at which nothing listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
