using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wizard.Settings;

/// <summary>JSON as a setting may hold it: one line, in which no <c>{{</c> stands.</summary>
internal static class JsonTexts
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object.</summary>
    public static string Object(Action<Utf8JsonWriter> members) => Write(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    });

    /// <summary>Whatever is written.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact)) write(writer);
        // Outside of strings JSON has no {{, so the second brace may always be written as an escape.
        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("{{", @"{\u007b", StringComparison.Ordinal);
    }
}
