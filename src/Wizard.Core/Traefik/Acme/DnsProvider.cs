using System.Reflection;
using System.Text.RegularExpressions;

namespace Wizard.Traefik.Acme;

/// <summary>A provider of DNS that Traefik can make answer the DNS-01 challenge, as lego knows it (github.com/go-acme/lego).</summary>
/// <param name="Code">What the configuration calls it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Credentials">The variables that say who may change the DNS; some are alternatives to others.</param>
/// <param name="Optional">The variables that change how it is done.</param>
public sealed partial record DnsProvider(string Code, string Name, IReadOnlyList<string> Credentials, IReadOnlyList<string> Optional)
{
    /// <summary>The code of the provider that stands for an ACME-DNS server (github.com/joohoi/acme-dns).</summary>
    public const string AcmeDns = "acme-dns";

    private const string Resource = "Wizard.Traefik.Acme.dns-providers.txt";

    /// <summary>Every variable that it knows.</summary>
    public IEnumerable<string> Variables => Credentials.Concat(Optional);

    /// <summary>All providers, in the order of their codes. Reads the list anew: nothing that starts the program needs it.</summary>
    public static IReadOnlyList<DnsProvider> ReadAll()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(Read)];
    }

    /// <summary>The provider of that code; null where the list has none.</summary>
    public static DnsProvider? Find(string code) => ReadAll().FirstOrDefault(provider => provider.Code == code);

    /// <summary>What is wrong with a provider's code; null where nothing is. One that the list lacks is right, too.</summary>
    public static string? RefuseCode(string code) => code switch
    {
        "manual" => "manual asks at a terminal, and Traefik has none: choose another provider.",
        "exec" => "exec runs a program, and there is none in Traefik's container: choose another provider.",
        _ when Grammar().IsMatch(code) => null,
        _ => "A provider's code is made of lower-case letters, digits and hyphens, for example azuredns.",
    };

    // tools/dns-providers.sh writes it: code, name, credentials, optional variables
    private static DnsProvider Read(string line) => line.Split('\t') is [var code, var name, var credentials, var optional]
        ? new(code, name, Words(credentials), Words(optional))
        : throw new InvalidDataException($"{Resource} has a line of another shape.");

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex Grammar();
}
