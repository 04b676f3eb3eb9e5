using System.Text;

namespace Wizard.Projects.Backup;

/// <summary>The grammar of the paths below a context's folder: what a backup may hold, and what a restore may write.</summary>
internal static class StatePath
{
    private const int Longest = 255; // bytes of one name, as file systems have it
    private const string Rendered = "rendered";

    /// <summary>True for a file's path that belongs to the state: <c>context.env</c>, <c>history/NAME</c>, <c>PROJECT/INSTANCE/...</c>; not for what is made anew, or is only there while something is written.</summary>
    /// <param name="path">Relative to the context's folder, with slashes.</param>
    public static bool IsState(string path)
    {
        var names = path.Split('/');
        return names.All(IsName) && names switch
        {
            [StateRoot.ContextFile] or ["history", _] => true,
            [var project, var instance, var first, ..] => Grammar.Label().IsMatch(project) && Grammar.Label().IsMatch(instance) && first != Rendered,
            _ => false,
        };
    }

    /// <summary>True for a path that is not worth a word where it is left out: locks, temporary files, previews.</summary>
    public static bool IsPassing(string path) => path.Split('/') is var names && (names.Any(IsTemporary) || names.ElementAtOrDefault(2) == Rendered);

    private static bool IsName(string name) =>
        name is not ("" or "." or "..") && !name.Any(char.IsControl) && !name.Contains('\\') && Encoding.UTF8.GetByteCount(name) <= Longest && !IsTemporary(name);

    private static bool IsTemporary(string name) =>
        name.StartsWith(".lock", StringComparison.Ordinal) || name.StartsWith(".staged-", StringComparison.Ordinal) || (name.StartsWith('.') && name.EndsWith(".tmp", StringComparison.Ordinal));
}
