using System.Buffers;
using System.Text.Json;

namespace Wizard.Pki;

/// <summary>JSON objects, written member by member.</summary>
internal static class JsonText
{
    /// <summary>One object as UTF-8.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
