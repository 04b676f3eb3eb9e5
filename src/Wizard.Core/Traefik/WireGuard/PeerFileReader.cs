using System.Net;
using System.Text.RegularExpressions;
using Wizard.Settings;
using Wizard.Settings.Types;

namespace Wizard.Traefik.WireGuard;

/// <summary>Reads a peer's file strictly: what is not known is refused, and so is what would run a command. Its errors show no value.</summary>
public static partial class PeerFileReader
{
    private static readonly string[] Sections = ["[Interface]", "[Peer]"];
    private static readonly string[] Commands = ["PreUp", "PostUp", "PreDown", "PostDown"];
    private static readonly string[] Unsuited = ["Table", "SaveConfig", "FwMark"];
    private static readonly string[] LeftOut = ["DNS", "MTU"]; // the machine keeps its own resolver; the kernel finds the MTU
    private static readonly string[] OfInterface = ["Address", "PrivateKey", "ListenPort"];
    private static readonly string[] OfPeer = ["PublicKey", "PresharedKey", "Endpoint", "AllowedIPs", "PersistentKeepalive"];

    /// <summary>Reads it: lines as in the file, or those lines joined by blanks as a field of one line has them after pasting.</summary>
    /// <exception cref="UserError">It is no such file, or one that would do more than connect.</exception>
    public static PeerFile Read(string text)
    {
        if (text.Length > 8192) throw Refuse("it is longer than such a file can be");
        var values = Values(text.Contains('\n') ? text.Split('\n') : Lines(text));
        var networks = Several(Required(values, "AllowedIPs")).Select(Network).ToList();
        if (VpnClient.Refusal(networks) is { } refusal) throw Refuse($"its AllowedIPs are too wide: {refusal}");
        return new()
        {
            Addresses = [.. Several(Required(values, "Address")).Select(Address)],
            PrivateKey = Key(Required(values, "PrivateKey"), "PrivateKey"),
            ListenPort = values.TryGetValue("ListenPort", out var port) ? Ports.Parse(port) ?? throw Refuse("its ListenPort is none") : null,
            PublicKey = Key(Required(values, "PublicKey"), "PublicKey"),
            PresharedKey = values.TryGetValue("PresharedKey", out var shared) ? Key(shared, "PresharedKey") : null,
            Endpoint = new EndpointType().Check(Required(values, "Endpoint")).Value ?? throw Refuse("its Endpoint is no host with a port"),
            AllowedIps = networks,
            LeftOut = [.. LeftOut.Where(values.ContainsKey)],
        };
    }

    // no value holds a blank before a known name and its equals sign, nor a bracket that is not an address's
    private static string[] Lines(string joined) => Starts().Split(joined);

    private static Dictionary<string, string> Values(IEnumerable<string> lines)
    {
        var (values, section, sections) = (new Dictionary<string, string>(), "", new List<string>());
        foreach (var line in lines.Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            if (line[0] == '[') sections.Add(section = Section(line, sections));
            else Add(values, section, line);
        }

        return values;
    }

    private static string Section(string line, List<string> before)
    {
        var section = Sections.FirstOrDefault(known => known.Equals(line, StringComparison.OrdinalIgnoreCase)) ?? throw Refuse("it has a section that is neither [Interface] nor [Peer]");
        return before.Contains(section) ? throw Refuse($"it has more than one {section}: one server is what this machine connects to") : section;
    }

    private static void Add(Dictionary<string, string> values, string section, string line)
    {
        var (name, value) = line.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (line[..at].Trim(), line[(at + 1)..].Trim()) : throw Refuse("a line of it is no `Key = value`");
        var key = Known(name, section);
        if (value.Length == 0) throw Refuse($"its {key} has no value");
        if (!values.TryAdd(key, value)) values[key] = key is "Address" or "AllowedIPs" ? $"{values[key]},{value}" : throw Refuse($"its {key} stands there twice");
    }

    private static string Known(string name, string section)
    {
        if (Find(Commands, name) is { } command) throw Refuse($"it has a {command}: a command that would be run as root. Remove that line if the VPN works without it");
        if (Find(Unsuited, name) is { } unsuited) throw Refuse($"it has a {unsuited}, which changes more of this machine than its VPN. Remove that line if the VPN works without it");
        return Find(section == "[Interface]" ? [.. OfInterface, .. LeftOut] : section == "[Peer]" ? OfPeer : [], name) ?? throw Refuse($"it has a key in a place where there is none of that name ({Shown.Text(Printable(name))})");
    }

    private static string? Find(string[] names, string name) => names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Printable(string name) => name.Length <= 20 && name.All(char.IsAsciiLetter) ? name : "...";

    private static string Required(Dictionary<string, string> values, string key) => values.GetValueOrDefault(key) ?? throw Refuse($"it has no {key}");

    private static string[] Several(string value) => value.Split(',', StringSplitOptions.TrimEntries);

    private static string Key(string text, string name) => WireGuardKey.Is(text) ? text : throw Refuse($"its {name} is no key of 44 characters");

    private static IPAddress Address(string text) =>
        SourceRange.Parse("Address", text) is var range && Ip.TryParse(text.Split('/')[0]) is not null ? range.Address : throw Refuse("its Address is none");

    private static SourceRange Network(string text) => SourceRange.Parse("AllowedIPs", text);

    private static UserError Refuse(string what) => new($"This is not a peer's file that can be used here: {what}.", "It begins with [Interface], Address and PrivateKey, and goes on with [Peer], PublicKey, Endpoint and AllowedIPs.");

    [GeneratedRegex(@"\s+(?=(?:Address|PrivateKey|ListenPort|PublicKey|PresharedKey|Endpoint|AllowedIPs|PersistentKeepalive|DNS|MTU|PreUp|PostUp|PreDown|PostDown|Table|SaveConfig|FwMark)\s*=|\[(?:Interface|Peer)\])|(?<=\[(?:Interface|Peer)\])\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Starts();
}
