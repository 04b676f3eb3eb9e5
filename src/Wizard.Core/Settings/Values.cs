namespace Wizard.Settings;

/// <summary>The values in force of one deployment: what its .env says, else the default of env-dist.</summary>
/// <param name="catalogue">The project's settings.</param>
/// <param name="written">The value that stands in the .env file, or null.</param>
/// <param name="context">Values that feed computed defaults: context.env, INSTANCE_URL_SUFFIX.</param>
public sealed class Values(Catalogue catalogue, Func<string, string?> written, Func<string, string?> context)
{
    /// <summary>The project's settings.</summary>
    public Catalogue Catalogue { get; } = catalogue;

    /// <summary>The value in force, in its type's normal form, however it was typed into the file; empty where none is.</summary>
    public string this[string name] => Normal(Catalogue.Require(name));

    /// <summary>What a question is prefilled with: the value in force, else the computed default.</summary>
    public string Proposal(string name) => this[name] is { Length: > 0 } present ? present : Catalogue.Require(name).DefaultFor(Lookup);

    /// <summary>True where the setting is <c>true</c>.</summary>
    public bool Flag(string name) => this[name] == "true";

    /// <summary>The members of a comma-separated value.</summary>
    public IReadOnlyList<string> List(string name) =>
        this[name].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Every fault: a value that its type refuses, or one below the setting that it must not be below. One sentence each, naming the setting; empty where all is well.</summary>
    public IEnumerable<string> Faults() => Catalogue.Settings.SelectMany(Faults);

    /// <summary>True where the setting means anything, by the values of the others.</summary>
    public bool Applies(Setting setting) => setting.When?.Holds(this) != false;

    private IEnumerable<string> Faults(Setting setting)
    {
        if (Raw(setting).Length == 0 && !Applies(setting)) yield break;
        if (setting.Check(Raw(setting)).Refusal is { } refusal) yield return refusal;
        else if (BelowLeast(setting) is { } below) yield return below;
    }

    private string? BelowLeast(Setting setting)
    {
        if (setting.AtLeast is null || !Durations.TryParse(this[setting.Name], out var mine)
            || !Durations.TryParse(this[setting.AtLeast], out var least) || mine >= least) return null;
        return $"{setting.Name} is {this[setting.Name]}, below {setting.AtLeast} ({this[setting.AtLeast]}): it must be at least that.";
    }

    private string Raw(Setting setting) => written(setting.Name) ?? setting.DefaultFor(Lookup);

    private string Normal(Setting setting) => setting.Check(Raw(setting)).Value ?? Raw(setting);

    private string? Lookup(string name) => context(name) ?? written(name) ?? Catalogue.Find(name)?.Default;
}
