using System.Text;
using Wizard.Env;
using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>What a deployment's applied/ folder held at one moment.</summary>
/// <param name="Files">What it ships to Traefik.</param>
/// <param name="Settings">The settings it was made from; null where it was not installed.</param>
internal sealed record Applied(RenderedFiles Files, byte[]? Settings)
{
    /// <summary>Reads the folder.</summary>
    public static Applied Read(Deployment deployment) => new(
        RenderedFolder.ReadApplied(deployment.Paths.Applied),
        File.Exists(deployment.Paths.AppliedEnvFile) ? File.ReadAllBytes(deployment.Paths.AppliedEnvFile) : null);

    /// <summary>Makes the folder say what is installed now; null removes it. The settings are written last, as they were read and checked: with them the record is complete.</summary>
    public static void Write(Deployment deployment, RenderedFiles? files)
    {
        if (files is null) Remove(deployment);
        else new Applied(files, Encoding.UTF8.GetBytes(deployment.File.Document.ToString())).Restore(deployment);
    }

    /// <summary>Writes it back.</summary>
    public void Restore(Deployment deployment)
    {
        if (Settings is null)
        {
            Remove(deployment);
            return;
        }

        RenderedFolder.Write(deployment.Paths.Applied, Files);
        AtomicFile.Write(deployment.Paths.AppliedEnvFile, Settings);
    }

    private static void Remove(Deployment deployment)
    {
        if (Directory.Exists(deployment.Paths.Applied)) Directory.Delete(deployment.Paths.Applied, recursive: true);
    }
}
