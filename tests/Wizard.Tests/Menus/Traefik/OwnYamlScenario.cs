using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Tests.Installing;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>Own YAML, from the menu to the rendered file.</summary>
public sealed class OwnYamlScenario : IDisposable
{
    private const string Blog = """
        http:
          routers: {blog: {entryPoints: [websecure], rule: "Host(`blog.example.org`)", service: blog, tls: {options: default}}}
          services: {blog: {loadBalancer: {servers: [{url: "http://10.0.0.2:8080"}]}}}
        """;

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    private string Folder => Path.Combine(_world.Folder, "default", "traefik", "default", "own");

    private string Rendered => File.ReadAllText(Path.Combine(_world.Folder, "default", "traefik", "default", "rendered", "dynamic.yml"));

    private async Task<IReadOnlyList<string>> ShowAsync()
    {
        var menus = new ScriptedPrompter([("traefik", "Config"), ("traefik.config", "Own YAML")]);
        await _world.RunAsync(menus, "traefik", "config");
        return menus.Transcript;
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Folder);
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(Path.Combine(Folder, name), text);
    }

    [Fact]
    public async Task The_menu_makes_the_folder_for_its_owner_only_and_says_what_it_is_for()
    {
        Assert.Contains(Folder, await ShowAsync());
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(Folder), 8));
        Assert.Contains(await ShowAsync(), line => line.StartsWith("There is no .yml file in it.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_well_becomes_a_part_of_the_one_dynamic_file()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=debug");
        Write("blog.yml", Blog);
        Write("spare.key", "x");
        Write("notes.txt", "x");
        var shown = await ShowAsync();
        Assert.Contains("All is well.", shown);
        Assert.Contains("  blog.yml", shown);
        Assert.Contains("  spare.key (shipped where a .yml names it)", shown);
        Assert.Contains("  notes.txt (not read)", shown);
        await _world.RunAsync(new ScriptedPrompter([]), "traefik", "config-render");
        Assert.Contains("      rule: \"Host(`blog.example.org`)\"", Rendered, StringComparison.Ordinal);
        Assert.Contains("wizard_strip", Rendered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_a_fault_is_shown_with_its_key_and_nothing_can_be_installed_until_it_is_mended()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=debug");
        Write("blog.yml", Blog.Replace("rule:", "rules:", StringComparison.Ordinal));
        Assert.Contains(await ShowAsync(), line => line.StartsWith("own/blog.yml: http.routers.blog.rules is unknown", StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<UserError>(() => _world.RunAsync(new ScriptedPrompter([]), "traefik", "config-render"));
        Assert.Contains("own-yaml", error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_of_an_application_that_is_installed_is_refused_in_Traefiks_own_install()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=debug");
        await InstalledAsync("whoami", "WHOAMI_TRAEFIK_HOST=blog.example.org");
        Write("blog.yml", Blog);
        Assert.Contains(await ShowAsync(), line => line.Contains("your own YAML and whoami_default are both on the host blog.example.org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_everybody_may_write_to_is_not_read()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=debug");
        Write("blog.yml", Blog);
        File.SetUnixFileMode(Folder, File.GetUnixFileMode(Folder) | UnixFileMode.OtherWrite);
        Assert.Contains($"Mend its owner and mode: chmod 700 {Folder}", await ShowAsync());
    }

    [Fact]
    public async Task A_file_that_was_changed_since_the_install_is_due_for_another_one_without_a_restart()
    {
        await InstalledAsync("traefik", "TRAEFIK_LOG_LEVEL=debug");
        var planner = new Planner(_world.Machine);
        Assert.False(planner.Differs(_world.Machine.Store.Open(_world.Machine.TraefikId)));
        Write("blog.yml", Blog);
        var traefik = _world.Machine.Store.Open(_world.Machine.TraefikId);
        Assert.True(planner.Differs(traefik));
        Assert.Contains("To apply: make traefik install", await ShowAsync());
        var plan = planner.Plan(traefik, null);
        Assert.Contains("changed  dynamic.yml", plan.Changes);
        Assert.False(plan.NeedsRestart);
    }

    private async Task InstalledAsync(string project, string setting)
    {
        await _world.SetAsync(project, setting);
        var deployment = _world.With(new ScriptedPrompter([])).Open(project);
        AsInstalled.Record(new Planner(_world.Machine).Plan(deployment, null));
    }
}
