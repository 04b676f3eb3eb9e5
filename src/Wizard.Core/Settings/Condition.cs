namespace Wizard.Settings;

/// <summary>When a setting means anything at all: while another one has one of these values (<c>@when="APP_PROVIDER=forgejo, gitea"</c>).</summary>
/// <param name="Name">The other setting.</param>
/// <param name="Values">Its values.</param>
public sealed record Condition(string Name, IReadOnlyList<string> Values)
{
    /// <summary>Reads <c>NAME=value, value</c>; null where the text is none.</summary>
    public static Condition? Parse(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || !SettingNames.IsValid(parts[0])) return null;
        var values = parts[1].Split(',', StringSplitOptions.TrimEntries);
        return values.Any(string.IsNullOrEmpty) ? null : new Condition(parts[0], values);
    }

    /// <summary>True where it is fulfilled.</summary>
    public bool Holds(Values values) => Values.Contains(values[Name]);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}={string.Join(", ", Values)}";
}
