using System.Text.Json.Nodes;
using Wizard.LabTests.Lab;

namespace Wizard.LabTests.Certificates;

/// <summary>A configuration out of smallstep's own tests (certificates, ca/testdata/ca.json): keys as old authorities encrypted them.</summary>
internal static class Vectors
{
    /// <summary>Its text.</summary>
    public static string Json { get; } = File.ReadAllText(Path.Combine(Engine.Lab, "vectors", "ca.json"));

    /// <summary>One of its provisioners.</summary>
    public static JsonObject Provisioner(string name) =>
        JsonNode.Parse(Json)!["authority"]!["provisioners"]!.AsArray().OfType<JsonObject>().Single(provisioner => (string?)provisioner["name"] == name);

    /// <summary>Its password.</summary>
    public static string PasswordOf(string name) => name == "mariano" ? "password" : "pass";
}
