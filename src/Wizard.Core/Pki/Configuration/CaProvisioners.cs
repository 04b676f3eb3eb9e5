using System.Text.Json;
using System.Text.Json.Nodes;
using Wizard.Pki.Jose;

namespace Wizard.Pki.Configuration;

/// <summary>The provisioners in step-ca's own ca.json.</summary>
public static class CaProvisioners
{
    /// <summary>What the ACME provisioner is called, here and in addresses: <c>/acme/acme/directory</c>.</summary>
    public const string Acme = "acme";

    private const string Mask = "********";

    /// <summary>All provisioners.</summary>
    /// <exception cref="UserError">It is no configuration of step-ca, or its provisioners are kept elsewhere.</exception>
    public static IReadOnlyList<Provisioner> Read(string json)
    {
        using var document = JsonDocument.Parse(List(CaJson.Parse(json)).ToJsonString());
        try
        {
            return [.. document.RootElement.EnumerateArray().Select(Provisioner.Read)];
        }
        catch (InvalidOperationException error)
        {
            throw CaJson.Unreadable(error);
        }
    }

    /// <summary>The configuration with an ACME provisioner; the same text where it has one already.</summary>
    public static string WithAcme(string json)
    {
        var root = CaJson.Parse(json);
        var list = List(root);
        if (list.Any(provisioner => IsOf(provisioner, "ACME"))) return json;
        list.Add((JsonNode)new JsonObject { ["type"] = "ACME", ["name"] = Acme });
        return CaJson.Write(root);
    }

    /// <summary>The configuration in which a JWK provisioner has another key, or the same one under another password.</summary>
    /// <param name="json">The configuration.</param>
    /// <param name="key">The key.</param>
    /// <param name="encryptedKey">The key under the password: compact JWE.</param>
    public static string WithKey(string json, ProvisionerKey key, string encryptedKey)
    {
        var root = CaJson.Parse(json);
        var provisioner = List(root).OfType<JsonObject>().First(candidate => IsOf(candidate, "JWK") && Text(candidate, "name") == key.Provisioner.Name);
        if (Text(provisioner, "encryptedKey") == encryptedKey) return json;
        provisioner["key"] = JsonNode.Parse(key.ExportPublicJwk());
        provisioner["encryptedKey"] = encryptedKey;
        return CaJson.Write(root);
    }

    /// <summary>The configuration as it may be shown: neither passwords nor private keys.</summary>
    public static string Masked(string json)
    {
        var root = CaJson.Parse(json);
        HideSecrets(root);
        return CaJson.Write(root);
    }

    private static JsonArray List(JsonObject root) => root["authority"]?["enableAdmin"] is JsonValue admin && admin.TryGetValue<bool>(out var isElsewhere) && isElsewhere
        ? throw new UserError("This step-ca keeps its provisioners in its database (remote management), not in ca.json.", "Change them with the step command: `step ca provisioner --help`.")
        : CaJson.List(CaJson.Child(root, "authority"), "provisioners");

    private static void HideSecrets(JsonNode? node)
    {
        if (node is JsonArray list) foreach (var item in list) HideSecrets(item);
        if (node is not JsonObject members) return;
        foreach (var (name, value) in members.ToList())
        {
            if (name is "password" or "encryptedKey" or "secret" or "clientSecret" or "pin") members[name] = Mask;
            else HideSecrets(value);
        }
    }

    private static bool IsOf(JsonNode? provisioner, string type) => provisioner is JsonObject members && Text(members, "type").Equals(type, StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonObject members, string name) => members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
