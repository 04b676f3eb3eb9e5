namespace Wizard.Env;

/// <summary>What is wrong with a .env text, without any of its values.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="What">What is wrong, as it follows "line 3: ".</param>
/// <param name="Mend">What would be right.</param>
internal sealed record EnvFault(int Line, string What, string Mend);
