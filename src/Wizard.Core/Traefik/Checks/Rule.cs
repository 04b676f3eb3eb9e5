namespace Wizard.Traefik.Checks;

/// <summary>A routing rule, read as Traefik reads it: matchers, <c>!</c>, <c>&amp;&amp;</c>, <c>||</c>, brackets.</summary>
internal abstract record Rule
{
    /// <summary>True where whatever the rule matches asks for a host that the rule spells out.</summary>
    public abstract bool IsOfNamedHosts { get; }

    /// <summary>Reads a rule; null where it is none, or holds what cannot be told for sure (comments, escapes).</summary>
    public static Rule? TryParse(string text) => new RuleReader(text).Read();
}

/// <summary>One matcher, as in Host(`a.example.com`).</summary>
internal sealed record Matcher(string Name, IReadOnlyList<string> Arguments) : Rule
{
    // a * may stand for a label, or for everything
    public override bool IsOfNamedHosts =>
        Name.ToUpperInvariant() is "HOST" or "HOSTSNI" && Arguments is [{ Length: > 0 } host] && !host.Contains('*', StringComparison.Ordinal);
}

/// <summary>Whatever the inner rule does not match.</summary>
internal sealed record Not(Rule Inner) : Rule
{
    public override bool IsOfNamedHosts => false;
}

/// <summary>What both match.</summary>
internal sealed record Both(Rule One, Rule Other) : Rule
{
    public override bool IsOfNamedHosts => One.IsOfNamedHosts || Other.IsOfNamedHosts;
}

/// <summary>What one of them matches.</summary>
internal sealed record Either(Rule One, Rule Other) : Rule
{
    public override bool IsOfNamedHosts => One.IsOfNamedHosts && Other.IsOfNamedHosts;
}
