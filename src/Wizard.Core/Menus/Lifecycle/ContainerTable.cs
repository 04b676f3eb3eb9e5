using Wizard.Compose;

namespace Wizard.Menus.Lifecycle;

/// <summary>Containers as a table that is never wider than a terminal of 80 columns: what does not fit stands below its line.</summary>
internal static class ContainerTable
{
    private const int Width = 80;
    private const int Needed = 4; // columns that are always in the line
    private const string Gap = "  ";

    private static readonly (string Head, Func<ContainerState, string> Of)[] Columns =
    [
        ("SERVICE", state => state.Service),
        ("STATE", state => state.State),
        ("HEALTH", state => state.Health.Length > 0 ? state.Health : "-"),
        ("ID", state => state.Id[..Math.Min(12, state.Id.Length)]),
        ("NAME", state => state.Name),
        ("PORTS", state => state.Ports),
    ];

    /// <summary>The lines, a head first.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<ContainerState> states)
    {
        var rows = states.OrderBy(state => state.Service, StringComparer.Ordinal).ThenBy(state => state.Name, StringComparer.Ordinal).Select(state => Columns.Select(column => column.Of(state)).ToArray()).ToList();
        var widths = Columns.Select((column, at) => rows.Select(row => row[at].Length).Append(column.Head.Length).Max()).ToArray();
        var inside = Enumerable.Range(Needed, Columns.Length - Needed + 1).Last(count => count == Needed || widths[..count].Sum() + (Gap.Length * (count - 1)) <= Width);
        return [Line([.. Columns.Select(column => column.Head)], widths, inside), .. rows.SelectMany(row => Row(row, widths, inside))];
    }

    private static IEnumerable<string> Row(string[] row, int[] widths, int inside) =>
        [Line(row, widths, inside), .. row[inside..].SelectMany(text => text.Split(", ")).Where(text => text.Length > 0).Select(text => Gap + text)];

    private static string Line(string[] row, int[] widths, int inside) => string.Join(Gap, row.Take(inside).Select((text, at) => text.PadRight(widths[at]))).TrimEnd();
}
