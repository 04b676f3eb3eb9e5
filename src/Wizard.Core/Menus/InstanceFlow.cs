using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>Chooses the instance that a project's menu works with.</summary>
internal static class InstanceFlow
{
    private const string Other = "Another one";

    /// <summary>Its item in the project's menu.</summary>
    public static SessionItem Item(string project) => new("Instance", (session, prompter, cancellation) => ChooseAsync(session, project, prompter, cancellation))
    {
        Value = session => session.Id(project).Instance.Value,
    };

    private static async Task<Session> ChooseAsync(Session session, string project, IPrompter prompter, CancellationToken cancellation)
    {
        var id = session.Id(project);
        IReadOnlyList<InstanceName> all = [.. session.Machine.Store.Instances(id.Context, id.Project).Append(id.Instance).Distinct()];
        var options = all.Select(instance => new Option(instance.Value) { Value = session.Machine.Store.IsConfigured(id with { Instance = instance }) ? null : "not configured" });
        var question = new ChoiceQuestion($"{project}.instance", $"Which instance of {project} do you want to work with?", [.. options, new(Other)]) { Selected = all.ToList().IndexOf(id.Instance) };
        var chosen = await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false);
        return session.With(project, chosen < all.Count ? all[chosen] : await AskAsync(project, prompter, cancellation).ConfigureAwait(false));
    }

    private static async Task<InstanceName> AskAsync(string project, IPrompter prompter, CancellationToken cancellation) =>
        InstanceName.Parse(await prompter.AskAsync(new($"{project}.instance.name", "Enter the name of the instance (eg. blue-2)")
        {
            Refuse = text => InstanceName.IsOne(text) ? null : "An instance's name is made of small letters, digits and -, 63 at most, for example blue-2.",
        }, cancellation).ConfigureAwait(false));
}
