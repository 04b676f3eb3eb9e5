namespace Wizard.Menus.Lifecycle;

/// <summary>PREFIX_INSTANCE_PROTECTION=true: neither uninstall nor destroy. A project without that setting has no protection.</summary>
internal static class InstanceProtection
{
    /// <summary>Why it cannot be taken away; null where it can.</summary>
    public static UserError? Refusal(Session session, string project)
    {
        var deployment = session.Open(project);
        var name = $"{deployment.Catalogue.Prefix}_INSTANCE_PROTECTION";
        if (deployment.Catalogue.Find(name) is null || !deployment.Values.Flag(name)) return null;
        return new($"{deployment.Id} is protected by {name}=true: it is neither uninstalled nor destroyed.", $"If you mean it, run `{deployment.Id.CommandOf($"reconfigure var={name}=false")}` first.");
    }

    /// <summary>Refuses to go on.</summary>
    /// <exception cref="UserError">It is protected.</exception>
    public static void Require(VerbCall call)
    {
        if (Refusal(call.Session, call.Project) is { } refusal) throw refusal;
    }
}
