using System.Globalization;
using Wizard.Projects;

namespace Wizard.Menus.Traefik.Acme;

/// <summary>Settings as they will be: what was answered so far, else what is in force.</summary>
/// <param name="traefik">Traefik's deployment.</param>
internal sealed class Draft(Deployment traefik)
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>The deployment as it is.</summary>
    public Deployment Traefik { get; } = traefik;

    /// <summary>The value of a setting.</summary>
    public string this[string name] => _values.TryGetValue(name, out var value) ? value : Traefik.Values[name];

    /// <summary>The port of an entrypoint, as in <c>WEB</c>.</summary>
    public int Port(string entryPoint) => int.TryParse(this[$"TRAEFIK_{entryPoint}_ENTRYPOINT_PORT"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;

    /// <summary>Sets a value.</summary>
    public Draft With(string name, string value)
    {
        _values[name] = value;
        return this;
    }

    /// <summary>What the flow ends in.</summary>
    public Change ToChange() => new(Traefik, new Dictionary<string, string>(_values));
}
