using Wizard.Projects;
using Wizard.Settings;

namespace Wizard.Installing;

/// <summary>PREFIX_INSTANCE_PROTECTION=true: neither uninstall nor destroy. In doubt it protects: written with any value but false, by a name that is only meant to be it, or in a project that has no such setting.</summary>
internal static class InstanceProtection
{
    /// <summary>Why a deployment cannot be taken away; null where it can.</summary>
    public static UserError? Refusal(Deployment deployment)
    {
        var (setting, document) = ($"{deployment.Catalogue.Prefix}_INSTANCE_PROTECTION", deployment.File.Document);
        var written = document.Names.Where(name => document[name] is not ("" or "false")).FirstOrDefault(name => name == setting || IsMeantToBe(setting, name, deployment.Catalogue));
        if (written is null) return null;
        return new($"{deployment.Id} is protected by {written}={document[written]}: it is neither uninstalled nor destroyed.", written == setting && deployment.Catalogue.Find(setting) is not null
            ? $"If you mean it, run `{deployment.Id.CommandOf($"reconfigure var={setting}=false")}` first."
            : $"If you mean it, take that line out with `{deployment.Id.CommandOf("config-edit")}` first.");
    }

    /// <summary>Refuses to go on.</summary>
    /// <exception cref="UserError">It is protected.</exception>
    public static void Require(Deployment deployment)
    {
        if (Refusal(deployment) is { } refusal) throw refusal;
    }

    private static bool IsMeantToBe(string setting, string name, Catalogue catalogue) => catalogue.Find(name) is null && Nearest.To(setting, [name]) is not null;
}
