using System.Text;
using Wizard.Env;

namespace Wizard.Menus;

/// <summary>Passwords in clear text that the administrator asked to keep: a line <c>user: password</c> each.</summary>
internal static class PasswordFile
{
    /// <summary>Adds lines; one of a user who stands there already replaces his old one, all others stay.</summary>
    public static void Keep(string path, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0) return;
        var changed = lines.Select(UserOf).ToHashSet(StringComparer.Ordinal);
        AtomicFile.RefuseOther(path);
        var others = File.Exists(path) ? File.ReadAllLines(path).Where(line => !changed.Contains(UserOf(line))) : [];
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(string.Concat(others.Concat(lines).Select(line => line + "\n"))));
    }

    private static string UserOf(string line) => line.Split(": ", 2)[0];
}
