using Wizard.Settings;

namespace Wizard.Tests.Settings;

/// <summary>The catalogues of the wizard's own projects.</summary>
internal static class EnvDist
{
    public static Catalogue Read(string project)
    {
        var path = Path.Combine(Places.Root, "env-dist", $"{project}.env-dist");
        return Catalogue.Parse(project, File.ReadAllText(path), path);
    }
}
