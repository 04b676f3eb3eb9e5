namespace Wizard.Compose;

/// <summary>Waits for others. A compose that a killed wizard has started may live on, and is done with its work in seconds.</summary>
internal static class Contention
{
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Does something; where another program was in its way, again after a while, which grows.</summary>
    /// <exception cref="ContentionError">The other one is still at it.</exception>
    public static async Task OutlastAsync(Func<Task> change, Action<string> log, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await change().ConfigureAwait(false);
                return;
            }
            catch (ContentionError) when (attempt < Attempts)
            {
                log("Something else is at work on the same containers; waiting for it.");
            }

            // nobody tells when a process ends that is not a child of this one
            await Task.Delay(Pause * attempt, cancellation).ConfigureAwait(false);
        }
    }
}
