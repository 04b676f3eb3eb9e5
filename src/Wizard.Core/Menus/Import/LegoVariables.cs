using Wizard.Env;
using Wizard.Settings;

namespace Wizard.Menus.Import;

/// <summary>The variables of a DNS provider. There, TRAEFIK_ACME_DNS_VARNAME_1 to 5 name those that are handed on, each TRAEFIK_LEGO_ and lego's own name; here they are one setting.</summary>
internal sealed class LegoVariables(EnvDocument document, Catalogue catalogue)
{
    /// <summary>The setting that holds them all, as JSON.</summary>
    public const string Target = "TRAEFIK_ACME_DNS_VARIABLES";

    private const string Prefix = "TRAEFIK_LEGO_";
    private const string Pointer = "TRAEFIK_ACME_DNS_VARNAME_";

    private readonly List<string> _named =
    [
        .. document.Names.Where(name => name.StartsWith(Pointer, StringComparison.Ordinal)).Select(name => document[name]!.Trim()).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && document[name] is { Length: > 0 }).Distinct(),
    ];

    private bool IsKnown => catalogue.Find(Target) is not null;

    /// <summary>Their line: that of the first one.</summary>
    public int Line => document.Statements.First(statement => statement.Name == _named[0]).Line;

    /// <summary>The setting's value; null where there is none, or where the file has it already.</summary>
    public string? Value => IsKnown && _named.Count > 0 && document[Target] is null ? NamedTexts.Write(_named.Select(name => new KeyValuePair<string, string>(name[Prefix.Length..], document[name]!))) : null;

    /// <summary>Why a variable is no setting of its own and not handed on either; null where this is none of its, or where it is handed on.</summary>
    public string? ReasonFor(string name, string value) => (IsKnown, value.Length, name) switch
    {
        (false, _, _) or (_, 0, _) => null,
        _ when name.StartsWith(Prefix, StringComparison.Ordinal) && !_named.Contains(name) => $"{name} is named by no {Pointer}1 to 5",
        _ when name.StartsWith(Pointer, StringComparison.Ordinal) && !_named.Contains(value) => $"{name} names a variable that does not stand in the file",
        _ => null,
    };

    /// <summary>True for a variable that the setting holds.</summary>
    public bool Holds(string name, string value) => IsKnown && (_named.Contains(name) || (name.StartsWith(Pointer, StringComparison.Ordinal) && (value.Length == 0 || _named.Contains(value))));
}
