using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>Reads the family of settings that any project behind Traefik may have.</summary>
internal sealed class ApplicationReader(Values values)
{
    private readonly string _prefix = values.Catalogue.Prefix;

    public Route Route() => values.Catalogue.Route switch
    {
        "http" => Traefik.Route.Http,
        "tls-passthrough" when !Flag("MTLS_AUTH") && !Flag("OAUTH2") && Text("HTTP_AUTH").Length == 0 => Traefik.Route.TlsPassthrough,
        "tls-passthrough" => throw new UserError(
            $"{values.Catalogue.Project} gets its TLS connections unopened, so that Traefik can ask neither for a password nor for a certificate nor for a sign-in.",
            $"Set {_prefix}_MTLS_AUTH and {_prefix}_OAUTH2 to false and {_prefix}_HTTP_AUTH to nothing."),
        var other => throw new ArgumentException($"The project {values.Catalogue.Project} has the route '{other}'."),
    };

    public HostName Host() => HostName.Parse($"{_prefix}_TRAEFIK_HOST", Text("TRAEFIK_HOST"));

    /// <summary>The ranges; none where they mean everybody. A blank is a fault: it must never turn into everybody.</summary>
    public IReadOnlyList<SourceRange> SourceRanges()
    {
        var setting = $"{_prefix}_IP_SOURCERANGE";
        if (values.Catalogue.Find(setting) is null) return [];
        List<SourceRange> ranges = [.. Members("IP_SOURCERANGE").Select(text => SourceRange.Parse(setting, text))];
        if (ranges.Count == 0)
            throw new UserError(
                $"{setting} is empty.",
                $"Set {setting} to the networks that may enter; 0.0.0.0/0,::/0 means everybody.");
        return SourceRange.Everybody(ranges) ? [] : ranges;
    }

    public IReadOnlyList<BasicUser> Users()
    {
        List<BasicUser> users = [.. Members("HTTP_AUTH").Select(text => BasicUser.Parse($"{_prefix}_HTTP_AUTH", text))];
        // a lone comma is no blank: it must not quietly mean that no password is asked for
        if (users.Count == 0 && Text("HTTP_AUTH").Length > 0)
            throw new UserError(
                $"{_prefix}_HTTP_AUTH is not blank, but names no user.",
                $"Set {_prefix}_HTTP_AUTH to name:bcrypt, or to nothing to ask for no password.");
        var twice = users.GroupBy(user => user.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? users : throw new UserError(
            $"{_prefix}_HTTP_AUTH names the user {twice.Key} twice.",
            $"Keep one of them in {_prefix}_HTTP_AUTH.");
    }

    public MutualTls? MutualTls()
    {
        if (!Flag("MTLS_AUTH")) return null;
        var setting = $"{_prefix}_MTLS_AUTHORIZED_CERTS";
        var names = ClientNames.Parse(Members("MTLS_AUTHORIZED_CERTS"));
        var mutualTls = new MutualTls(Patterns(setting, names.Admitted), Patterns(setting, names.Excluded), Flag("MTLS_ALLOW_ALL"));
        return mutualTls switch
        {
            // one of them was left from before: the list must not quietly mean nothing
            { Names.Count: > 0, AllowAll: true } => throw new UserError(
                $"{_prefix}_MTLS_ALLOW_ALL is true, so that everybody would enter, not only the names in {setting}.",
                $"Set {_prefix}_MTLS_ALLOW_ALL to false, or {setting} to nothing or to exclusions alone (!name)."),
            { Names.Count: 0, Excluded.Count: 0, AllowAll: false } => throw new UserError(
                $"{setting} is empty, so that no client could enter.",
                $"Set {setting} to the names that may enter, or {_prefix}_MTLS_ALLOW_ALL to true."),
            _ => mutualTls,
        };
    }

    public string? AuthorizedGroup() => (Flag("OAUTH2"), Flag("MTLS_AUTH"), Text("OAUTH2_AUTHORIZED_GROUP")) switch
    {
        (false, _, _) => null,
        (true, true, _) => throw new UserError(
            $"{_prefix}_OAUTH2 and {_prefix}_MTLS_AUTH are both true: each says in another way who somebody is.",
            $"Set one of them to false."),
        (true, false, "") => throw new UserError(
            $"{_prefix}_OAUTH2 is true, but {_prefix}_OAUTH2_AUTHORIZED_GROUP names no group, so that nobody could enter.",
            $"Set {_prefix}_OAUTH2_AUTHORIZED_GROUP to a group of Traefik's TRAEFIK_HEADER_AUTHORIZATION_GROUPS."),
        (true, false, var group) => AuthorizationGroups.RefuseName(group) is null ? group : throw new UserError(
            $"{_prefix}_OAUTH2_AUTHORIZED_GROUP holds what no group is called.",
            $"Set {_prefix}_OAUTH2_AUTHORIZED_GROUP to a name of letters, digits, - and _."),
    };

    private static IReadOnlyList<NamePattern> Patterns(string setting, IReadOnlyList<string> names) =>
        [.. names.Select(name => NamePattern.Parse(setting, name)).Distinct()];

    private string Text(string name) => Has(name) ? values[$"{_prefix}_{name}"] : "";

    private bool Flag(string name) => Has(name) && values.Strictly($"{_prefix}_{name}");

    private IReadOnlyList<string> Members(string name) => Has(name) ? values.List($"{_prefix}_{name}") : [];

    private bool Has(string name) => values.Catalogue.Find($"{_prefix}_{name}") is not null;
}
