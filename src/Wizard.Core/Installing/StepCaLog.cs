using Wizard.Compose;

namespace Wizard.Installing;

/// <summary>What step-ca prints when it is first started, and never again.</summary>
public static class StepCaLog
{
    // smallstep/certificates, docker/entrypoint.sh
    private const string Announcement = "👉 Your CA administrative password is:";

    /// <summary>The admin password, the provisioner's; null where the log does not hold it any more.</summary>
    public static async Task<string?> PasswordAsync(ComposeProject compose, CancellationToken cancellation)
    {
        string? found = null;
        await compose.StreamLogsAsync("step-ca", line => found ??= PasswordIn(line), cancellation).ConfigureAwait(false);
        return found;
    }

    /// <summary>The password, where a line begins with the announcement. What clients send stands in the log too, but never at the beginning of a line.</summary>
    internal static string? PasswordIn(string line) => line.StartsWith(Announcement, StringComparison.Ordinal) ? line[Announcement.Length..].Trim() : null;
}
