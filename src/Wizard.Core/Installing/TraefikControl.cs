using System.Security.Cryptography;
using System.Text;
using Wizard.Compose;
using Wizard.Settings;

namespace Wizard.Installing;

/// <summary>Asks a running Traefik, through its API on 127.0.0.1, with a password that lives as long as this object.</summary>
/// <param name="docker">The engine.</param>
/// <param name="port">The port of the control entrypoint, on 127.0.0.1 inside the container's network.</param>
internal sealed class TraefikControl(Docker docker, int port)
{
    /// <summary>The user of the API.</summary>
    public const string User = "wizard";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private readonly string _password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The password as Traefik wants it. It is 256 random bits, so bcrypt's lowest cost is enough.</summary>
    public string BasicHash => BCrypt.Net.BCrypt.HashPassword(_password, workFactor: 4);

    /// <summary>Waits until Traefik knows the middleware that is named by the configuration's content.</summary>
    /// <returns>False where it does not within 15 seconds of its first answer, which may have come a long way: it refused the file.</returns>
    public async Task<bool> KnowsAsync(string container, string marker, CancellationToken cancellation)
    {
        if (await AskAsync(container, marker, cancellation).ConfigureAwait(false)) return true;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            // Traefik tells nobody when it has read a file: asking again is all there is
            do await Task.Delay(Pause, limit.Token).ConfigureAwait(false);
            while (!await AskAsync(container, marker, limit.Token).ConfigureAwait(false));
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    // The request goes in on standard input: the password is no argument of any process, inside the container or out.
    private async Task<bool> AskAsync(string container, string marker, CancellationToken cancellation)
    {
        var answered = new TaskCompletionSource();
        var call = docker.Call(["exec", "-i", container, "nc", "127.0.0.1", port.ToString(System.Globalization.CultureInfo.InvariantCulture)]) with { Input = RequestAsync };
        try
        {
            var answer = await docker.TryAsync(call, cancellation).ConfigureAwait(false);
            return answer?.StartsWith("HTTP/1.", StringComparison.Ordinal) == true && answer.AsSpan(8).StartsWith(" 200", StringComparison.Ordinal);
        }
        finally
        {
            answered.SetResult();
        }

        async Task RequestAsync(Stream stream, CancellationToken token)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Request(marker)), token).ConfigureAwait(false);
            await stream.FlushAsync(token).ConfigureAwait(false);
            await answered.Task.WaitAsync(token).ConfigureAwait(false); // open until the answer is here: nc ends with its input
        }
    }

    private string Request(string marker) =>
        $"GET /api/http/middlewares/{marker}@file HTTP/1.0\r\nHost: 127.0.0.1\r\nAuthorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{_password}"))}\r\n\r\n";

    /// <summary>The control port of a Traefik deployment.</summary>
    public static int PortOf(Values traefik) => int.Parse(traefik["TRAEFIK_CONTROL_ENTRYPOINT_PORT"], System.Globalization.CultureInfo.InvariantCulture);
}
