using Wizard.Projects;

namespace Wizard.Menus;

/// <summary>One thing that can be done with a project, from the command line and from its menu.</summary>
/// <param name="Name">What is typed: <c>make PROJECT NAME</c>.</param>
/// <param name="Label">What the menu says.</param>
/// <param name="RunAsync">Does it.</param>
public sealed record Verb(string Name, string Label, Func<VerbCall, CancellationToken, Task> RunAsync)
{
    /// <summary>It asks questions, so that the full screen is worth opening for it.</summary>
    public bool Converses { get; init; }

    /// <summary>It takes NAME=VALUE words.</summary>
    public bool TakesAssignments { get; init; }

    /// <summary>The settings of the context have it too.</summary>
    public bool ForContext { get; init; }

    /// <summary>Only this project has it; null where all have it.</summary>
    public string? OnlyFor { get; init; }
}

/// <summary>A verb, called.</summary>
/// <param name="Session">What it works with.</param>
/// <param name="Project">The project's name.</param>
public sealed record VerbCall(Session Session, string Project)
{
    /// <summary>The NAME=VALUE words.</summary>
    public IReadOnlyList<string> Assignments { get; init; } = [];

    /// <summary>It was chosen in a menu: what it is about to do is shown, and agreed to.</summary>
    public bool FromMenu { get; init; }

    /// <summary>The deployment that is meant.</summary>
    public DeploymentId Id => Session.Id(Project);
}
