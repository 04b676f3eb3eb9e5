namespace Wizard.Projects.Backup;

/// <summary>One file of a context's state.</summary>
/// <param name="Path">Relative to the context's folder, with slashes.</param>
/// <param name="Content">Its bytes; secrets among them.</param>
/// <param name="Changed">When it was written last.</param>
internal sealed record StateFile(string Path, byte[] Content, DateTimeOffset Changed)
{
    /// <summary>The path alone: the content may be a secret.</summary>
    public override string ToString() => Path;
}
