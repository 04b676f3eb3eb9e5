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
        var log = await compose.LogsAsync("step-ca", null, cancellation).ConfigureAwait(false);
        return PasswordIn(log);
    }

    /// <summary>The first line that begins with the announcement. What clients send stands in the log too, but never at the beginning of a line.</summary>
    internal static string? PasswordIn(string log)
    {
        var line = log.Split('\n').FirstOrDefault(line => line.StartsWith(Announcement, StringComparison.Ordinal));
        return line?[Announcement.Length..].Trim();
    }
}
