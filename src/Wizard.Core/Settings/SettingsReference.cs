using System.Text;

namespace Wizard.Settings;

/// <summary>Writes the settings of all projects as Markdown: docs/settings.md.</summary>
public static class SettingsReference
{
    private const string Introduction =
        """
        # Settings

        Every setting of every project, made from the files in `env-dist/`. A setting is declared there and nowhere else;
        `WIZARD_UPDATE_DOCS=1 dotnet test` writes this page anew.

        """;

    /// <summary>The page: the types, then each project with its settings, in the given order.</summary>
    public static string Render(IEnumerable<Catalogue> catalogues)
    {
        var page = new StringBuilder(Introduction);
        AppendTypes(page);
        foreach (var catalogue in catalogues) Append(page, catalogue);
        return page.ToString();
    }

    private static void AppendTypes(StringBuilder page)
    {
        page.Append("\n## Types\n\n| type | it must be | example |\n|---|---|---|\n");
        foreach (var type in SettingTypes.Plain) page.Append($"| {type.Name} | {Cell(type.Accepts)} | {Code(Short(type.Example))} |\n");
        page.Append("| enum(a, b) | one of the words in brackets | `a` |\n");
    }

    private static void Append(StringBuilder page, Catalogue catalogue)
    {
        page.Append($"\n## {catalogue.Project}\n\n{catalogue.Help}\n");
        foreach (var setting in catalogue.Settings) Append(page, setting);
    }

    private static void Append(StringBuilder page, Setting setting)
    {
        page.Append($"\n### {setting.Name}\n\n");
        if (setting.Help.Length > 0) page.Append($"{setting.Help}\n\n");
        if (setting.Question is not null) page.Append($"* question: {setting.Question}\n");
        page.Append($"* type: {setting.Type.Name}, {setting.Type.Accepts}{(setting.Required ? "" : ", or blank")}{(setting.Secret ? "; masked wherever it is shown" : "")}\n");
        page.Append($"* default: {Default(setting)}\n");
        if (setting.Generated is { } generated) page.Append($"* drawn by `config` where it is blank: {generated.Bytes} random bytes as {generated.Alphabet}\n");
        if (setting.When is { } when) page.Append($"* only with: {Code(when.ToString())}\n");
        if (setting.AtLeast is not null) page.Append($"* not below: {Code(setting.AtLeast)}\n");
        page.Append($"* example: {Code(Short(setting.Example ?? setting.Type.Example))}\n");
    }

    private static string Default(Setting setting)
    {
        string?[] defaults = [setting.ComputedDefault, setting.Default.Length > 0 ? setting.Default : null];
        return setting.Secret || defaults.All(text => text is null)
            ? "none"
            : string.Join(", else ", defaults.OfType<string>().Select(Code));
    }

    private static string Short(string example) => example.Length > 80 ? $"{example[..40]}..." : example;

    private static string Code(string text) => $"`{Cell(text)}`";

    private static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);
}
