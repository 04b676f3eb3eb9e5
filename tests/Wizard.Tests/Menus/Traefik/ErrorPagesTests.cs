using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>The error page template, from keys to what Traefik and compose read.</summary>
public sealed class ErrorPagesTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_template_is_chosen_and_shown_on_the_entrypoint_of_all_applications()
    {
        await ChooseAsync("ghost");
        Assert.Equal(("true", "ghost"), (_world.Value("traefik", "TRAEFIK_ERROR_PAGES_ENABLED"), _world.Value("traefik", "TRAEFIK_ERROR_PAGES_TEMPLATE")));
        var (files, variables) = Rendered();
        Assert.Contains("- traefik_default_error-pages@file", files.Text(Volume.StaticFile), StringComparison.Ordinal);
        Assert.Contains("url: \"http://127.0.0.1:18081\"", files.Text(Volume.DynamicFile), StringComparison.Ordinal);
        Assert.Contains("priority: 1", files.Text(Volume.DynamicFile), StringComparison.Ordinal);
        Assert.Equal(("1", "missing"), (variables["TRAEFIK_ERROR_PAGES_SCALE"], variables["TRAEFIK_ERROR_PAGES_PULL_POLICY"]));
    }

    [Fact]
    public async Task None_takes_pages_container_and_image_away_and_keeps_the_template_for_later()
    {
        await ChooseAsync("ghost");
        await ChooseAsync("None: show Traefik's own words");
        var (files, variables) = Rendered();
        Assert.DoesNotContain("error-pages", files.Text(Volume.StaticFile)! + files.Text(Volume.DynamicFile), StringComparison.Ordinal);
        Assert.Equal(("0", "never"), (variables["TRAEFIK_ERROR_PAGES_SCALE"], variables["TRAEFIK_ERROR_PAGES_PULL_POLICY"]));
        Assert.Equal("ghost", _world.Value("traefik", "TRAEFIK_ERROR_PAGES_TEMPLATE"));
    }

    [Fact]
    public async Task Another_template_changes_nothing_that_Traefik_reads()
    {
        await ChooseAsync("ghost");
        var before = Rendered().Files;
        await ChooseAsync("l7");
        Assert.Equal(before, Rendered().Files);
    }

    private Task ChooseAsync(string template) =>
        _world.RunAsync(new ScriptedPrompter([("traefik", "Config"), ("traefik.config", "Error page template"), ("traefik.error-pages", template)]), "traefik", "config");

    private (RenderedFiles Files, IReadOnlyDictionary<string, string> Variables) Rendered()
    {
        var traefik = _world.With(new ScriptedPrompter([])).Open("traefik");
        return (new Planner(_world.Machine).Plan(traefik, null).Files, new TraefikKind().Parts(traefik).Variables);
    }
}
