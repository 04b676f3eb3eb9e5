using System.Text.Json;
using System.Text.RegularExpressions;
using Wizard.Settings.Types;

namespace Wizard.Settings;

/// <summary>An account at an ACME-DNS server, which answers the DNS-01 challenges of one name. The password is a secret.</summary>
/// <param name="FullDomain">Where the CNAME record of the challenge points.</param>
/// <param name="SubDomain">The account's own label there.</param>
/// <param name="UserName">Who updates it.</param>
/// <param name="Password">With which password.</param>
/// <param name="Server">The server that it was registered at.</param>
public sealed partial record AcmeDnsAccount(string FullDomain, string SubDomain, string UserName, string Password, string Server)
{
    /// <summary>Reads accounts by the name whose challenges they answer, in ordinal order; a blank text holds none.</summary>
    /// <remarks>The form of github.com/nrdcg/goacmedns/storage, which Traefik reads: name to fulldomain, subdomain, username, password, server_url.</remarks>
    /// <exception cref="FormatException">It is none; the message shows no account.</exception>
    public static IReadOnlyDictionary<string, AcmeDnsAccount> ParseAll(string text)
    {
        var all = new SortedDictionary<string, AcmeDnsAccount>(StringComparer.Ordinal);
        if (text.Length == 0) return all;
        try
        {
            using var document = JsonDocument.Parse(text);
            foreach (var entry in document.RootElement.EnumerateObject()) all.Add(Host(entry.Name), Read(entry.Value));
            return all;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException("it is no JSON object of ACME-DNS accounts, or holds one twice", error);
        }
    }

    /// <summary>The accounts as they stand in a setting, and in the file that Traefik reads; blank where there is none.</summary>
    public static string WriteAll(IReadOnlyDictionary<string, AcmeDnsAccount> all) => all.Count == 0 ? "" : JsonTexts.Object(writer =>
    {
        foreach (var (name, account) in all.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(name);
            writer.WriteString("fulldomain", account.FullDomain);
            writer.WriteString("subdomain", account.SubDomain);
            writer.WriteString("username", account.UserName);
            writer.WriteString("password", account.Password);
            writer.WriteString("server_url", account.Server);
            writer.WriteEndObject();
        }
    });

    /// <summary>Reads an account that a server made.</summary>
    /// <exception cref="FormatException">A member is missing, or holds what no account has.</exception>
    public static AcmeDnsAccount Read(JsonElement account, string? server = null) => new(
        Host(Text(account, "fulldomain")), Word(account, "subdomain"), Word(account, "username"), Word(account, "password"), server ?? Text(account, "server_url"));

    /// <summary>Without the password.</summary>
    public override string ToString() => FullDomain;

    private static string Host(string text)
    {
        var host = Hosts.Normal(text);
        return Hosts.Fault(host) is null ? host : throw new FormatException("a name in it is no host name");
    }

    private static string Word(JsonElement account, string member) =>
        Text(account, member) is { } text && Printable().IsMatch(text) ? text : throw new FormatException($"{member} of an account is no word");

    private static string Text(JsonElement account, string member) =>
        account.TryGetProperty(member, out var value) && value.GetString() is { } text ? text : throw new FormatException($"{member} of an account is missing");

    [GeneratedRegex(@"^[!-~]{1,256}\z")]
    private static partial Regex Printable();
}
