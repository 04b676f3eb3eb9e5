using System.Globalization;
using System.Text.Json;
using Wizard.Env;

namespace Wizard.Pki.Files;

/// <summary>A certificate that was revoked here.</summary>
/// <param name="Name">Its common name.</param>
/// <param name="Serial">Its serial number, decimal.</param>
/// <param name="Until">Until when it is valid all the same.</param>
/// <param name="At">When it was revoked.</param>
public sealed record Revocation(string Name, string Serial, DateTimeOffset Until, DateTimeOffset At);

/// <summary>What was revoked, in a file beside the certificates: it outlives their files.</summary>
/// <param name="path">The file, JSON.</param>
internal sealed class RevocationFile(string path)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>All of them, oldest first.</summary>
    /// <exception cref="UserError">The file is no such list: it must not read as if nothing were revoked.</exception>
    public IReadOnlyList<Revocation> Read()
    {
        if (!File.Exists(path)) return [];
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. document.RootElement.EnumerateArray().Select(Read)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UserError($"{path} cannot be read: {error.Message}", "It says which certificates were revoked: correct it, or move it away and revoke them again.", error);
        }
    }

    /// <summary>Adds one; one of the same serial number is replaced.</summary>
    public void Add(Revocation revocation)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartArray();
            foreach (var one in Read().Where(known => known.Serial != revocation.Serial).Append(revocation)) Write(json, one);
            json.WriteEndArray();
        }

        AtomicFile.Write(path, stream.ToArray());
    }

    private static Revocation Read(JsonElement json) => new(
        Text(json, "name"),
        Text(json, "serial"),
        json.GetProperty("until").GetDateTimeOffset(),
        json.GetProperty("at").GetDateTimeOffset());

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"a {name} is missing");

    private static void Write(Utf8JsonWriter json, Revocation revocation)
    {
        json.WriteStartObject();
        json.WriteString("name", revocation.Name);
        json.WriteString("serial", revocation.Serial);
        json.WriteString("until", revocation.Until.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("at", revocation.At.ToString("O", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
