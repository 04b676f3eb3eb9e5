using System.Globalization;

namespace Wizard.Status;

/// <summary>A port of the machine that a deployment answers at.</summary>
/// <param name="Name">Whose it is: an entrypoint of Traefik's, or the service of a container.</param>
/// <param name="Host">The address, as in <c>0.0.0.0</c> or <c>127.0.0.1</c>.</param>
/// <param name="Number">The port.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
public sealed record Port(string Name, string Host, int Number, string Protocol)
{
    private bool IsOnAllAddresses => Host is "" or "0.0.0.0" or "::";

    /// <summary>As a person reads it: <c>80</c>, <c>127.0.0.1:8080</c>, <c>53/udp</c>.</summary>
    public string Place
    {
        get
        {
            var host = IsOnAllAddresses ? "" : Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:" : $"{Host}:";
            return string.Create(CultureInfo.InvariantCulture, $"{host}{Number}{(Protocol == "tcp" ? "" : $"/{Protocol}")}");
        }
    }

    /// <summary>Name and place.</summary>
    public override string ToString() => $"{Name} {Place}";
}
