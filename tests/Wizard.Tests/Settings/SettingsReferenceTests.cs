using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class SettingsReferenceTests
{
    private static readonly string Page = Path.Combine(Places.Root, "docs", "settings.md");

    [Fact]
    public void The_settings_page_says_what_env_dist_says()
    {
        var page = SettingsReference.Render(new[] { "context", "traefik", "step-ca", "forward-auth", "whoami" }.Select(EnvDist.Read));
        if (Environment.GetEnvironmentVariable("WIZARD_UPDATE_DOCS") == "1") File.WriteAllText(Page, page);
        Assert.True(File.ReadAllText(Page) == page, "docs/settings.md is out of date: WIZARD_UPDATE_DOCS=1 dotnet test writes it anew.");
    }
}
