using Wizard.Settings;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>How long the entrypoint for HTTPS waits. Never without end: slow clients could hold all its connections.</summary>
/// <param name="Read">For a whole request.</param>
/// <param name="Write">For a whole answer.</param>
/// <param name="Idle">For another request on the same connection.</param>
public sealed record Timeouts(TimeSpan Read, TimeSpan Write, TimeSpan Idle)
{
    /// <summary>The timeouts of the settings.</summary>
    /// <exception cref="UserError">A value is no duration, or none at all.</exception>
    public static Timeouts From(Values values)
    {
        var family = $"{values.Catalogue.Prefix}_WEBSECURE";
        return new(Of(values, $"{family}_READ_TIMEOUT"), Of(values, $"{family}_WRITE_TIMEOUT"), Of(values, $"{family}_IDLE_TIMEOUT"));
    }

    internal YamlMappingNode ToYaml() => Yaml.Map(("respondingTimeouts", Yaml.Map(
        ("readTimeout", Yaml.Text(Durations.Write(Read))),
        ("writeTimeout", Yaml.Text(Durations.Write(Write))),
        ("idleTimeout", Yaml.Text(Durations.Write(Idle))))));

    private static TimeSpan Of(Values values, string setting) => Durations.TryParse(values[setting], out var duration) && duration > TimeSpan.Zero
        ? duration
        : throw new UserError($"{setting} is no duration.", $"Set {setting} to one such as 600s or 10m.");
}
