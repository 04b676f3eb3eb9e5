using Wizard.Projects;
using Wizard.Settings;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>forward-auth: an application like others, whose program calls providers and addresses by other names than its settings do.</summary>
internal sealed class ForwardAuthKind : ApplicationKind
{
    public override RenderedFiles Render(Deployment deployment, Machine machine, Version? imageVersion) =>
        (SignIn.ImageRefusal(deployment.Values) ?? SignIn.Below(deployment.Values["FORWARD_AUTH_TRAEFIK_HOST"], deployment)) is { } refusal ? throw refusal : base.Render(deployment, machine, imageVersion);

    public override ComposeParts Parts(Deployment deployment) => new() { Variables = Variables(deployment.Values) };

    private static Dictionary<string, string> Variables(Values values)
    {
        var port = values["FORWARD_AUTH_PUBLIC_HTTPS_PORT"] is "443" ? "" : $":{values["FORWARD_AUTH_PUBLIC_HTTPS_PORT"]}";
        return new(Provider(values))
        {
            ["OAUTH2_REDIRECT_URL"] = $"https://{values["FORWARD_AUTH_TRAEFIK_HOST"]}{port}/oauth2/callback",
            ["OAUTH2_RETURN_DOMAIN"] = $".{values["FORWARD_AUTH_COOKIE_DOMAIN"]}{port}",
        };
    }

    // All of them, always: one that was left out would be taken from the .env.
    private static Dictionary<string, string> Provider(Values values)
    {
        var (provider, forge) = (values["FORWARD_AUTH_PROVIDER"], values["FORWARD_AUTH_FORGE_URL"]);
        var isForge = provider is "forgejo" or "gitea";
        return new()
        {
            // both speak as GitHub does, at their own addresses
            ["OAUTH2_PROVIDER"] = isForge ? "github" : provider,
            ["OAUTH2_LOGIN_URL"] = isForge ? $"{forge}/login/oauth/authorize" : "",
            ["OAUTH2_REDEEM_URL"] = isForge ? $"{forge}/login/oauth/access_token" : "",
            ["OAUTH2_VALIDATE_URL"] = isForge ? $"{forge}/api/v1/user/emails" : "",
            ["OAUTH2_ISSUER_URL"] = provider is "oidc" ? values["FORWARD_AUTH_OIDC_ISSUER_URL"] : "",
        };
    }
}
