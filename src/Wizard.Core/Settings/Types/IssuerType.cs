namespace Wizard.Settings.Types;

/// <summary>The address of an OpenID Connect provider. Its last slash counts: the provider's own document must say the same, letter by letter.</summary>
public sealed class IssuerType() : SingleLineType("issuer", "the https:// address that an OpenID Connect provider calls its issuer", "https://accounts.google.com")
{
    private static readonly UrlType Url = new();

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        if (!line.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return Refuse($"{Shown.Text(line)} does not begin with https://");
        if (line.Contains('?')) return Refuse($"{Shown.Text(line)} has a query (?)");
        return Url.Check(line) is { Value: { } url } ? Verdict.Accept(line.EndsWith('/') ? $"{url}/" : url) : Refuse($"{Shown.Text(line)} is no such address");
    }
}
