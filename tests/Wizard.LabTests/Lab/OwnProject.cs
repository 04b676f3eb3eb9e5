namespace Wizard.LabTests.Lab;

/// <summary>A project of the administrator's own: a folder with a compose.yaml, and a file of settings.</summary>
internal static class OwnProject
{
    /// <summary>Adds it to the state root.</summary>
    public static void Add(Administrator administrator, string name, string compose, string envDist)
    {
        var projects = Path.Combine(administrator.State, "projects");
        Directory.CreateDirectory(Path.Combine(projects, "templates", name));
        Directory.CreateDirectory(Path.Combine(projects, "env-dist"));
        File.WriteAllText(Path.Combine(projects, "templates", name, "compose.yaml"), compose);
        File.WriteAllText(Path.Combine(projects, "env-dist", $"{name}.env-dist"), envDist);
    }
}
