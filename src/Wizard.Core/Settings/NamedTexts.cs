using System.Text.Json;

namespace Wizard.Settings;

/// <summary>Variables and their values: the content of a variables setting, a JSON object of texts. The values are secrets.</summary>
public static class NamedTexts
{
    /// <summary>Reads them, in ordinal order; a blank text holds none.</summary>
    /// <exception cref="FormatException">It is none; the message shows no value.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (text.Length == 0) return all;
        try
        {
            using var document = JsonDocument.Parse(text);
            foreach (var entry in document.RootElement.EnumerateObject()) Add(all, entry.Name, entry.Value.GetString());
            return all;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException("it is no JSON object of texts", error);
        }
    }

    /// <summary>The variables as they stand in a setting; blank where there is none.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> all)
    {
        var json = JsonTexts.Object(writer =>
        {
            foreach (var (name, value) in all.OrderBy(entry => entry.Key, StringComparer.Ordinal)) writer.WriteString(name, value);
        });
        return json == "{}" ? "" : json;
    }

    /// <summary>What is wrong with a value; null where nothing is.</summary>
    public static string? Fault(string value) => value.Any(char.IsControl) ? "it holds a line break or another control character" : null;

    private static void Add(SortedDictionary<string, string> all, string name, string? value)
    {
        if (!SettingNames.IsValid(name)) throw new FormatException("a name in it is not made of capital letters, digits and _");
        if (value is null || Fault(value) is not null) throw new FormatException($"the value of {name} is no single line of text");
        if (!all.TryAdd(name, value)) throw new FormatException($"{name} stands in it twice");
    }
}
