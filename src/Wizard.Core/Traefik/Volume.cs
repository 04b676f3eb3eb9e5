namespace Wizard.Traefik;

/// <summary>The folder inside Traefik's container that everything is read from, and the names of what lies there.</summary>
public static class Volume
{
    /// <summary>Where the volume is mounted; Traefik's working directory too, so that it finds its plugins.</summary>
    public const string Root = "/etc/traefik";

    /// <summary>The static configuration: a change needs a new container.</summary>
    public const string StaticFile = "traefik.yml";

    /// <summary>The dynamic configuration: a change needs a SIGHUP.</summary>
    public const string DynamicFile = "dynamic.yml";

    /// <summary>The folder that plugin files are under.</summary>
    public const string PluginFolder = "plugins-local/";

    /// <summary>The one folder that Traefik itself writes into: the rest is the wizard's. It belongs to the user that Traefik runs as.</summary>
    public const string DataFolder = "data";
}
