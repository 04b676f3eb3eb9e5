namespace Wizard.Settings;

/// <summary>Says what is wrong in an env-dist file, and where.</summary>
/// <param name="path">The file.</param>
internal sealed class EnvDistFaults(string path)
{
    public UserError At(int line, string what, string mend) => new($"{path}, line {line}: {what}.", mend);
}
