using DnsClient;
using DnsClient.Protocol;

namespace Wizard.Pki.AcmeDns;

/// <summary>What the DNS says.</summary>
public interface IDnsRecords
{
    /// <summary>The name that a CNAME record points to, in lower case and without its last dot; null where there is no such record.</summary>
    /// <exception cref="UserError">No name server answers.</exception>
    Task<string?> CnameAsync(string name, CancellationToken cancellation);
}

/// <summary>What the DNS says to this machine: asks the name servers of /etc/resolv.conf, or those that are given.</summary>
/// <param name="servers">The name servers; none for the machine's own.</param>
public sealed class DnsRecords(params NameServer[] servers) : IDnsRecords
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<string?> CnameAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var answer = await Client().QueryAsync(name, QueryType.CNAME, cancellationToken: cancellation).ConfigureAwait(false);
            if (answer.Header.ResponseCode is not (DnsHeaderResponseCode.NoError or DnsHeaderResponseCode.NotExistentDomain)) throw Away(name, answer.ErrorMessage);
            return answer.Answers.OfType<CNameRecord>().FirstOrDefault()?.CanonicalName.Value.TrimEnd('.').ToLowerInvariant();
        }
        catch (Exception error) when (error is DnsResponseException or InvalidOperationException)
        {
            throw Away(name, error.Message, error);
        }
    }

    private LookupClient Client() => new(servers.Length > 0 ? new LookupClientOptions(servers) { UseCache = false, Timeout = Patience, Retries = 1 } : new LookupClientOptions { UseCache = false, Timeout = Patience, Retries = 1 });

    private static UserError Away(string name, string why, Exception? cause = null) =>
        new($"The DNS gave no answer about {name}: {ForeignText.Shown(why)}", "Look whether this machine's name server works (/etc/resolv.conf), and check again.", cause);
}
