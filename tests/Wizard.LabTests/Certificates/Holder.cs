using Wizard.LabTests.Lab;
using Wizard.Pki;
using Wizard.Pki.Api;
using Wizard.Pki.Files;
using Wizard.Pki.Jose;

namespace Wizard.LabTests.Certificates;

/// <summary>A machine that asks an authority for certificates, and the folder where it keeps them.</summary>
/// <param name="authority">Whom it asks.</param>
/// <param name="clock">Its clock; the right one where null.</param>
/// <param name="context">The folder of its context; one of its own where null.</param>
internal sealed class Holder(Authority authority, TimeProvider? clock = null, string? context = null) : IDisposable
{
    /// <summary>The password of every .p12.</summary>
    public const string Pkcs12Password = "secret of the .p12";

    private readonly string _context = context ?? Directory.CreateTempSubdirectory("wizard-holder-").FullName;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Where it keeps them.</summary>
    public CertificateFolder Folder => new(Path.Combine(_context, "certs"), _context, _clock);

    /// <summary>Asks for what is no whole certificate.</summary>
    public StepCaClient Client => new(authority.Trust, _clock);

    /// <summary>Asks for certificates.</summary>
    public CertificateIssuer Issuer => new(authority.Trust, Folder, _clock);

    /// <summary>How a .p12 is made.</summary>
    public static Pkcs12Seal Seal(Pkcs12Form form = Pkcs12Form.Modern) => new(Pkcs12Password, form);

    /// <summary>Has a certificate issued.</summary>
    public Task<KeptCertificate> IssueAsync(string name, TimeSpan? duration = null) => IssueAsync(new CertificateOrder(name) { Duration = duration });

    /// <summary>Has a certificate issued.</summary>
    public async Task<KeptCertificate> IssueAsync(CertificateOrder order, Pkcs12Form form = Pkcs12Form.Modern) =>
        await Issuer.IssueAsync(order, await authority.SignerAsync(), Seal(form), default);

    /// <summary>A one-time token for a name.</summary>
    public async Task<OneTimeToken> TokenAsync(string name) => OneTimeToken.ForSigning(await authority.SignerAsync(), authority.Trust, name, [name], _clock.GetUtcNow());

    public void Dispose()
    {
        if (context is null) Directory.Delete(_context, recursive: true);
    }
}
