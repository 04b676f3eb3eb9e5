using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class NearestTests
{
    private static readonly string[] Projects = ["traefik", "step-ca", "whoami"];

    [Theory]
    [InlineData("traefk", "traefik")]
    [InlineData("TRAEFIK", "traefik")]
    [InlineData("stepca", "step-ca")]
    [InlineData("step", "step-ca")]
    [InlineData("whoami-blue", "whoami")]
    [InlineData("postgres", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_found_or_none(string word, string? nearest) => Assert.Equal(nearest, Nearest.To(word, Projects));
}
