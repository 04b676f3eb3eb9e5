using System.Text.Json;

namespace Wizard.Compose;

/// <summary>Reads what docker prints as JSON. An engine may be anybody's, and so is the text in it.</summary>
internal static class EngineAnswer
{
    private const int Longest = 4000; // characters of one value: the ports of a container can be many

    /// <summary>Reads one object a line.</summary>
    /// <exception cref="UserError">It is not what was asked for.</exception>
    public static IReadOnlyList<T> Lines<T>(string answer, Func<JsonElement, T> read) =>
        [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => One(line, read))];

    /// <summary>Reads one object.</summary>
    /// <exception cref="UserError">It is not what was asked for.</exception>
    public static T One<T>(string answer, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : throw new FormatException("it is no object.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // not the answer itself: that of `docker compose config` holds secrets
            throw new UserError($"Docker's answer is not what was asked for: {error.Message}", "Look whether `docker ps` works there, and which version `docker version` tells of the engine.", error);
        }
    }

    /// <summary>A text, without what could steer a terminal; empty where there is none.</summary>
    public static string Text(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? ForeignText.Shown(value.GetString()!, Longest) : "";
}
