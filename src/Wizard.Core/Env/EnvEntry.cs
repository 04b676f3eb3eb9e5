namespace Wizard.Env;

/// <summary>One statement of a .env text, as offsets into it.</summary>
/// <param name="Name">The variable; empty where compose reads a statement without a name.</param>
/// <param name="Start">Where the statement begins (at <c>export</c>, if it is there).</param>
/// <param name="ValueStart">Where the value's text begins, its quote included.</param>
/// <param name="ValueEnd">Behind the value's text, its quote included.</param>
/// <param name="Value">The value as compose sees it; null where the statement is a mere name.</param>
internal sealed record EnvEntry(string Name, int Start, int ValueStart, int ValueEnd, string? Value)
{
    public bool IsAssignment => Value is not null && Name.Length > 0;

    public ReadOnlySpan<char> Text(string document) => document.AsSpan(Start..ValueEnd);
}
