namespace Wizard.LabTests.Lab;

/// <summary>A clock that is wrong.</summary>
/// <param name="by">How far it is ahead of this machine's; behind where negative.</param>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
