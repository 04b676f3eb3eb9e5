using System.Text.RegularExpressions;
using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>How Traefik hands connections on.</summary>
public enum Route
{
    /// <summary>Traefik ends TLS and hands on HTTP requests.</summary>
    Http,

    /// <summary>Traefik hands on the TLS connection as it is, by the name that the client asks for.</summary>
    TlsPassthrough,
}

/// <summary>Mutual TLS of one application.</summary>
/// <param name="Names">The names of the client certificates that may enter.</param>
/// <param name="Excluded">The names of those that may not, whatever admits them. Alone, they let in nobody.</param>
/// <param name="AllowAll">True lets in every name but the excluded; the list of names is empty then.</param>
public sealed record MutualTls(IReadOnlyList<NamePattern> Names, IReadOnlyList<NamePattern> Excluded, bool AllowAll);

/// <summary>What one deployment wants of Traefik. Every value has been read into its type: a text that is none never gets this far.</summary>
public sealed partial record Application
{
    /// <summary>The deployment as <c>project_instance</c>: the name of its router and of the service that its container declares.</summary>
    public required string Name { get; init; }

    /// <summary>How Traefik hands its connections on.</summary>
    public required Route Route { get; init; }

    /// <summary>The name that it is reached by.</summary>
    public required HostName Host { get; init; }

    /// <summary>The networks that may reach it; empty for everybody.</summary>
    public required IReadOnlyList<SourceRange> SourceRanges { get; init; }

    /// <summary>Who may enter with a password; empty where no password is asked for.</summary>
    public required IReadOnlyList<BasicUser> Users { get; init; }

    /// <summary>Whose certificates may enter; null where none is asked for.</summary>
    public required MutualTls? MutualTls { get; init; }

    /// <summary>The group of people that may enter once they signed in; null where nobody has to.</summary>
    public required string? AuthorizedGroup { get; init; }

    /// <summary>Reads the settings of a project; any catalogue that has PREFIX_TRAEFIK_HOST will do, the other settings are optional in it.</summary>
    /// <param name="values">The values of the deployment.</param>
    /// <param name="name">The deployment as <c>project_instance</c>.</param>
    /// <exception cref="UserError">A value is not what its setting needs.</exception>
    /// <exception cref="ArgumentException">The name is of another form, or the catalogue declares no route.</exception>
    public static Application From(Values values, string name)
    {
        if (!Grammar().IsMatch(name)) throw new ArgumentException($"'{name}' is not of the form project_instance.", nameof(name));
        var reader = new ApplicationReader(values);
        return new Application
        {
            Name = name,
            Route = reader.Route(),
            Host = reader.Host(),
            SourceRanges = reader.SourceRanges(),
            Users = reader.Users(),
            MutualTls = reader.MutualTls(),
            AuthorizedGroup = reader.AuthorizedGroup(),
        };
    }

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?_[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\z")]
    private static partial Regex Grammar();
}
