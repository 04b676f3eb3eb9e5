using System.Text;
using Wizard.Env;

namespace Wizard.Menus.Lifecycle;

/// <summary>An edit of a .env file that is not the file yet: while it is edited <c>.env.edit</c>, and <c>.env.rejected</c> until it is saved. Both are readable by their owner only.</summary>
/// <param name="file">The .env file.</param>
internal sealed class EnvDraft(EnvFile file)
{
    // its bytes, not its document: it may be here because it cannot be parsed
    private readonly byte[] _present = file.Hash is null ? Encoding.UTF8.GetBytes(file.Document.ToString()) : File.ReadAllBytes(file.Path);

    /// <summary>The copy that the editor opens.</summary>
    public string Copy { get; } = $"{file.Path}.edit";

    /// <summary>An edit that was not saved.</summary>
    public string Rejected { get; } = $"{file.Path}.rejected";

    /// <summary>An edit was not saved, and is still there.</summary>
    public bool HasRejected => File.Exists(Rejected);

    /// <summary>The settings were changed after the edit that was not saved.</summary>
    public bool IsOutrun => File.GetLastWriteTimeUtc(file.Path) > File.GetLastWriteTimeUtc(Rejected);

    /// <summary>Writes the copy: what was edited last and not saved, or the file as it is.</summary>
    public void Begin(bool goesOn) => AtomicFile.Write(Copy, goesOn ? File.ReadAllBytes(Rejected) : _present);

    /// <summary>Keeps what the editor left as an edit that is not saved yet.</summary>
    /// <returns>False where it is the file as it was.</returns>
    public bool Keep()
    {
        var edited = File.ReadAllBytes(Copy);
        if (edited.AsSpan().SequenceEqual(_present)) return false;
        // one that was only looked at stays as old as it is: the settings may have gone on since
        if (!HasRejected || !edited.AsSpan().SequenceEqual(File.ReadAllBytes(Rejected))) AtomicFile.Write(Rejected, edited);
        return true;
    }

    /// <summary>What was kept, checked for its syntax.</summary>
    /// <exception cref="UserError">It has a fault; names the line.</exception>
    public EnvDocument Read() => EnvFile.Load(Rejected, "").Document;

    /// <summary>Removes the copy, and what the editor put beside it; what was saved in it is kept, also where the editor failed or the connection was lost.</summary>
    public void RemoveCopy()
    {
        var folder = Path.GetDirectoryName(Copy)!;
        if (!Directory.Exists(folder)) return;
        if (File.Exists(Copy)) Keep();
        foreach (var beside in Directory.EnumerateFiles(folder).Where(IsOfTheCopy).ToList()) File.Delete(beside);
    }

    /// <summary>Forgets an edit that was saved.</summary>
    public void RemoveRejected() => File.Delete(Rejected);

    // backups and swap files: .env.edit~, ..env.edit.swp, #context.env.edit#
    private bool IsOfTheCopy(string path)
    {
        var (name, copy) = (Path.GetFileName(path), Path.GetFileName(Copy));
        return name.StartsWith(copy, StringComparison.Ordinal) || (name is ['.' or '#', ..] && name.TrimStart('.', '#').StartsWith(copy.TrimStart('.'), StringComparison.Ordinal));
    }
}
