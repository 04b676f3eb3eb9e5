using Wizard.Installing;
using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>Walks the menu tree: shows a menu, does what was chosen, shows it again; ESC leaves it.</summary>
/// <param name="session">What everything works with at first.</param>
internal sealed class MenuRunner(Session session)
{
    private static readonly string[] Menders = ["config-edit", "undo"];
    private Session _session = session;
    private int _depth;

    /// <summary>Shows a menu until it is left.</summary>
    public async Task RunAsync(Submenu menu, CancellationToken cancellation)
    {
        var selected = 0;
        for (_depth++; ;)
        {
            var fault = FaultOf(menu.Project ?? ProjectLibrary.Context);
            var items = fault is null ? menu.Items(_session) : Mending(menu.Project ?? ProjectLibrary.Context, fault);
            _session.Prompter.Locate(Place(menu.Project, fault));
            try
            {
                selected = await _session.Prompter.ChooseAsync(Question(menu, items, selected), cancellation).ConfigureAwait(false);
            }
            catch (StepBackException)
            {
                break;
            }

            if (items[selected] is ExitItem) break;
            await TryAsync(items[selected], cancellation).ConfigureAwait(false);
        }

        _depth--;
    }

    private ChoiceQuestion Question(Submenu menu, IReadOnlyList<MenuNode> items, int selected) =>
        new(menu.Id, menu.Title, Options(items))
        {
            Selected = Math.Min(selected, items.Count - 1),
            IsMenu = true,
            IsOutermost = _depth == 1,
            Live = menu.Follow is { } follow ? (show, token) => follow(_session, () => show(Options(items)), token) : null,
        };

    private IReadOnlyList<Option> Options(IReadOnlyList<MenuNode> items) =>
        [.. items.Select(item => new Option(item.Label) { Value = item.Value(_session) ?? Present(item), Disabled = item.Disabled(_session), Details = item.Details(_session) })];

    // A mistake or a step back ends the item, not the menu.
    private async Task TryAsync(MenuNode item, CancellationToken cancellation)
    {
        try
        {
            await DoAsync(item, cancellation).ConfigureAwait(false);
        }
        catch (StepBackException)
        {
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }
        catch (UserError error)
        {
            await _session.Prompter.ShowAsync(Note.About(error), cancellation).ConfigureAwait(false);
        }
    }

    private Task DoAsync(MenuNode item, CancellationToken cancellation) => item switch
    {
        Submenu menu => RunAsync(menu, cancellation),
        SettingItem setting => ChangeAsync((prompter, token) => SettingFlow.RunAsync(_session, setting.Project, setting.Name, prompter, token), cancellation),
        FlowItem flow => ChangeAsync((prompter, token) => flow.Flow(_session, prompter, token), cancellation),
        SessionItem choice => MoveAsync(choice, cancellation),
        VerbItem verb => verb.Verb.RunAsync(new(_session, verb.Project) { FromMenu = true }, cancellation),
        _ => Task.CompletedTask,
    };

    private async Task ChangeAsync(Func<IPrompter, CancellationToken, Task<Change>> flow, CancellationToken cancellation) =>
        (await Conversation.RunAsync(_session.Prompter, flow, cancellation).ConfigureAwait(false)).Make(_session);

    private async Task MoveAsync(SessionItem choice, CancellationToken cancellation) =>
        _session = await Conversation.RunAsync(_session.Prompter, (prompter, token) => choice.Choose(_session, prompter, token), cancellation).ConfigureAwait(false);

    private string? Present(MenuNode item) => item is SettingItem setting ? Masked(setting) : null;

    private string Masked(SettingItem item)
    {
        var deployment = _session.Open(item.Project);
        var value = deployment.Values[item.Name];
        return value.Length == 0 ? "not set" : deployment.Catalogue.Require(item.Name).Secret ? "********" : value;
    }

    private UserError? FaultOf(string project)
    {
        try
        {
            _session.Open(project);
            return null;
        }
        catch (UserError error)
        {
            return error;
        }
    }

    // nothing else works with settings that cannot be read
    private IReadOnlyList<MenuNode> Mending(string project, UserError fault)
    {
        // what is wrong, not where: a line has 80 columns
        var said = fault.Message.Replace($"{_session.Machine.Store.Root.Context(_session.Machine.Context)}/", "", StringComparison.Ordinal);
        return
        [
            .. Menders.Select(name => VerbTable.Require(project, name)).Select(verb => new VerbItem($"{verb.Label} (make {verb.Name})", project, verb) { Details = _ => [said] }),
            .. project == ProjectLibrary.Context ? new[] { ContextFlow.Item } : [],
            new ExitItem("Exit (ESC)"),
        ];
    }

    private string Place(string? project, UserError? fault)
    {
        if (project is null) return $"{_session.Machine.Context}";
        if (fault is not null) return $"{_session.Machine.Context} > {_session.Id(project).Project} > {_session.Id(project).Instance}  * its settings cannot be read";
        var deployment = _session.Open(project);
        var mark = new Planner(_session.Machine).Differs(deployment) ? "  * re-install to apply" : "";
        return $"{_session.Machine.Context} > {deployment.Id.Project} > {deployment.Id.Instance}{mark}";
    }
}
