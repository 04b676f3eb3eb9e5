using Wizard.Compose;

namespace Wizard.Installing;

/// <summary>What step-ca prints when it is first started, and never again.</summary>
public static class StepCaLog
{
    private const string Announcement = "CA administrative password is:";

    /// <summary>The admin password, the provisioner's; null where the log does not hold it any more.</summary>
    public static async Task<string?> PasswordAsync(ComposeProject compose, CancellationToken cancellation)
    {
        var log = await compose.LogsAsync("step-ca", null, cancellation).ConfigureAwait(false);
        var line = log.Split('\n').LastOrDefault(line => line.Contains(Announcement, StringComparison.Ordinal));
        return line?[(line.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length)..].Trim();
    }
}
