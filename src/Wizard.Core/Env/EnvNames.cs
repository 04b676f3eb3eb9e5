namespace Wizard.Env;

/// <summary>The names that variables may have where we write them.</summary>
internal static class EnvNames
{
    public static bool IsValid(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
