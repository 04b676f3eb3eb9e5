using Wizard.Menus;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus;

public sealed class ChooserTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Another_context_is_chosen_in_the_home_menu_and_everything_works_there()
    {
        var script = new ScriptedPrompter([("home", "Context"), ("context", "pi"), ("home", "Root domain"), ("ROOT_DOMAIN", "pi.example.com")]);
        await HomeMenu.RunAsync(_world.With(script), default);
        Assert.Equal(["pi/context.env"], _world.Files);
    }

    [Fact]
    public async Task Another_instance_is_chosen_in_the_menu_of_a_project_and_only_there()
    {
        var script = new ScriptedPrompter(
        [
            ("home", "whoami"), ("whoami", "Instance"), ("whoami.instance", "Another one"), ("whoami.instance.name", "Blue"), ("whoami.instance.name", "blue"),
            ("whoami", "Admin"), ("whoami.admin", "Settings: edit, compare, go back"), ("whoami.admin.settings", "Change one setting"), ("whoami.reconfigure", "WHOAMI_NAME"), ("WHOAMI_NAME", "second"), ("whoami.admin.settings", ScriptedPrompter.Back), ("whoami.admin", ScriptedPrompter.Back),
            ("whoami", "Instance"), ("whoami.instance", ScriptedPrompter.Back), ("whoami", ScriptedPrompter.Back),
            ("home", "step-ca"), ("step-ca", "Admin"), ("step-ca.admin", "Settings: edit, compare, go back"), ("step-ca.admin.settings", "Change one setting"), ("step-ca.reconfigure", "STEP_CA_TRAEFIK_HOST"), ("STEP_CA_TRAEFIK_HOST", "ca.example.com"),
        ]);
        await HomeMenu.RunAsync(_world.With(script), default);
        Assert.Contains("An instance's name is made of small letters", string.Join('\n', script.Transcript), StringComparison.Ordinal);
        Assert.Equal(["default/step-ca/default/.env", "default/whoami/blue/.env"], _world.Files);
    }

    [Fact]
    public async Task Traefik_is_one_per_context_and_has_no_other_instance()
    {
        var script = new ScriptedPrompter([("home", "traefik"), ("traefik", "Instance")]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => HomeMenu.RunAsync(_world.With(script), default));
    }
}
