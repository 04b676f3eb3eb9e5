namespace Wizard.Compose;

/// <summary>Two programs were at work on the same containers.</summary>
/// <param name="message">What failed.</param>
/// <param name="mend">What to do.</param>
public sealed class ContentionError(string message, string mend) : UserError(message, mend);
