using System.Text.Json.Nodes;

namespace Wizard.Pki.Configuration;

/// <summary>The policy in step-ca's own ca.json: only its keys are touched, everything else stays as it is.</summary>
public static class CaConfiguration
{
    /// <summary>The configuration with that policy; the same text where it has it already.</summary>
    /// <exception cref="UserError">It is no configuration of step-ca.</exception>
    public static string With(string json, CaPolicy policy) => CaJson.Read(json, root => With(root, json, policy));

    /// <summary>True where the configuration says what the policy says.</summary>
    /// <exception cref="UserError">It is no configuration of step-ca.</exception>
    public static bool Holds(string json, CaPolicy policy) => CaJson.Read(json, root => Holds(root, policy));

    private static string With(JsonObject root, string json, CaPolicy policy)
    {
        if (Holds(root, policy)) return json;
        var authority = CaJson.Child(root, "authority");
        var claims = CaJson.Child(authority, "claims");
        claims["minTLSCertDuration"] = policy.MinDuration;
        claims["maxTLSCertDuration"] = policy.MaxDuration;
        claims["defaultTLSCertDuration"] = policy.DefaultDuration;
        claims["disableRenewal"] = policy.DisableRenewal;
        var x509 = CaJson.Child(CaJson.Child(authority, "policy"), "x509");
        CaJson.Child(x509, "allow")["dns"] = new JsonArray([.. policy.AllowedNames.Select(name => (JsonNode)JsonValue.Create(name))]);
        if (!AnswersTo(root, policy.Host)) CaJson.List(root, "dnsNames").Add((JsonNode)JsonValue.Create(policy.Host));
        return CaJson.Write(root);
    }

    private static bool Holds(JsonObject root, CaPolicy policy)
    {
        var claims = root["authority"]?["claims"];
        var names = root["authority"]?["policy"]?["x509"]?["allow"]?["dns"] as JsonArray;
        return Text(claims, "minTLSCertDuration") == policy.MinDuration
            && Text(claims, "maxTLSCertDuration") == policy.MaxDuration
            && Text(claims, "defaultTLSCertDuration") == policy.DefaultDuration
            && (claims?["disableRenewal"]?.GetValue<bool>() ?? false) == policy.DisableRenewal
            && AnswersTo(root, policy.Host)
            && names is not null && names.Select(name => name?.GetValue<string>()).SequenceEqual(policy.AllowedNames);
    }

    private static bool AnswersTo(JsonObject root, string host) =>
        CaJson.List(root, "dnsNames").Any(name => host.Equals(name?.GetValue<string>(), StringComparison.OrdinalIgnoreCase));

    private static string? Text(JsonNode? claims, string name) => claims?[name]?.GetValue<string>();
}
