using System.Text.Json;
using Wizard.Settings;

namespace Wizard.Pki;

/// <summary>Who signs in a step-ca: one entry of <c>GET /provisioners</c>.</summary>
/// <param name="Name">As in <c>admin</c>.</param>
/// <param name="Type">JWK, ACME, OIDC, ...</param>
public sealed record Provisioner(string Name, string Type)
{
    /// <summary>The id of its key; empty where it has none.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>Its private key under its password, as compact JWE: everybody may read it. Empty where it has none.</summary>
    public string EncryptedKey { get; init; } = "";

    /// <summary>Its own limits, which go before the authority's; each null where it has none.</summary>
    public (TimeSpan? Shortest, TimeSpan? Longest, TimeSpan? Usual) Claims { get; init; }

    /// <summary>Why it cannot sign by a password; null where it can.</summary>
    public string? Unusable => !Type.Equals("JWK", StringComparison.OrdinalIgnoreCase) ? $"a provisioner of the type {ForeignText.Shown(Type)} signs for its own clients, not by a password"
        : EncryptedKey.Length == 0 ? "its key is not kept by the authority"
        : null;

    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidOperationException">A member is of another kind.</exception>
    internal static Provisioner Read(JsonElement json) => new(Text(json, "name"), Text(json, "type"))
    {
        KeyId = json.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.Object ? Text(key, "kid") : "",
        EncryptedKey = Text(json, "encryptedKey"),
        Claims = json.TryGetProperty("claims", out var claims) && claims.ValueKind == JsonValueKind.Object
            ? (Duration(claims, "minTLSCertDuration"), Duration(claims, "maxTLSCertDuration"), Duration(claims, "defaultTLSCertDuration"))
            : default,
    };

    /// <summary>As it may be shown: the authority names it.</summary>
    public override string ToString() => $"{ForeignText.Shown(Name)} ({ForeignText.Shown(Type)})";

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static TimeSpan? Duration(JsonElement claims, string name) => Durations.TryParse(Text(claims, name), out var duration) && duration > TimeSpan.Zero ? duration : null;
}
