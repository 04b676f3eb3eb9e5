using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>Reads flags that protect something: true or false and nothing between, so that a "True" or "yes" never quietly means no.</summary>
internal static class Flags
{
    /// <summary>The flag.</summary>
    /// <exception cref="UserError">It is neither true nor false.</exception>
    public static bool Strictly(this Values values, string setting) => values[setting] switch
    {
        "true" => true,
        "false" => false,
        _ => throw new UserError($"{setting} is neither true nor false.", $"Set {setting} to true or false."),
    };
}
