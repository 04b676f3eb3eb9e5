using Wizard.Installing;
using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Tests.Installing;

/// <summary>Leaves the record that an install leaves, without an engine.</summary>
internal static class AsInstalled
{
    /// <summary>As an install of that plan.</summary>
    public static void Record(InstallPlan plan) => Record(plan.Deployment, plan.Files);

    /// <summary>As an install of these files.</summary>
    public static void Record(Deployment deployment, RenderedFiles files)
    {
        Applied.Write(deployment, files);
        Completion.Of("", []).Write(deployment);
    }
}
