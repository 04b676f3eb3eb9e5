using System.Security.Cryptography;

namespace Wizard.Projects.Backup;

/// <summary>What a restore does with one file.</summary>
internal enum RestoreKind
{
    /// <summary>It is not there yet.</summary>
    Add,

    /// <summary>It is there, and is another one.</summary>
    Replace,

    /// <summary>It is there, is another one, and was written after the backup's.</summary>
    ReplaceNewer,

    /// <summary>An install wrote it since: with it the record of what is installed would be of two installs.</summary>
    Remove,
}

/// <summary>What a restore does with one file.</summary>
/// <param name="Kind">What.</param>
/// <param name="Path">Relative to the context's folder.</param>
/// <param name="File">The backup's file; null where one goes.</param>
internal sealed record RestoreStep(RestoreKind Kind, string Path, StateFile? File)
{
    /// <summary>The SHA-256 of what is there; null where nothing is, or nothing is written.</summary>
    public string? Here { get; init; }

    /// <summary>The SHA-256 of what is written; null where nothing is.</summary>
    public string? There => File is null ? null : Hash(File.Content);

    /// <summary>A SHA-256 in lower-case hex.</summary>
    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>As a person reads it.</summary>
    public override string ToString() => Kind switch
    {
        RestoreKind.Add => $"added    {Path}",
        RestoreKind.Replace => $"changed  {Path}",
        RestoreKind.ReplaceNewer => $"changed  {Path} (the one here is newer)",
        _ => $"removed  {Path}",
    };

    /// <summary>When it is done: settings after the files that they name, then the record of the install, whose own settings make it complete.</summary>
    public int Order => Path.Split('/') switch
    {
        [StateRoot.ContextFile] or [_, _, ".env"] => 1,
        [_, _, "applied", ".env"] => 3,
        [_, _, "applied", ..] => 2,
        _ => 0,
    };

    /// <summary>The folder of the earlier versions, where it is a file of settings; null where it is another one.</summary>
    public string? History => Order == 1 ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", "history") : null;
}
