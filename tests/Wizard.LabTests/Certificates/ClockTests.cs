using System.Globalization;
using System.Text.RegularExpressions;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Certificates;

[Collection(OneAuthority.Name)]
public partial class ClockTests(SharedAuthority shared)
{
    [LabTheory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task A_wrong_clock_is_told_with_both_clocks(int minutes)
    {
        using var holder = new Holder(shared.Authority, new ShiftedClock(TimeSpan.FromMinutes(minutes)));
        var error = await Assert.ThrowsAsync<UserError>(() => holder.IssueAsync(SharedAuthority.Foo));
        var told = Clocks().Match(error.Message);
        Assert.True(told.Success, error.Message);
        Assert.InRange(Time(told.Groups[1]) - DateTimeOffset.UtcNow, -TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2));
        Assert.InRange(Time(told.Groups[2]) - Time(told.Groups[1]), TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(2));
        Assert.Contains("timedatectl set-ntp true", error.Mend, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task Half_a_minute_ahead_does_not_matter()
    {
        using var holder = new Holder(shared.Authority, new ShiftedClock(TimeSpan.FromSeconds(30)));
        await holder.IssueAsync(SharedAuthority.Foo);
    }

    private static DateTimeOffset Time(Capture text) => DateTimeOffset.ParseExact(text.Value, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    [GeneratedRegex("^The clocks differ: the authority has (.{19}) UTC, this machine has (.{19}) UTC\\.")]
    private static partial Regex Clocks();
}
