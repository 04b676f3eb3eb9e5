namespace Wizard.Settings;

/// <summary>Makes a new .env of an env-dist file: without decorators and the header's divider.</summary>
internal static class NewEnvText
{
    public static string Of(string[] lines, int divider)
    {
        var kept = lines.Where((line, at) => at != divider && !DecoratorLine.IsDecorator(line)).SkipWhile(string.IsNullOrWhiteSpace);
        return $"{string.Join('\n', kept).TrimEnd('\n')}\n";
    }
}
