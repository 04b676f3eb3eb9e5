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
    /// <summary>What it is called in the folder of the certificates.</summary>
    public const string Name = "revoked.json";

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>All of them, oldest first.</summary>
    /// <exception cref="UserError">The file is no such list: it must not read as if nothing were revoked.</exception>
    public IReadOnlyList<Revocation> Read() => File.Exists(path) ? Parse(File.ReadAllBytes(path), path) : [];

    /// <summary>Adds one; one of the same serial number is replaced.</summary>
    public void Add(Revocation revocation) => AtomicFile.Write(path, Text(Read().Where(known => known.Serial != revocation.Serial).Append(revocation)));

    /// <summary>What another file of the kind holds, and what this one does: nothing that was revoked is not revoked any more.</summary>
    /// <param name="other">The other one's bytes.</param>
    /// <param name="path">This file; there may be none.</param>
    /// <exception cref="UserError">One of the two is no such list.</exception>
    public static byte[] Merged(byte[] other, string path)
    {
        var known = new RevocationFile(path).Read();
        var more = known.ExceptBy(Parse(other, $"{path} of the backup").Select(revocation => revocation.Serial), revocation => revocation.Serial).ToList();
        return more.Count == 0 ? other : Text(Parse(other, path).Concat(more).OrderBy(revocation => revocation.At));
    }

    private static IReadOnlyList<Revocation> Parse(byte[] json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateArray().Select(Read)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UserError($"{path} cannot be read: {error.Message}", "It says which certificates were revoked: correct it, or move it away and revoke them again.", error);
        }
    }

    private static byte[] Text(IEnumerable<Revocation> revocations)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartArray();
            foreach (var one in revocations) Write(json, one);
            json.WriteEndArray();
        }

        return stream.ToArray();
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
