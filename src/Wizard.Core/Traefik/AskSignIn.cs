using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Lets in only whom forward-auth says yes to; its redirect to the provider goes to the client.</summary>
/// <param name="Address">Where to ask, with the e-mail addresses that may enter.</param>
/// <param name="IsLimited">The answer may be limited in size: Traefik knows the key.</param>
internal sealed record AskSignIn(string Address, bool IsLimited) : Middleware
{
    /// <summary>The first version that knows maxResponseBodySize in each of its lines.</summary>
    public static readonly Version KnowsLimit = new(3, 7, 0);

    private const int Limit = 1 << 20; // bytes

    // Only what the question needs is sent on: not Authorization, which is the application's own affair. X-Forwarded-* are Traefik's.
    private static readonly string[] Asked = ["Accept", "Cookie", "User-Agent"];

    public override YamlMappingNode ToYaml() => Yaml.Map(("forwardAuth", Yaml.Map(
        ("address", Yaml.Text(Address)),
        ("trustForwardHeader", Yaml.Flag(false)),
        ("authRequestHeaders", Yaml.List(Asked)),
        ("authResponseHeaders", Yaml.List(Names.SignedInHeaders)),
        ("maxResponseBodySize", IsLimited ? Yaml.Number(Limit) : null))));
}
