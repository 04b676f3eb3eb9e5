using System.Text.Json;

namespace Wizard.Settings.Types;

/// <summary>JSON; its normal form is one line without blanks, in which no <c>{{</c> stands.</summary>
public sealed class JsonType() : SettingType("json", "valid JSON", """{"key":"value"}""")
{
    /// <inheritdoc/>
    public override Verdict Check(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Verdict.Accept(JsonTexts.Write(document.WriteTo));
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return Refuse(error is JsonException { LineNumber: { } line } json ? $"it is no JSON at line {line + 1}, byte {json.BytePositionInLine + 1}" : "it is no JSON");
        }
    }
}
