using System.Text;
using CliWrap;

namespace Wizard.Compose;

/// <summary>What a process writes on one of its streams: the whole text, or, where somebody is told each line as it comes, only the last lines.</summary>
/// <param name="onLine">Told each line; null where nobody is.</param>
internal sealed class OutputText(Action<string>? onLine)
{
    private const int Kept = 100; // lines
    private const int Longest = 128 * 1024; // chars: a longer line is told in pieces
    private const string GoesOn = "... "; // before the further pieces: what begins a piece begins no line
    private readonly StringBuilder _whole = new();
    private readonly Queue<string> _last = new();
    private int _lastLength;

    /// <summary>Where the stream goes.</summary>
    public PipeTarget Target => onLine is null ? PipeTarget.ToStringBuilder(_whole) : PipeTarget.Create((stream, cancellation) => ReadLinesAsync(stream, onLine, cancellation));

    /// <summary>What is kept of it.</summary>
    public string Text => onLine is null ? _whole.ToString() : string.Join('\n', _last);

    private async Task ReadLinesAsync(Stream stream, Action<string> tell, CancellationToken cancellation)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false, bufferSize: 16 * 1024, leaveOpen: true);
        var (line, chunk, pieces) = (new StringBuilder(), new char[16 * 1024], 0);
        while (await reader.ReadAsync(chunk, cancellation).ConfigureAwait(false) is var read and > 0)
        {
            var rest = chunk.AsMemory(0, read);
            for (var end = rest.Span.IndexOf('\n'); end >= 0; end = rest.Span.IndexOf('\n'))
            {
                Tell(line.Append(rest.Span[..end]), pieces, tell);
                (rest, pieces) = (rest[(end + 1)..], 0);
            }

            line.Append(rest.Span);
            if (line.Length >= Longest) Tell(line, pieces++, tell);
        }

        if (line.Length > 0) Tell(line, pieces, tell);
    }

    private void Tell(StringBuilder line, int pieces, Action<string> tell)
    {
        if (line.Length > 0 && line[^1] == '\r') line.Length--;
        var text = pieces > 0 ? $"{GoesOn}{line}" : line.ToString();
        line.Clear();
        _last.Enqueue(text);
        for (_lastLength += text.Length; _last.Count > Kept || (_lastLength > Longest && _last.Count > 1); _lastLength -= _last.Dequeue().Length)
        {
        }

        tell(text);
    }
}
