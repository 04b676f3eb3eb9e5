using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Wizard.Compose;

/// <summary>Environment variables of one service. They reach compose as a second compose file on standard input: they are in no argument, in no file, and compose on this machine reads them for an engine elsewhere too.</summary>
/// <param name="Service">The service.</param>
/// <param name="Values">The variables, whose values may be secrets.</param>
public sealed record ServiceVariables(string Service, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The compose file: JSON, which is YAML too. Compose expands what begins with a dollar, unless there are two.</summary>
    public string ToComposeFile()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("services");
            json.WriteStartObject(Service);
            json.WriteStartObject("environment");
            foreach (var (name, value) in Values.OrderBy(entry => entry.Key, StringComparer.Ordinal)) json.WriteString(name, value.Replace("$", "$$", StringComparison.Ordinal));
            for (var depth = 0; depth < 4; depth++) json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Without the values.</summary>
    public override string ToString() => $"{Service}: {string.Join(", ", Values.Keys)}";
}
