using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Wizard.Pki.Jose;

/// <summary>A step-ca one-time token: a JWT, signed by a provisioner, that is good for one request within five minutes.</summary>
/// <param name="Text">The compact JWT; whoever has it can use it.</param>
/// <param name="Made">When it was made, by this machine's clock.</param>
public sealed record OneTimeToken(string Text, DateTimeOffset Made)
{
    /// <summary>How long it is good for.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How often it was shown to the authority.</summary>
    internal int Shown { get; private set; }

    /// <summary>The same token, about to be shown once more.</summary>
    internal OneTimeToken Show()
    {
        Shown++;
        return this;
    }

    /// <summary>For <c>POST /1.0/sign</c>.</summary>
    /// <param name="key">Who signs it.</param>
    /// <param name="authority">Whose token it is: its address and its root.</param>
    /// <param name="name">The common name.</param>
    /// <param name="names">The subject alternative names.</param>
    /// <param name="now">The time on this machine.</param>
    public static OneTimeToken ForSigning(ProvisionerKey key, CaTrust authority, string name, IEnumerable<string> names, DateTimeOffset now) =>
        Make(key, authority, "sign", name, names, now);

    /// <summary>For <c>POST /1.0/revoke</c>.</summary>
    /// <param name="key">Who signs it.</param>
    /// <param name="authority">Whose token it is.</param>
    /// <param name="serial">The serial number, decimal.</param>
    /// <param name="now">The time on this machine.</param>
    public static OneTimeToken ForRevoking(ProvisionerKey key, CaTrust authority, string serial, DateTimeOffset now) => Make(key, authority, "revoke", serial, null, now);

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "one-time token";

    private static OneTimeToken Make(ProvisionerKey key, CaTrust authority, string purpose, string subject, IEnumerable<string>? names, DateTimeOffset now)
    {
        var header = JsonText.Write(json =>
        {
            json.WriteString("alg", key.Algorithm);
            json.WriteString("kid", key.Provisioner.KeyId);
            json.WriteString("typ", "JWT");
        });
        var claims = JsonText.Write(json =>
        {
            json.WriteString("aud", $"{authority.Url.GetLeftPart(UriPartial.Authority)}/1.0/{purpose}");
            json.WriteString("iss", key.Provisioner.Name);
            json.WriteString("sub", subject);
            if (names is not null) WriteList(json, "sans", names);
            json.WriteString("sha", authority.Fingerprint);
            json.WriteString("jti", RandomNumberGenerator.GetHexString(64, lowercase: true));
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            json.WriteNumber("nbf", now.ToUnixTimeSeconds());
            json.WriteNumber("exp", (now + Lifetime).ToUnixTimeSeconds());
        });
        var content = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}";
        return new($"{content}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(content)))}", now);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
