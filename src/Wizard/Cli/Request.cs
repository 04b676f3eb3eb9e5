using Wizard.Menus;
using Wizard.Projects;

namespace Wizard.Cli;

/// <summary>What the command line asks for.</summary>
/// <param name="Words">The words without options.</param>
internal sealed record Request(IReadOnlyList<string> Words)
{
    public string? Context { get; init; }

    public string? Instance { get; init; }

    /// <summary>The value of make's <c>var=</c>, untouched.</summary>
    public string? MakeVariable { get; init; }

    public bool Plain { get; init; }

    public string? Answers { get; init; }

    public bool DryRun { get; init; }

    public bool Yes { get; init; }

    public bool Json { get; init; }

    public string? Service { get; init; }

    public bool AllContexts { get; init; }

    public string? Fingerprint { get; init; }

    public RouteOptions Route { get; init; } = new(null, null);

    // `route set WORDS` is short for traefik's verb route-set, `import FILE...` for the context's verb import, and so on
    private IReadOnlyList<string> Meant => Typed switch
    {
        ["route", ..] => ["traefik", $"route-{Typed.ElementAtOrDefault(1)}", .. Typed.Skip(2)],
        ["import" or "backup" or "restore" or "status", ..] => [ProjectLibrary.Context, .. Typed],
        _ => Typed,
    };

    private IReadOnlyList<string> Typed => Words is ["make", ..] ? [.. Words.Skip(1)] : Words;

    /// <summary>No word: the home menu.</summary>
    public bool IsHome => Meant.Count == 0 || Meant is ["config"];

    /// <summary>The name after `alias`, or empty; null where it is not asked for.</summary>
    public string? Alias => Meant is ["alias", ..] ? Meant.ElementAtOrDefault(1) ?? "" : null;

    /// <summary>The project's word.</summary>
    public string Project => Meant[0];

    /// <summary>The words NAME=VALUE, with or without var= before them.</summary>
    public IReadOnlyList<string> Assignments =>
        [.. Meant.Skip(1).Where(word => word.Contains('=')).Select(word => word.StartsWith("var=", StringComparison.Ordinal) ? word[4..] : word), .. MakeVariable is { Length: > 0 } variable ? new[] { variable } : []];

    /// <summary>The words behind a verb that takes words.</summary>
    public IReadOnlyList<string> Arguments => [.. Meant.Skip(2)];

    /// <summary>The verbs, in order; all are known before the first one runs.</summary>
    /// <exception cref="UsageError">There is none, or one is unknown.</exception>
    public IReadOnlyList<Verb> Verbs(ProjectName project)
    {
        if (Meant.FirstOrDefault(word => word.StartsWith('-')) is { } option) throw new UsageError($"There is no option {option.Split('=')[0]}.", "`wizard --help` shows the options.");
        if (Meant.Count > 1 && VerbTable.For(project.Value).FirstOrDefault(verb => verb.TakesWords && verb.Name == Meant[1]) is { } taking) return [Heard(taking, project)];
        var names = Meant.Skip(1).Where(word => !word.Contains('=')).ToList();
        if (names.Count == 0) throw new UsageError($"What shall be done with {project}?", $"Add one or more of: {string.Join(", ", VerbTable.For(project.Value).Select(verb => verb.Name))}.");
        var verbs = names.Select(name => VerbTable.Require(project.Value, name)).ToList();
        foreach (var verb in verbs) Heard(verb, project);
        RequireOneContext(project, names);
        if (Assignments.FirstOrDefault(IsForMake) is { } made) throw new UsageError($"{made} is a word of make's.", $"Write --{made.Replace('=', ' ')}.");
        return Assignments.Count == 0 || verbs.Any(verb => verb.TakesAssignments)
            ? verbs
            : throw new UsageError($"{string.Join(' ', names)} takes no NAME=VALUE.", $"Did you mean: make {project} reconfigure var={Assignments[0].Split('=')[0]}=...?");
    }

    private static bool IsForMake(string assignment) => assignment.Split('=')[0] is "instance" or "context";

    private void RequireOneContext(ProjectName project, List<string> names)
    {
        if (!AllContexts) return;
        if (project.Value != ProjectLibrary.Context || names is not ["status"]) throw new UsageError("--all-contexts is for `wizard status` alone.", "Name one machine with --context.");
        if (Context is { Length: > 0 }) throw new UsageError("--all-contexts and --context exclude each other.", "Leave one of them out.");
    }

    private Verb Heard(Verb verb, ProjectName project)
    {
        if (Json && !verb.SpeaksJson) throw new UsageError($"{verb.Name} does not answer with JSON.", $"Leave --json out; these do: {Names(other => other.SpeaksJson)}.");
        return Service is null || verb.TakesService ? verb : throw new UsageError($"{verb.Name} is not about one service.", $"Leave --service out; these take it: {Names(other => other.TakesService)}.");

        string Names(Func<Verb, bool> able) => string.Join(", ", VerbTable.For(project.Value).Where(able).Select(other => other.Name).DefaultIfEmpty("none"));
    }
}
