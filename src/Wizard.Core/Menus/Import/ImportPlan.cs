namespace Wizard.Menus.Import;

/// <summary>What a file's import would do, and what it would leave.</summary>
/// <param name="File">The file.</param>
/// <param name="Change">The values that are taken over.</param>
/// <param name="Left">What is not taken over, each with its line; never a value of a setting that is secret, or unknown.</param>
/// <param name="Opens">What says who may enter and is not taken over.</param>
internal sealed record ImportPlan(ImportedFile File, Change Change, IReadOnlyList<string> Left, IReadOnlyList<string> Opens);
