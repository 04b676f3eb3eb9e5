using Wizard.Env;
using Wizard.Settings;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>What a change does, line by line, as a person reads it. Secrets are masked.</summary>
public static class Changes
{
    private const string Mask = "********";

    /// <summary>Variables old to new.</summary>
    public static IEnumerable<string> Variables(Catalogue catalogue, EnvDocument before, EnvDocument after) =>
        from name in after.Names.Union(before.Names)
        let old = before[name]
        let now = after[name]
        where old != now
        select $"{name}: {Shown(catalogue, name, old)} -> {Shown(catalogue, name, now)}";

    /// <summary>Files added, changed and removed.</summary>
    public static IEnumerable<string> Files(RenderedFiles before, RenderedFiles after) =>
        from path in after.Paths.Union(before.Paths).Order(StringComparer.Ordinal)
        let old = before.Find(path)
        let now = after.Find(path)
        where old is null || now is null || !old.Value.Span.SequenceEqual(now.Value.Span)
        select old is null ? $"added    {path}" : now is null ? $"removed  {path}" : $"changed  {path}";

    private static string Shown(Catalogue catalogue, string name, string? value) => value switch
    {
        null => "(none)",
        "" => "(blank)",
        _ when catalogue.Find(name) is null or { Secret: true } => Mask,
        { Length: > 60 } => value[..57] + "...",
        _ => value,
    };
}
