using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wizard.Settings.Types;

/// <summary>JSON; its normal form is one line without blanks, in which no <c>{{</c> stands.</summary>
public sealed class JsonType() : SettingType("json", "valid JSON", """{"key":"value"}""")
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override Verdict Check(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Verdict.Accept(WithoutTemplates(Written(document)));
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return Refuse(error is JsonException { LineNumber: { } line } json ? $"it is no JSON at line {line + 1}, byte {json.BytePositionInLine + 1}" : "it is no JSON");
        }
    }

    private static string Written(JsonDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact)) document.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // Outside of strings JSON has no {{, so the second brace may always be written as an escape.
    private static string WithoutTemplates(string json) => json.Replace("{{", @"{\u007b", StringComparison.Ordinal);
}
