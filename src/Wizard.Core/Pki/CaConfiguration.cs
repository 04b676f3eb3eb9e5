using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wizard.Pki;

/// <summary>step-ca's own ca.json: only the keys of the policy are touched, everything else stays as it is.</summary>
public static class CaConfiguration
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The configuration with that policy; the same text where it has it already.</summary>
    /// <exception cref="UserError">It is no configuration of step-ca.</exception>
    public static string With(string json, CaPolicy policy)
    {
        var root = Parse(json);
        if (Holds(root, policy)) return json;
        var authority = Child(root, "authority");
        var claims = Child(authority, "claims");
        claims["minTLSCertDuration"] = policy.MinDuration;
        claims["maxTLSCertDuration"] = policy.MaxDuration;
        claims["defaultTLSCertDuration"] = policy.DefaultDuration;
        claims["disableRenewal"] = policy.DisableRenewal;
        var x509 = Child(Child(authority, "policy"), "x509");
        Child(x509, "allow")["dns"] = new JsonArray([.. policy.AllowedNames.Select(name => (JsonNode)JsonValue.Create(name))]);
        if (!AnswersTo(root, policy.Host)) Names(root).Add((JsonNode)JsonValue.Create(policy.Host));
        return Write(root);
    }

    /// <summary>True where the configuration says what the policy says.</summary>
    public static bool Holds(string json, CaPolicy policy) => Holds(Parse(json), policy);

    private static bool Holds(JsonObject root, CaPolicy policy)
    {
        var claims = root["authority"]?["claims"];
        var names = root["authority"]?["policy"]?["x509"]?["allow"]?["dns"] as JsonArray;
        return Text(claims, "minTLSCertDuration") == policy.MinDuration
            && Text(claims, "maxTLSCertDuration") == policy.MaxDuration
            && Text(claims, "defaultTLSCertDuration") == policy.DefaultDuration
            && (claims?["disableRenewal"]?.GetValue<bool>() ?? false) == policy.DisableRenewal
            && AnswersTo(root, policy.Host)
            && names is not null && names.Select(name => name!.GetValue<string>()).SequenceEqual(policy.AllowedNames);
    }

    private static bool AnswersTo(JsonObject root, string host) => Names(root).Any(name => host.Equals(name?.GetValue<string>(), StringComparison.OrdinalIgnoreCase));

    private static JsonArray Names(JsonObject root)
    {
        if (root["dnsNames"] is JsonArray names) return names;
        var made = new JsonArray();
        root["dnsNames"] = made;
        return made;
    }

    private static string? Text(JsonNode? claims, string name) => claims?[name]?.GetValue<string>();

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject child) return child;
        var made = new JsonObject();
        parent[name] = made;
        return made;
    }

    private static JsonObject Parse(string json)
    {
        try
        {
            var root = JsonNode.Parse(json) as JsonObject ?? throw new JsonException("it is no object");
            return root["authority"] is null or JsonObject ? root : throw new JsonException("its authority is no object");
        }
        catch (JsonException error)
        {
            throw new UserError($"ca.json of step-ca cannot be read: {error.Message}", "Look at it with `docker compose exec`, and correct or restore it.", error);
        }
    }

    private static string Write(JsonObject root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Format)) root.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
