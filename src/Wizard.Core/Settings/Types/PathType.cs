namespace Wizard.Settings.Types;

/// <summary>An absolute path; doubled and trailing slashes are dropped.</summary>
public sealed class PathType() : SingleLineType("path", "an absolute path without .. and :", "/var/run/docker.sock")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        if (!line.StartsWith('/')) return Refuse($"{Shown.Text(line)} does not begin with /");
        var parts = line.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Any(part => part is ".." or ".")) return Refuse($"{Shown.Text(line)} holds a part that is .. or .");
        // compose reads what follows a colon as another path, or as a mode.
        return line.Contains(':') ? Refuse($"{Shown.Text(line)} holds a colon") : Verdict.Accept($"/{string.Join('/', parts)}");
    }
}
