using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wizard.Status;

namespace Wizard.Menus.Board;

/// <summary>The status for programs: one object with a list `contexts`, the same shape whatever was asked for. Members are added, never renamed.</summary>
internal static partial class StatusJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Its lines.</summary>
    public static string[] Of(IReadOnlyList<ContextStatus> contexts, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteStartArray("contexts");
            foreach (var context in contexts) Write(json, context, now);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
    }

    private static void Write(Utf8JsonWriter json, ContextStatus context, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("context", context.Context.Value);
        json.WriteBoolean("engineAnswers", context.EngineFault is null);
        json.WriteString("error", context.EngineFault);
        json.WriteStartArray("deployments");
        foreach (var deployment in context.Deployments) Write(json, deployment, now);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DeploymentStatus status, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("project", status.Id.Project.Value);
        json.WriteString("instance", status.Id.Instance.Value);
        json.WriteString("state", Hyphens().Replace($"{status.State}", "-").ToLowerInvariant());
        json.WriteBoolean("configured", status.IsConfigured);
        json.WriteBoolean("installed", status.IsInstalled);
        json.WriteBoolean("differs", status.Differs);
        json.WriteString("error", status.Fault);
        json.WriteString("since", status.Since is { } since ? Time(since) : null);
        json.WriteString("image", status.Image);
        json.WriteString("version", status.Version);
        WriteVulnerabilities(json, status);
        WriteContainers(json, status.Containers);
        WritePorts(json, status.Ports);
        WriteCertificates(json, status.Certificates, now);
        json.WriteEndObject();
    }

    private static void WriteVulnerabilities(Utf8JsonWriter json, DeploymentStatus status)
    {
        json.WritePropertyName("vulnerabilities");
        if (status.Vulnerabilities is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var vulnerability in status.Vulnerabilities) json.WriteStringValue(vulnerability.Id);
        json.WriteEndArray();
    }

    private static void WriteContainers(Utf8JsonWriter json, IReadOnlyList<Container>? containers)
    {
        json.WritePropertyName("containers");
        if (containers is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var container in containers)
        {
            json.WriteStartObject();
            json.WriteString("id", container.Id);
            json.WriteString("service", container.Service);
            json.WriteString("state", container.State);
            json.WriteString("health", container.Health.Length > 0 ? container.Health : null);
            json.WriteString("image", container.Image);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePorts(Utf8JsonWriter json, IReadOnlyList<Port> ports)
    {
        json.WriteStartArray("ports");
        foreach (var port in ports)
        {
            json.WriteStartObject();
            json.WriteString("name", port.Name);
            json.WriteString("host", port.Host);
            json.WriteNumber("port", port.Number);
            json.WriteString("protocol", port.Protocol);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCertificates(Utf8JsonWriter json, IReadOnlyList<Certificate> certificates, DateTimeOffset now)
    {
        json.WriteStartArray("certificates");
        foreach (var certificate in certificates)
        {
            json.WriteStartObject();
            json.WriteString("name", certificate.Name);
            json.WriteString("status", certificate.Status.ToString().ToLowerInvariant());
            json.WriteString("notAfter", Time(certificate.Until));
            json.WriteNumber("remainingSeconds", Math.Max(0, (long)(certificate.Until - now).TotalSeconds));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Hyphens();
}
