using Wizard.Pki.AcmeDns;

namespace Wizard.Tests.Pki.AcmeDns;

/// <summary>A DNS that knows these CNAME records and no others.</summary>
internal sealed class FakeDns : IDnsRecords
{
    public Dictionary<string, string> Records { get; } = [];

    public Task<string?> CnameAsync(string name, CancellationToken cancellation) => Task.FromResult(Records.GetValueOrDefault(name));
}
