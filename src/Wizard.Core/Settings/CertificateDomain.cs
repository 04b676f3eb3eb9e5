using System.Text.Json;
using Wizard.Settings.Types;

namespace Wizard.Settings;

/// <summary>One certificate to be asked for by ACME: the members of a certificate-domains setting.</summary>
/// <param name="Main">Its first name, in lower case; a leading <c>*.</c> stands for exactly one label.</param>
/// <param name="Others">Its further names.</param>
public sealed record CertificateDomain(string Main, IReadOnlyList<string> Others)
{
    /// <summary>All its names, the main one first.</summary>
    public IEnumerable<string> Names => Others.Prepend(Main);

    /// <summary>Its first wildcard; null for none. Only the DNS-01 challenge proves wildcards.</summary>
    public string? Wildcard => Names.FirstOrDefault(HostPatterns.IsWild);

    /// <summary>True where the certificate is good for a host.</summary>
    public bool Covers(string host) => Names.Any(name => HostPatterns.Match(name, host));

    /// <summary>Reads <c>[["main",["other",...]],...]</c>; a blank text is an empty list.</summary>
    /// <exception cref="FormatException">It is none, or a name stands twice; says what is wrong.</exception>
    public static IReadOnlyList<CertificateDomain> ParseAll(string text)
    {
        if (text.Length == 0) return [];
        try
        {
            using var document = JsonDocument.Parse(text);
            List<CertificateDomain> all = [.. document.RootElement.EnumerateArray().Select(Read)];
            var twice = all.SelectMany(one => one.Names).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
            return twice is null ? all : throw new FormatException($"{twice.Key} stands in it twice");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException("it is no list of certificates", error);
        }
    }

    /// <summary>The list as it stands in a setting.</summary>
    public static string WriteAll(IEnumerable<CertificateDomain> all) =>
        $"[{string.Join(',', all.Select(one => $"""["{one.Main}",[{string.Join(',', one.Others.Select(other => $"\"{other}\""))}]]"""))}]";

    /// <summary>A name in its normal form.</summary>
    /// <exception cref="FormatException">It is no host name; says what is wrong.</exception>
    public static string Normal(string name)
    {
        var isWild = HostPatterns.IsWild(name);
        var host = Hosts.Normal(isWild ? name[HostPatterns.Wildcard.Length..] : name);
        if (Hosts.Fault(host) is { } fault) throw new FormatException(fault);
        // an authority that is public signs names below a domain only, and a wildcard right below the root stands for the world
        return isWild && !host.Contains('.') ? throw new FormatException($"{Shown.Text(name)} is a wildcard without a domain behind it") : isWild ? HostPatterns.Wildcard + host : host;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Names);

    private static CertificateDomain Read(JsonElement entry)
    {
        var parts = entry.EnumerateArray().ToList();
        if (parts.Count is < 1 or > 2) throw new FormatException("an entry is not a main name and a list of others");
        return new(Normal(Text(parts[0])), parts.Count == 1 ? [] : [.. parts[1].EnumerateArray().Select(Text).Select(Normal)]);
    }

    private static string Text(JsonElement name) => name.GetString() ?? throw new FormatException("a name is missing");
}
