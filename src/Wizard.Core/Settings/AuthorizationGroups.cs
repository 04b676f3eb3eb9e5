using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wizard.Settings.Types;

namespace Wizard.Settings;

/// <summary>One group of people who may enter.</summary>
/// <param name="Name">Letters, digits, <c>-</c> and <c>_</c>, 63 at most.</param>
/// <param name="Members">Their e-mail addresses, as their provider spells them; nobody where it is empty.</param>
public sealed record AuthorizationGroup(string Name, IReadOnlyList<string> Members)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}

/// <summary>Who may enter what asks for OAuth2: the JSON of a groups setting, <c>{"admin":["me@example.com"]}</c>.</summary>
/// <param name="All">The groups, in the order of the setting; each name once.</param>
public sealed partial record AuthorizationGroups(IReadOnlyList<AuthorizationGroup> All)
{
    private static readonly EmailType Email = new();

    /// <summary>The group of that name, or null.</summary>
    public AuthorizationGroup? Find(string name) => All.FirstOrDefault(group => group.Name == name);

    /// <summary>Everybody who is in a group, each once, in alphabetical order.</summary>
    public IReadOnlyList<string> People => [.. All.SelectMany(group => group.Members).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads the JSON; null, and what is wrong, where it is none. Blank is no group.</summary>
    public static AuthorizationGroups? Parse(string text, out string fault)
    {
        fault = "it is no JSON of groups and their members";
        if (text.Length == 0) return new([]);
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            var groups = document.RootElement.EnumerateObject().Select(Group).ToImmutableList();
            fault = FaultOf(groups) ?? "";
            return fault.Length == 0 ? new([.. groups.Select(group => group with { Members = [.. group.Members.Select(Normal).Distinct()] })]) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The setting: JSON in one line.</summary>
    public string ToSetting() => JsonTexts.Object(writer =>
    {
        foreach (var group in All)
        {
            writer.WriteStartArray(group.Name);
            foreach (var member in group.Members) writer.WriteStringValue(member);
            writer.WriteEndArray();
        }
    });

    /// <summary>What is wrong with a group's name; null where nothing is.</summary>
    public static string? RefuseName(string name) => NameGrammar().IsMatch(name) ? null : "A group's name is made of letters, digits, - and _, for example family.";

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", All);

    private static AuthorizationGroup Group(JsonProperty property) => new(property.Name, [.. property.Value.EnumerateArray().Select(member => member.GetString() ?? "")]);

    private static string Normal(string email) => Email.Check(email.Trim()).Value!;

    private static string? FaultOf(ImmutableList<AuthorizationGroup> groups)
    {
        if (groups.Any(group => RefuseName(group.Name) is not null)) return "a group's name is not made of letters, digits, - and _";
        if (groups.Select(group => group.Name).Distinct().Count() < groups.Count) return "a group stands in it twice";
        return groups.SelectMany(group => group.Members).Any(member => Email.Check(member.Trim()).Refusal is not null) ? "a member is no e-mail address" : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,63}\z")]
    private static partial Regex NameGrammar();
}
