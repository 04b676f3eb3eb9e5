namespace Wizard.Traefik.Checks;

/// <summary>Reads rules: Go's expressions (github.com/vulcand/predicate), without what no rule needs.</summary>
internal sealed class RuleReader(string text)
{
    private const int Deepest = 20;
    private int _position;
    private int _depth;

    public Rule? Read() => Alternatives() is { } rule && AtEnd() ? rule : null;

    private Rule? Alternatives()
    {
        var rule = Conjunction();
        while (rule is not null && Take("||")) rule = Conjunction() is { } other ? new Either(rule, other) : null;
        return rule;
    }

    private Rule? Conjunction()
    {
        var rule = Single();
        while (rule is not null && Take("&&")) rule = Single() is { } other ? new Both(rule, other) : null;
        return rule;
    }

    private Rule? Single()
    {
        if (++_depth > Deepest) return null;
        var rule = Take("!") ? Single() is { } inner ? new Not(inner) : null : Take("(") ? Bracketed() : Call();
        _depth--;
        return rule;
    }

    private Rule? Bracketed() => Alternatives() is { } rule && Take(")") ? rule : null;

    private Matcher? Call()
    {
        SkipBlanks();
        var start = _position;
        while (_position < text.Length && char.IsAsciiLetterOrDigit(text[_position])) _position++;
        var name = text[start.._position];
        return name.Length > 0 && Take("(") && Arguments() is { } arguments ? new Matcher(name, arguments) : null;
    }

    private List<string>? Arguments()
    {
        var arguments = new List<string>();
        if (Take(")")) return arguments;
        do
        {
            if (Literal() is not { } literal) return null;
            arguments.Add(literal);
        }
        while (Take(","));
        return Take(")") ? arguments : null;
    }

    private string? Literal()
    {
        SkipBlanks();
        if (_position >= text.Length || text[_position] is not ('`' or '"')) return null;
        var end = text.IndexOf(text[_position], _position + 1);
        if (end < 0) return null;
        var (quote, literal) = (text[_position], text[(_position + 1)..end]);
        _position = end + 1;
        // what an escape means would have to be read as Go does
        return quote == '"' && literal.Contains('\\', StringComparison.Ordinal) ? null : literal;
    }

    private bool Take(string token)
    {
        SkipBlanks();
        if (string.CompareOrdinal(text, _position, token, 0, token.Length) != 0) return false;
        _position += token.Length;
        return true;
    }

    private bool AtEnd()
    {
        SkipBlanks();
        return _position == text.Length;
    }

    private void SkipBlanks()
    {
        while (_position < text.Length && text[_position] == ' ') _position++;
    }
}
