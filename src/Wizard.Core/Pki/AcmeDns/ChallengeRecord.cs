namespace Wizard.Pki.AcmeDns;

/// <summary>The record that makes an ACME-DNS server answer for a name: <c>_acme-challenge.NAME CNAME TARGET.</c></summary>
/// <param name="Host">The name that a certificate is for, without a wildcard's star.</param>
/// <param name="Target">The account's name at the server.</param>
public sealed record ChallengeRecord(string Host, string Target)
{
    /// <summary>The record's own name.</summary>
    public string Name => $"_acme-challenge.{Host}";

    /// <summary>Asks the DNS, and says in one line what it found.</summary>
    /// <returns>Whether it is right, and the line.</returns>
    public async Task<(bool IsRight, string Finding)> CheckAsync(IDnsRecords dns, CancellationToken cancellation)
    {
        try
        {
            var found = await dns.CnameAsync(Name, cancellation).ConfigureAwait(false);
            if (found is null) return (false, $"{Name}: not there yet. A new record may take until the DNS has forgotten that there was none.");
            return string.Equals(found, Target, StringComparison.OrdinalIgnoreCase)
                ? (true, $"{Name}: right.")
                : (false, $"{Name}: points elsewhere, to {ForeignText.Shown(found)}. Change it to {Target}.");
        }
        catch (UserError error)
        {
            return (false, $"{error.Message} {error.Mend}");
        }
    }

    /// <summary>The record as a zone file has it.</summary>
    public override string ToString() => $"{Name}. CNAME {Target}.";
}
