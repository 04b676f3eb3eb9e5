using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>Traefik's own page, on 127.0.0.1 alone: with its API it shows the password hashes of every service.</summary>
/// <param name="Users">Who may enter, at least one.</param>
public sealed record Dashboard(IReadOnlyList<BasicUser> Users)
{
    /// <summary>The only address that it is shown at.</summary>
    public const string Host = "127.0.0.1";

    /// <summary>The dashboard of the settings; null where it is off.</summary>
    /// <exception cref="UserError">It would be open: on another address, or without a password.</exception>
    public static Dashboard? From(Values values)
    {
        var (family, users) = ($"{values.Catalogue.Prefix}_DASHBOARD_ENTRYPOINT", $"{values.Catalogue.Prefix}_DASHBOARD_HTTP_AUTH");
        if (!values.Strictly($"{family}_ENABLED")) return null;
        if (values[$"{family}_HOST"] != Host)
            throw new UserError($"{family}_HOST is not {Host}: the dashboard shows password hashes, and must not be reached from other machines.",
                $"Set {family}_HOST to {Host}, and reach the dashboard through an SSH tunnel.");
        var all = values.List(users).Select(user => BasicUser.Parse(users, user)).ToList();
        return all.Count > 0
            ? new(all)
            : throw new UserError($"{family}_ENABLED is true, but {users} names nobody: the dashboard must not be open.",
                "Run `make traefik config`, then Entrypoints (including dashboard) > Configure stock entrypoints > dashboard.");
    }
}
