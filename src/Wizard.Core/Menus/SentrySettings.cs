using Wizard.Settings;

namespace Wizard.Menus;

/// <summary>The family of settings that say who may enter an application: PREFIX_HTTP_AUTH, PREFIX_MTLS_AUTH, ...</summary>
/// <param name="Prefix">The project's prefix.</param>
internal sealed record SentrySettings(string Prefix)
{
    public string HttpAuth => $"{Prefix}_HTTP_AUTH";

    public string MtlsAuth => $"{Prefix}_MTLS_AUTH";

    public string AuthorizedCerts => $"{Prefix}_MTLS_AUTHORIZED_CERTS";

    public string AllowAll => $"{Prefix}_MTLS_ALLOW_ALL";

    public string OAuth2 => $"{Prefix}_OAUTH2";

    public string AuthorizedGroup => $"{Prefix}_OAUTH2_AUTHORIZED_GROUP";

    /// <summary>True for a name of the family.</summary>
    public bool Owns(string name) => name == HttpAuth || name == MtlsAuth || name == AuthorizedCerts || name == AllowAll || name == OAuth2 || name == AuthorizedGroup;

    /// <summary>True where the project can also ask for a sign-in: an older one's env-dist may not spell it out.</summary>
    public bool KnowsOAuth2(Catalogue catalogue) => catalogue.Find(OAuth2) is not null && catalogue.Find(AuthorizedGroup) is not null;

    /// <summary>The family of a project; null where its env-dist does not spell it out.</summary>
    public static SentrySettings? Of(Catalogue catalogue)
    {
        var family = new SentrySettings(catalogue.Prefix);
        return new[] { family.HttpAuth, family.MtlsAuth, family.AuthorizedCerts, family.AllowAll }.All(name => catalogue.Find(name) is not null) ? family : null;
    }
}
