using Wizard.Pki.Files;

namespace Wizard.Status;

/// <summary>A certificate of a deployment: one that step-ca issued from here, or one of the files that Traefik shows.</summary>
/// <param name="Name">Its common name, or the first name that it is good for.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Until">Until when it is valid.</param>
public sealed record Certificate(string Name, CertificateStatus Status, DateTimeOffset Until)
{
    /// <summary>Something is to be done about it: it ends soon, or is over and shown all the same.</summary>
    public bool IsDue => Status is CertificateStatus.Due or CertificateStatus.Expired;
}
