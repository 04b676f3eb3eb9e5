using System.Text.RegularExpressions;

namespace Wizard.Projects;

/// <summary>A project's name: <c>[a-z0-9]([a-z0-9-]*[a-z0-9])?</c>, as in <c>step-ca</c>.</summary>
public sealed record ProjectName
{
    private ProjectName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="UsageError">It is none.</exception>
    public static ProjectName Parse(string text) => new(Grammar.Require(Grammar.Label(), text, "project", "step-ca"));

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An instance's name, of the same grammar as a project's; <c>default</c> when none is named.</summary>
public sealed record InstanceName
{
    private InstanceName(string value) => Value = value;

    /// <summary>The instance when none is named.</summary>
    public static InstanceName Default { get; } = new("default");

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>True for <c>default</c>.</summary>
    public bool IsDefault => Value == Default.Value;

    /// <summary>True for a name that can be read.</summary>
    public static bool IsOne(string text) => Grammar.Label().IsMatch(text);

    /// <summary>Reads a name; a blank one is <c>default</c>.</summary>
    /// <exception cref="UsageError">It is none.</exception>
    public static InstanceName Parse(string text) => text.Length == 0 ? Default : new(Grammar.Require(Grammar.Label(), text, "instance", "blue-2"));

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A Docker context's name, as Docker allows it; also the name of a folder, so neither <c>.</c> nor <c>..</c>.</summary>
public sealed record ContextName
{
    private ContextName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>True for a name that can be read.</summary>
    public static bool IsOne(string text) => text != "projects" && Grammar.Context().IsMatch(text);

    /// <summary>Reads a name.</summary>
    /// <exception cref="UsageError">It is none, or <c>projects</c>, which is the folder of the administrator's own projects.</exception>
    public static ContextName Parse(string text) => text == "projects"
        ? throw new UsageError("projects cannot be the name of a context: it is the folder of your own projects.", "Name another context; `docker context ls` lists them.")
        : new(Grammar.Require(Grammar.Context(), text, "context", "pi"));

    /// <inheritdoc/>
    public override string ToString() => Value;
}

internal static partial class Grammar
{
    public static string Require(Regex grammar, string text, string kind, string example) => grammar.IsMatch(text)
        ? text
        : throw new UsageError($"{Printable(text)} is no name of {Article(kind)} {kind}.", $"Use letters, digits and - as in {example}.");

    private static string Article(string kind) => kind[0] is 'i' ? "an" : "a";

    private static string Printable(string text) => string.Concat(text.Take(40).Select(letter => char.IsControl(letter) ? '?' : letter));

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    public static partial Regex Label();

    // https://github.com/docker/cli, cli/context/store: names are restricted to this
    [GeneratedRegex(@"\A[a-zA-Z0-9][a-zA-Z0-9_.+-]+\z")]
    public static partial Regex Context();
}
