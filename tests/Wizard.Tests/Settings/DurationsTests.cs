using CsCheck;
using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class DurationsTests
{
    // Go counts nanoseconds in 63 bits
    private const long Longest = long.MaxValue / 1_000_000;

    [Theory]
    [InlineData("168h", 168 * 3600_000L)]
    [InlineData("1h30m", 5400_000)]
    [InlineData("45s", 45_000)]
    [InlineData("5ms", 5)]
    [InlineData("0s", 0)]
    [InlineData("25h1m1s1ms", (25 * 3600_000L) + 61_001)]
    public void A_duration_is_written_as_people_write_it(string text, long milliseconds)
    {
        Assert.Equal(text, Durations.Write(TimeSpan.FromMilliseconds(milliseconds)));
        Assert.True(Durations.TryParse(text, out var read));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), read);
    }

    [Fact]
    public void What_was_written_reads_as_the_same() =>
        Gen.OneOf(Gen.Long[0, Longest], Gen.Long[0, 100_000_000], Gen.Long[0, Longest / 3_600_000].Select(hours => Math.Max(0, (hours * 3_600_000) - 1)))
            .Select(milliseconds => TimeSpan.FromTicks(milliseconds * TimeSpan.TicksPerMillisecond))
            .Sample(duration => Durations.TryParse(Durations.Write(duration), out var read) && read == duration);
}
