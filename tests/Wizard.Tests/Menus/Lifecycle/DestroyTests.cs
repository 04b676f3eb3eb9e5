using Wizard.Menus;
using Wizard.Projects;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Lifecycle;

public sealed class DestroyTests : IDisposable
{
    private const string Model = """{"services":{"whoami":{"image":"traefik/whoami:v1.11.0","volumes":[{"type":"volume","source":"data","target":"/data"},{"type":"tmpfs","target":"/tmp"}]}}}""";
    private readonly Workshop _workshop = new();

    public DestroyTests() => _workshop.Engine.Say("ps --all --no-trunc", Workshop.Container()).Say("volume ls", "whoami_data data\n").Say("config --format json", Model)
        .Say(" down", "").Say("volume rm", "");

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task It_names_what_is_lost_and_takes_the_name_alone_for_a_yes()
    {
        await _workshop.InstalledAsync();
        var question = await AskedAsync("whoami");
        Assert.Contains("whoami-whoami-1", question.Help, StringComparison.Ordinal);
        Assert.Contains("volume whoami_data (/data in whoami): all that is stored in it", question.Help, StringComparison.Ordinal);
        Assert.Contains("settings (.env)", question.Help, StringComparison.Ordinal);
        Assert.NotNull(question.Refuse("yes"));
        Assert.NotNull(question.Refuse(""));
        Assert.Null(question.Refuse("whoami"));
    }

    [Fact]
    public async Task It_removes_the_containers_and_the_projects_own_volumes_and_keeps_the_settings()
    {
        await _workshop.InstalledAsync();
        var told = await _workshop.RunAsync("destroy", ("whoami.destroy", "whoami"));
        Assert.Contains(_workshop.Engine.Lines, line => line.EndsWith("down --remove-orphans", StringComparison.Ordinal));
        Assert.Equal(["docker --context default volume rm whoami_data"], _workshop.Engine.Lines.Where(line => line.Contains("volume rm", StringComparison.Ordinal)));
        Assert.All(_workshop.Engine.Lines.Where(line => line.Contains("volume ls", StringComparison.Ordinal)), line => Assert.Contains("label=com.docker.compose.project=whoami ", line, StringComparison.Ordinal));
        Assert.Contains("Volume whoami_data is removed.", told);
        Assert.Equal(Workshop.Host, _workshop.World.Value("whoami", "WHOAMI_TRAEFIK_HOST"));
        Assert.Empty(_workshop.World.Machine.Store.Applied(_workshop.World.Machine.Context));
    }

    [Fact]
    public async Task Yes_on_the_command_line_does_not_spare_the_typing()
    {
        await _workshop.InstalledAsync();
        _workshop.Options = session => session with { Yes = true };
        await Assert.ThrowsAsync<StepBackException>(() => _workshop.RunAsync("destroy", ("whoami.destroy", ScriptedPrompter.Back)));
        Assert.DoesNotContain(_workshop.Engine.Lines, line => line.Contains(" down", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_instance_is_named_with_its_name()
    {
        _workshop.Options = session => session with { Instance = InstanceName.Parse("blue-2") };
        await VerbTable.Require("whoami", "reconfigure").RunAsync(new(_workshop.With(new ScriptedPrompter([])), "whoami") { Assignments = ["WHOAMI_TRAEFIK_HOST=b.example.com"] }, default);
        var question = await AskedAsync("whoami");
        Assert.NotNull(question.Refuse("whoami"));
        Assert.Null(question.Refuse("whoami blue-2"));
        Assert.Contains(_workshop.Engine.Lines, line => line.Contains("label=com.docker.compose.project=whoami_blue-2 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("step-ca", "step-ca_data data", "every certificate of it becomes worthless")]
    [InlineData("traefik", "traefik_config config", "by ACME")]
    public async Task What_cannot_be_made_again_is_called_by_its_name(string project, string volume, string loss)
    {
        await _workshop.World.SetAsync(project, project == "step-ca" ? "STEP_CA_TRAEFIK_HOST=ca.example.com" : "TRAEFIK_LOG_LEVEL=warn");
        _workshop.Engine.Say("volume ls", volume);
        Assert.Contains(loss, (await AskedAsync(project)).Help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_left_it_says_so_and_asks_nothing()
    {
        await _workshop.World.SetAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Workshop.Host}");
        _workshop.Engine.Say("ps --all --no-trunc", "").Say("volume ls", "");
        Assert.Contains((await _workshop.RunAsync("destroy")), line => line.StartsWith("There is nothing of whoami to be destroyed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("uninstall")]
    [InlineData("destroy")]
    public async Task A_protected_instance_is_left_alone_and_the_mend_is_said(string verb)
    {
        await _workshop.InstalledAsync();
        await _workshop.World.SetAsync("whoami", "WHOAMI_INSTANCE_PROTECTION=true");
        var error = await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync(verb));
        Assert.Contains("WHOAMI_INSTANCE_PROTECTION=true", error.Message, StringComparison.Ordinal);
        Assert.Contains("make whoami reconfigure var=WHOAMI_INSTANCE_PROTECTION=false", error.Mend, StringComparison.Ordinal);
        Assert.DoesNotContain(_workshop.Engine.Lines, line => line.Contains(" down", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Protection_disables_the_items_of_the_menu_and_only_those()
    {
        await _workshop.InstalledAsync();
        await _workshop.World.SetAsync("whoami", "WHOAMI_INSTANCE_PROTECTION=true");
        var menu = new Onlooker(("home", "whoami"), ("whoami", "Admin"), ("whoami.admin", "Start, stop, remove"));
        await HomeMenu.RunAsync(_workshop.With(menu), default);
        Assert.Equal(["uninstall", "destroy"], menu.Choices["whoami.admin.lifecycle"].Where(option => option.Disabled is not null).Select(option => option.Label.Split("(make ")[1].TrimEnd(')')));
    }

    private async Task<TextQuestion> AskedAsync(string project)
    {
        var asked = new Onlooker();
        await Assert.ThrowsAsync<StepBackException>(() => _workshop.RunAsync(asked, project, "destroy"));
        return asked.Texts.Single();
    }
}
