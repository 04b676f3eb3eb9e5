namespace Wizard.Settings.Types;

/// <summary>Accounts at ACME-DNS servers, by the names whose challenges they answer: masked wherever they are shown.</summary>
public sealed class AcmeDnsAccountsType() : SettingType(
    "acme-dns-accounts",
    "a JSON object of domain names and their ACME-DNS accounts",
    """{"example.com":{"fulldomain":"d420c923.auth.example.org","subdomain":"d420c923","username":"c36f50e8","password":"secret","server_url":"https://auth.example.org"}}""")
{
    /// <inheritdoc/>
    public override bool IsDiscreet => true;

    /// <inheritdoc/>
    public override Verdict Check(string text)
    {
        try
        {
            return Verdict.Accept(AcmeDnsAccount.WriteAll(AcmeDnsAccount.ParseAll(text)));
        }
        catch (FormatException error)
        {
            return Refuse(error.Message);
        }
    }
}
