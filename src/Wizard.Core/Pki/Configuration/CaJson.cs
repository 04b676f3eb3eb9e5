using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wizard.Pki.Configuration;

/// <summary>step-ca's own ca.json, as text and as a tree.</summary>
internal static class CaJson
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // of two members of one name Go takes the last, and a tree cannot hold both
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads it, and does something with it.</summary>
    /// <exception cref="UserError">It is no configuration of step-ca, or a member of it is of another kind than step-ca's.</exception>
    public static T Read<T>(string json, Func<JsonObject, T> read)
    {
        try
        {
            return read(Parse(json));
        }
        catch (InvalidOperationException error) // of another kind, or half a character
        {
            throw Unreadable(error);
        }
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="UserError">It is no configuration of step-ca.</exception>
    private static JsonObject Parse(string json)
    {
        try
        {
            var root = JsonNode.Parse(json, documentOptions: Strict) as JsonObject ?? throw new JsonException("it is no object");
            return root["authority"] is null or JsonObject ? root : throw new JsonException("its authority is no object");
        }
        catch (JsonException error)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>The error where it is no configuration of step-ca.</summary>
    private static UserError Unreadable(Exception error) => new($"ca.json of step-ca cannot be read: {error.Message}", "Look at it with `make step-ca inspect-config`, and correct or restore it.", error);

    /// <summary>Writes it.</summary>
    public static string Write(JsonObject root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Format)) root.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>A member that is an object; made where there is none.</summary>
    public static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject child) return child;
        var made = new JsonObject();
        parent[name] = made;
        return made;
    }

    /// <summary>A member that is an array; made where there is none.</summary>
    public static JsonArray List(JsonObject parent, string name)
    {
        if (parent[name] is JsonArray list) return list;
        var made = new JsonArray();
        parent[name] = made;
        return made;
    }
}
