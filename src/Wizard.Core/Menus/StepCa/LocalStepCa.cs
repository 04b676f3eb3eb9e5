using Wizard.Installing;
using Wizard.Pki;

namespace Wizard.Menus.StepCa;

/// <summary>The Step-CA that runs in the same context: read from its container.</summary>
/// <param name="Endpoint">The address that its settings say.</param>
/// <param name="Certificates">Its certificates.</param>
internal sealed record LocalStepCa(string Endpoint, CaCertificates Certificates)
{
    /// <summary>Finds it; null where none is configured or running.</summary>
    public static async Task<LocalStepCa?> FindAsync(Session session, CancellationToken cancellation)
    {
        var deployment = session.Open("step-ca");
        if (!deployment.IsConfigured) return null;
        try
        {
            var container = await StepCaContainer.FindAsync(session.Machine, deployment.Id, cancellation).ConfigureAwait(false);
            return new(KnownAuthority.AddressOf(deployment.Values), await container.CertificatesAsync(cancellation).ConfigureAwait(false));
        }
        catch (UserError)
        {
            return null; // then the questions are about another one, and nothing is proposed
        }
    }
}
