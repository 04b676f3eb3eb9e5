using System.Text.RegularExpressions;

namespace Wizard.Settings;

/// <summary>The names of settings: capital letters, digits and _.</summary>
internal static partial class SettingNames
{
    public static bool IsValid(string name) => Name().IsMatch(name);

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*\z")]
    private static partial Regex Name();
}
