using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Wizard.Tests.Pki.AcmeDns;

/// <summary>A name server on 127.0.0.1 that answers every question with one CNAME record, or that there is no such name.</summary>
internal sealed class NameServerOnLoopback : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly string? _target;
    private readonly byte _code;

    /// <param name="target">Where the record points; null for no record.</param>
    /// <param name="code">The answer's code (RFC 1035): 0 no error, 2 failure, 3 no such name.</param>
    public NameServerOnLoopback(string? target, byte code = 0)
    {
        (_target, _code) = (target, code);
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public void Dispose() => _socket.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var asked = await _socket.ReceiveAsync();
                await _socket.SendAsync(Answer(asked.Buffer), asked.RemoteEndPoint);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private byte[] Answer(byte[] question)
    {
        var end = Array.IndexOf(question, (byte)0, 12) + 5; // name, type, class
        var answer = question[..end];
        (answer[2], answer[3]) = (0x81, (byte)(0x80 | _code));
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(6), (ushort)(_target is null ? 0 : 1));
        answer.AsSpan(8, 4).Clear();
        if (_target is null) return answer;
        byte[] name = [.. _target.Split('.').SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)), 0];
        return [.. answer, 0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, (byte)name.Length, .. name];
    }
}
