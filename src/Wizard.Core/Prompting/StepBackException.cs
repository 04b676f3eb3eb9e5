namespace Wizard.Prompting;

/// <summary>ESC: back to the question before this one.</summary>
public sealed class StepBackException() : Exception("Back to the question before.");
