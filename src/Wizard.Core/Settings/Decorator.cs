namespace Wizard.Settings;

/// <summary>One <c>@name=value</c> of a comment.</summary>
/// <param name="Name">The word behind the @.</param>
/// <param name="Value">The value without its quotes, a call as it stands (<c>enum(a, b)</c>); null where there is none.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record Decorator(string Name, string? Value, int Line);
