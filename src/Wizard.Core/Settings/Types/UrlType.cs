using System.Text.RegularExpressions;

namespace Wizard.Settings.Types;

/// <summary>An https or http URL: host and port checked, no user, no fragment, no trailing slash.</summary>
public sealed partial class UrlType() : SingleLineType("url", "an https:// or http:// address", "https://ca.example.com")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var parts = Parts().Match(line);
        if (!parts.Success) return Refuse($"{Shown.Text(line)} is no such address");
        if (parts.Groups["authority"].Value.Contains('@')) return Refuse("a user name or password has no place in it");
        if (parts.Groups["fragment"].Success) return Refuse($"{Shown.Text(line)} has a fragment (#)");
        var authority = Authority().Match(parts.Groups["authority"].Value);
        if (!authority.Success || !IsPort(authority.Groups["port"])) return Refuse($"{Shown.Text(line)} has no valid host and port");
        var host = Host(authority.Groups["host"].Value, out var fault);
        return fault is null ? Verdict.Accept(Join(parts, host, authority)) : Refuse(fault);
    }

    private static string Join(Match parts, string host, Match authority)
    {
        var port = authority.Groups["port"] is { Success: true } group ? $":{int.Parse(group.ValueSpan)}" : "";
        var query = parts.Groups["query"].Value;
        var path = query.Length == 0 ? parts.Groups["path"].Value.TrimEnd('/') : parts.Groups["path"].Value;
        return $"{parts.Groups["scheme"].Value.ToLowerInvariant()}://{host}{port}{path}{query}";
    }

    private static string Host(string text, out string? fault)
    {
        var address = Addresses.Parse(text.StartsWith('[') ? text[1..^1] : text);
        var host = Hosts.Normal(text);
        var isBracketed = text.StartsWith('[');
        var isRight = address is not null && isBracketed == (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6);
        fault = isRight ? null : isBracketed ? $"{Shown.Text(text)} is no IPv6 address" : Hosts.Fault(host);
        return isRight && isBracketed ? $"[{address}]" : host;
    }

    private static bool IsPort(Group port) => !port.Success || Ports.Parse(port.Value) is not null;

    // Nothing but the characters of RFC 3986: no blank, quote, backslash, backtick or brace gets through.
    [GeneratedRegex(@"^(?<scheme>[Hh][Tt][Tt][Pp][Ss]?)://(?<authority>[^/?#]+)(?<path>/[A-Za-z0-9._~:/\[\]@!$&'()*+,;=%-]*)?(?<query>\?[A-Za-z0-9._~:/?\[\]@!$&'()*+,;=%-]*)?(?<fragment>#.*)?\z")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(?<host>\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::(?<port>[0-9]+))?\z")]
    private static partial Regex Authority();
}
