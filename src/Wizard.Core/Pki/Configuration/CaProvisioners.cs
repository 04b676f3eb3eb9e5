using System.Text.Json;
using System.Text.Json.Nodes;
using Wizard.Pki.Jose;

namespace Wizard.Pki.Configuration;

/// <summary>The provisioners in step-ca's own ca.json.</summary>
public static class CaProvisioners
{
    private const string Acme = "acme";

    private const string Mask = "********";

    // provisioners, their webhooks and SCEP, the database, the keys of a token: step-ca reads their names in any case
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "encryptedKey", "secret", "clientSecret", "pin", "challenge", "bearerToken", "decrypterKeyPEM", "decrypterKeyPassword", "d",
    };

    /// <summary>All provisioners.</summary>
    /// <exception cref="UserError">It is no configuration of step-ca, or its provisioners are kept elsewhere.</exception>
    public static IReadOnlyList<Provisioner> Read(string json) => CaJson.Read<IReadOnlyList<Provisioner>>(json, root =>
    {
        using var document = JsonDocument.Parse(List(root).ToJsonString());
        return [.. document.RootElement.EnumerateArray().Select(Provisioner.Read)];
    });

    /// <summary>The configuration with an ACME provisioner; the same text where it has one already.</summary>
    /// <exception cref="UserError">A provisioner of another type has its name: step-ca would not start any more.</exception>
    public static string WithAcme(string json) => CaJson.Read(json, root =>
    {
        var list = List(root);
        if (list.Any(provisioner => IsOf(provisioner, "ACME"))) return json;
        if (list.Any(provisioner => provisioner is JsonObject members && Text(members, "name") == Acme))
            throw new UserError($"A provisioner of another type is called {Acme} already, and each name is one provisioner's.", "Rename that one with the step command: `step ca provisioner --help`.");
        list.Add((JsonNode)new JsonObject { ["type"] = "ACME", ["name"] = Acme });
        return CaJson.Write(root);
    });

    /// <summary>What its ACME provisioner is called, here and in addresses: <c>/acme/acme/directory</c>.</summary>
    public static string AcmeOf(string json) => Read(json).FirstOrDefault(provisioner => provisioner.Type.Equals("ACME", StringComparison.OrdinalIgnoreCase))?.Name ?? Acme;

    /// <summary>The configuration in which a JWK provisioner has another key, or the same one under another password.</summary>
    /// <param name="json">The configuration.</param>
    /// <param name="key">The key.</param>
    /// <param name="encryptedKey">The key under the password: compact JWE.</param>
    /// <exception cref="UserError">The provisioner is not there any more.</exception>
    public static string WithKey(string json, ProvisionerKey key, string encryptedKey) => CaJson.Read(json, root =>
    {
        var provisioner = List(root).OfType<JsonObject>().FirstOrDefault(candidate => IsOf(candidate, "JWK") && Text(candidate, "name") == key.Provisioner.Name)
            ?? throw new UserError($"ca.json of step-ca has no JWK provisioner {key.Provisioner.Name} any more.", "Look at it with `make step-ca inspect-config`, and try it again.");
        if (Text(provisioner, "encryptedKey") == encryptedKey) return json;
        provisioner["key"] = JsonNode.Parse(key.ExportPublicJwk());
        provisioner["encryptedKey"] = encryptedKey;
        return CaJson.Write(root);
    });

    /// <summary>The configuration as it may be shown: neither passwords nor private keys.</summary>
    public static string Masked(string json) => CaJson.Read(json, root =>
    {
        HideSecrets(root);
        return CaJson.Write(root);
    });

    private static JsonArray List(JsonObject root) => root["authority"]?["enableAdmin"] is JsonValue admin && admin.TryGetValue<bool>(out var isElsewhere) && isElsewhere
        ? throw new UserError("This step-ca keeps its provisioners in its database (remote management), not in ca.json.", "Change them with the step command: `step ca provisioner --help`.")
        : CaJson.List(CaJson.Child(root, "authority"), "provisioners");

    private static void HideSecrets(JsonNode? node)
    {
        if (node is JsonArray list) foreach (var item in list) HideSecrets(item);
        if (node is not JsonObject members) return;
        foreach (var (name, value) in members.ToList())
        {
            if (Secrets.Contains(name) || IsSecret(value)) members[name] = Mask;
            else HideSecrets(value);
        }
    }

    // an address with a password in it: of a database, of a token
    private static bool IsSecret(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var address)
        && (address.Contains("pin-value=", StringComparison.OrdinalIgnoreCase) || (address.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon && address.IndexOf('@', colon) > 0));

    private static bool IsOf(JsonNode? provisioner, string type) => provisioner is JsonObject members && Text(members, "type").Equals(type, StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonObject members, string name) => members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
