using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>One line of a menu: its words, and beside them a present value or why it cannot be used now.</summary>
/// <param name="Label">The words.</param>
public abstract record MenuNode(string Label)
{
    /// <summary>The present value; null for none.</summary>
    public Func<Session, string?> Value { get; init; } = _ => null;

    /// <summary>Why it cannot be used now, and where to go; null where it can.</summary>
    public Func<Session, string?> Disabled { get; init; } = _ => null;

    /// <summary>More about it, a few lines, shown where the cursor stands on it.</summary>
    public Func<Session, IReadOnlyList<string>> Details { get; init; } = _ => [];
}

/// <summary>Leads to more lines.</summary>
/// <param name="Label">The words.</param>
/// <param name="Id">What an answers file calls the menu.</param>
/// <param name="Title">What stands above its lines.</param>
/// <param name="Items">Its lines.</param>
public sealed record Submenu(string Label, string Id, string Title, Func<Session, IReadOnlyList<MenuNode>> Items) : MenuNode(Label)
{
    /// <summary>The project whose state stands in the title line; null for none.</summary>
    public string? Project { get; init; }

    /// <summary>Follows what its lines show while they are on the screen, and calls the action when that has changed; null where nothing changes by itself.</summary>
    public Func<Session, Action, CancellationToken, Task>? Follow { get; init; }
}

/// <summary>Asks for one setting.</summary>
/// <param name="Label">The words.</param>
/// <param name="Project">Whose setting.</param>
/// <param name="Name">The setting.</param>
public sealed record SettingItem(string Label, string Project, string Name) : MenuNode(Label);

/// <summary>Holds a conversation that ends in a change of settings.</summary>
/// <param name="Label">The words.</param>
/// <param name="Flow">The conversation.</param>
public sealed record FlowItem(string Label, Func<Session, IPrompter, CancellationToken, Task<Change>> Flow) : MenuNode(Label);

/// <summary>Chooses what the menus work with from then on: another machine, another instance.</summary>
/// <param name="Label">The words.</param>
/// <param name="Choose">The conversation.</param>
public sealed record SessionItem(string Label, Func<Session, IPrompter, CancellationToken, Task<Session>> Choose) : MenuNode(Label);

/// <summary>Does what `make PROJECT VERB` does.</summary>
/// <param name="Label">The words.</param>
/// <param name="Project">The project.</param>
/// <param name="Verb">The verb, as in the table of verbs.</param>
public sealed record VerbItem(string Label, string Project, Verb Verb) : MenuNode(Label);

/// <summary>Leaves the menu, as ESC does.</summary>
/// <param name="Label">The words.</param>
public sealed record ExitItem(string Label) : MenuNode(Label);
