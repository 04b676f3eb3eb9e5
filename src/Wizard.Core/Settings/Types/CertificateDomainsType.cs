namespace Wizard.Settings.Types;

/// <summary>Certificates that ACME asks for: a list of main names, each with a list of further ones.</summary>
public sealed class CertificateDomainsType() : SingleLineType(
    "certificate-domains",
    "a JSON list of certificates, each a main domain name and a list of others, where a leading * stands for one label",
    """[["www.example.com",["example.com","*.example.org"]]]""")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        try
        {
            return Verdict.Accept(CertificateDomain.WriteAll(CertificateDomain.ParseAll(line)));
        }
        catch (FormatException error)
        {
            return Refuse(error.Message);
        }
    }
}
