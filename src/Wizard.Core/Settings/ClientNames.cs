namespace Wizard.Settings;

/// <summary>Whose client certificates may enter: the members of a client-names setting. An exclusion wins over an admission.</summary>
/// <param name="Admitted">The names that may enter; a leading <c>*</c> is one label.</param>
/// <param name="Excluded">The names that may not, without their <c>!</c>; a leading <c>*</c> is one label.</param>
public sealed record ClientNames(IReadOnlyList<string> Admitted, IReadOnlyList<string> Excluded)
{
    /// <summary>What an exclusion begins with.</summary>
    public const char Mark = '!';

    /// <summary>Sorts the members of the setting; blank ones are none.</summary>
    public static ClientNames Parse(IEnumerable<string> members)
    {
        var all = members.Select(member => member.Trim()).Where(member => member.Length > 0).ToLookup(member => member[0] == Mark);
        return new([.. all[false]], [.. all[true].Select(member => member[1..])]);
    }

    /// <summary>True where the list lets in a client of that name. Whether everybody may enter is said by another setting.</summary>
    public bool Admits(string name) => Matches(Admitted, name) && !Matches(Excluded, name);

    /// <summary>True where the list keeps out a client of that name, whatever else may admit it.</summary>
    public bool Excludes(string name) => Matches(Excluded, name);

    /// <summary>A list that no longer admits the name, and every other one as before: its own entry is gone, and it is excluded where a wildcard admits it or where nothing would be left. The same list where nothing admits it.</summary>
    public ClientNames Without(string name)
    {
        if (!Admits(name)) return this;
        var rest = this with { Admitted = [.. Admitted.Where(pattern => HostPatterns.IsWild(pattern) || !HostPatterns.Match(pattern, name))] };
        // an empty list is an error, or means everybody
        return rest.Admits(name) || rest is { Admitted.Count: 0, Excluded.Count: 0 } ? rest.Excluding(name) : rest;
    }

    /// <summary>A list that excludes the name, whatever else may admit it (the setting that lets in everybody). The same list where it does already, or where no client can have the name.</summary>
    public ClientNames Excluding(string name) =>
        !HostPatterns.IsName(name) || Matches(Excluded, name) ? this : this with { Excluded = [.. Excluded, name.ToLowerInvariant()] };

    /// <summary>The list as it stands in a setting, comma separated.</summary>
    public string ToSetting() => string.Join(',', Admitted.Concat(Excluded.Select(pattern => $"{Mark}{pattern}")));

    /// <inheritdoc/>
    public override string ToString() => ToSetting();

    private static bool Matches(IReadOnlyList<string> patterns, string name) => patterns.Any(pattern => HostPatterns.Match(pattern, name));
}
