namespace Wizard.Env;

/// <summary>A lossless .env document: comments, order, blank lines, unknown variables and line endings survive every change. Immutable.</summary>
public sealed class EnvDocument
{
    /// <summary>Reads a text with docker compose's grammar.</summary>
    /// <exception cref="UserError">A syntax error; names file, line and what is wrong. Never shows a value.</exception>
    public static EnvDocument Parse(string text, string path) => throw new NotImplementedException();

    /// <summary>The names of the variables, in order, each once.</summary>
    public IReadOnlyList<string> Names => throw new NotImplementedException();

    /// <summary>The value as docker compose sees it (expanded from this document alone), or null where the variable does not stand here.</summary>
    public string? this[string name] => throw new NotImplementedException();

    /// <summary>The document with that variable set to that value, which reads back unchanged; the same document where it has that value already.</summary>
    public EnvDocument With(string name, string value) => throw new NotImplementedException();

    /// <summary>The document without that variable.</summary>
    public EnvDocument Without(string name) => throw new NotImplementedException();

    /// <summary>The text, byte for byte what was parsed where nothing was changed.</summary>
    public override string ToString() => throw new NotImplementedException();
}
