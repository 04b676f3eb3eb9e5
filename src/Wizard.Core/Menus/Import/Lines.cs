namespace Wizard.Menus.Import;

/// <summary>Many lines in few words.</summary>
internal static class Lines
{
    /// <summary>Numbers in ascending order, as in <c>lines 3, 5-90</c>.</summary>
    public static string Of(IReadOnlyList<int> lines)
    {
        var ranges = lines.Select((line, at) => (line, Run: line - at)).GroupBy(one => one.Run, one => one.line).Select(run => run.Count() == 1 ? $"{run.First()}" : $"{run.First()}-{run.Last()}");
        return $"{(lines.Count == 1 ? "line" : "lines")} {string.Join(", ", ranges)}";
    }
}
