using Wizard.Settings.Types;

namespace Wizard.Settings;

/// <summary>The table of the words that may stand after <c>@type=</c>.</summary>
public static class SettingTypes
{
    /// <summary>The types that are a word alone; <c>enum(a, b)</c> comes beside them.</summary>
    public static IReadOnlyList<SettingType> Plain { get; } =
    [
        new TextType(), new SecretType(), new BoolType(), new HostType(), new HostListType(), new ClientNamesType(), new UrlType(),
        new PortType(), new IpType(), new CidrListType(), new DurationType(), new EmailType(), new Sha256Type(), new PathType(), new ImageType(),
        new JsonType(), new UsersType(), new CertificatesType(),
        new DestinationsType(), new TlsRoutesType(), new EntryPointRoutesType(),
        new UserNameType(), new UserIdType(),
        new EntryPointsType(), new SizeType(),
        new IssuerType(), new GroupsType(),
        new CertificateDomainsType(), new VariablesType(), new AcmeDnsAccountsType(), new HoursType(), new LabelsType(),
        new WireGuardKeyType(), new VpnPeersType(), new PeerNamesType(), new IpListType(), new HostOrIpType(), new EndpointType(),
        new GeoIpEditionsType(),
    ];

    /// <summary>The words, as a message offers them.</summary>
    public static IEnumerable<string> Words => Plain.Select(type => type.Name).Append("enum(a, b)");

    /// <summary>The type of a decorator's value, as in <c>host</c> or <c>enum(a, b)</c>; null where there is none.</summary>
    public static SettingType? Find(string word)
    {
        const string call = "enum(";
        if (!word.StartsWith(call, StringComparison.Ordinal) || !word.EndsWith(')')) return Plain.FirstOrDefault(type => type.Name == word);
        var words = word[call.Length..^1].Split(',', StringSplitOptions.TrimEntries);
        return words.Any(string.IsNullOrEmpty) || words.Distinct().Count() < words.Length ? null : new EnumType(words);
    }
}
