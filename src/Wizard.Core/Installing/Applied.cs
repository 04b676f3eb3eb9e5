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

    /// <summary>True where it is what these settings mean now, and was made from them.</summary>
    public bool IsOf(Deployment deployment, RenderedFiles files) => Settings is not null && Settings.AsSpan().SequenceEqual(Bytes(deployment)) && Files.Equals(files);

    /// <summary>Makes the folder say what is installed now; null removes it. The settings are written last, as they were read and checked: with them the record is complete.</summary>
    public static void Write(Deployment deployment, RenderedFiles? files)
    {
        if (files is null) Remove(deployment);
        else new Applied(files, Bytes(deployment)).Restore(deployment);
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

    private static byte[] Bytes(Deployment deployment) => Encoding.UTF8.GetBytes(deployment.File.Document.ToString());

    // the settings first: without them nothing counts as installed
    private static void Remove(Deployment deployment)
    {
        if (!Directory.Exists(deployment.Paths.Applied)) return;
        File.Delete(deployment.Paths.AppliedEnvFile);
        Directory.Delete(deployment.Paths.Applied, recursive: true);
    }
}
