using Wizard.Status;

namespace Wizard.Menus.Board;

/// <summary>The deployments of a context as a table of at most 80 columns: a row each, and below it what is to be done.</summary>
internal static class StatusTable
{
    private const int Width = 80;
    private const int LongestName = 32;
    private static readonly string[] Head = ["DEPLOYMENT", "STATE", "SINCE", "VERSION", "PORTS"];

    /// <summary>The lines of a context.</summary>
    public static IEnumerable<string> Of(ContextStatus status, DateTimeOffset now)
    {
        if (status.EngineFault is { } fault)
        {
            foreach (var line in Wrapped(fault, "")) yield return line;
        }

        if (status.Deployments.Count == 0)
        {
            if (status.EngineFault is null) yield return "Nothing is configured here yet.";
            yield break;
        }

        List<string[]> rows = [Head, .. status.Deployments.Select(deployment => Row(deployment, now))];
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        yield return Joined(Head, widths);
        foreach (var (deployment, row) in status.Deployments.Zip(rows.Skip(1)))
        {
            yield return Joined(row, widths);
            foreach (var line in StatusWords.Attention(deployment).SelectMany(attention => Wrapped($"* {attention}", "  "))) yield return line;
        }
    }

    private static string[] Row(DeploymentStatus status, DateTimeOffset now) =>
    [
        Cut($"{status.Id}", LongestName),
        StatusWords.State(status),
        status.Since is { } since ? StatusWords.Age(since, now) : "",
        Cut(status.Version ?? "", 12),
        string.Join(' ', status.Ports.Select(port => port.Place).Distinct()),
    ];

    private static string Joined(string[] cells, int[] widths) =>
        Cut(string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd(), Width);

    private static string Cut(string text, int width) => text.Length <= width ? text : $"{text[..(width - 2)]}..";

    // at blanks; a longer word stays whole, so that it can be copied
    private static IEnumerable<string> Wrapped(string text, string indent)
    {
        var line = indent;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = indent + indent;
            }

            line += line.Trim().Length == 0 ? word : $" {word}";
        }

        yield return line;
    }
}
