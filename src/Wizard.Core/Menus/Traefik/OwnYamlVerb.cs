using Wizard.Env;
using Wizard.Installing;
using Wizard.Projects;
using Wizard.Traefik.Own;

namespace Wizard.Menus.Traefik;

/// <summary>`make traefik own-yaml`: where the administrator's own YAML lies, which files there are, and whether they are well.</summary>
internal static class OwnYamlVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("own-yaml", "Show and check your own YAML", RunAsync) { OnlyFor = TraefikMenu.Project };

    /// <summary>Shows it; makes the folder where it is missing.</summary>
    public static Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var deployment = call.Session.Open(call.Project);
        var folder = deployment.Paths.Own;
        if (!call.Session.DryRun) AtomicFile.MakeDirectory(folder);
        string[] names = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
        return call.AnswerAsync("Your own YAML", [folder, .. names.Select(name => $"  {name}{Note(name)}"), .. Verdict(call, deployment, names)], cancellation);
    }

    private static string Note(string name) => OwnYaml.IsYaml(name) ? "" : OwnYaml.IsPem(name) ? " (shipped where a .yml names it)" : " (not read)";

    private static string[] Verdict(VerbCall call, Deployment deployment, string[] names)
    {
        if (!names.Any(OwnYaml.IsYaml)) return ["There is no .yml file in it. What you put there is checked, and merged into Traefik's dynamic configuration by the next install."];
        if (!deployment.IsConfigured) return [$"It is checked once {call.Project} is configured: {call.Id.CommandOf("config")}"];
        try
        {
            _ = new Planner(call.Session.Machine).Plan(deployment, imageVersion: null);
            return ["All is well.", .. new Planner(call.Session.Machine).Differs(deployment) ? [$"To apply: {call.Id.CommandOf("install")}"] : Array.Empty<string>()];
        }
        catch (UserError error)
        {
            return [.. error.Message.Split('\n'), error.Mend];
        }
    }
}
