namespace Wizard.Settings;

/// <summary>Adjoining comment lines: the help, and the decorators.</summary>
/// <param name="Help">The lines that are no decorators, joined by line feeds.</param>
/// <param name="Decorators">All decorators, in order.</param>
internal sealed record CommentBlock(string Help, IReadOnlyList<Decorator> Decorators)
{
    /// <summary>Reads the lines from <paramref name="from"/> to before <paramref name="to"/>, all of them comments.</summary>
    public static CommentBlock Read(string[] lines, int from, int to, EnvDistFaults faults)
    {
        var help = new List<string>();
        var decorators = new List<Decorator>();
        for (var at = from; at < to; at++)
        {
            if (lines[at].Any(char.IsControl)) throw faults.At(at + 1, "it holds a tab or another control character", "Comments are plain text.");
            if (!DecoratorLine.IsDecorator(lines[at])) help.Add(lines[at].TrimStart()[1..].Trim());
            else decorators.AddRange(DecoratorLine.Parse(lines[at], at + 1) ?? throw Unreadable(at + 1, faults));
        }

        return new CommentBlock(string.Join('\n', help).Trim('\n'), decorators);
    }

    private static UserError Unreadable(int line, EnvDistFaults faults) =>
        faults.At(line, "a line of decorators holds something else, or a quote or bracket is not closed", "It reads # @type=host @ask=\"Which host?\", for example.");
}
