using Wizard.Compose;

namespace Wizard.Menus.Lifecycle;

/// <summary>The user's editor.</summary>
/// <param name="Words">The program and its arguments, without the file.</param>
internal sealed record Editor(IReadOnlyList<string> Words)
{
    private static readonly string[] Variables = ["VISUAL", "EDITOR"];
    private static readonly string[] Usual = ["editor", "nano", "vi"];

    /// <summary>What $VISUAL says, else $EDITOR, else the first of editor, nano and vi that is there. The variable may hold arguments, as in <c>code --wait</c>; no shell reads it.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public static Editor Find(IReadOnlyDictionary<string, string> environment)
    {
        var named = Variables.Select(name => environment.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        if (named is not null) return new(named.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return Usual.FirstOrDefault(program => ProgramPath.Has(program, environment.GetValueOrDefault("PATH"))) is { } found
            ? new([found])
            : throw new UserError("There is no editor: neither VISUAL nor EDITOR is set, and none of editor, nano and vi is in a folder of PATH.", "Name yours, for example: export EDITOR=nano");
    }

    /// <summary>The call that edits a file.</summary>
    public ProcessCall Call(string file, IReadOnlyDictionary<string, string> environment) => new(Words[0], [.. Words.Skip(1), file]) { Environment = environment };

    /// <summary>As it was typed.</summary>
    public override string ToString() => string.Join(' ', Words);
}
