using Wizard.Menus;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus;

public sealed class MenuTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_menus_of_Traefik_read_as_in_the_chapter()
    {
        var menus = new Listing([("traefik", "Config"), ("traefik.config", "TLS certificates and authorities"), ("traefik.tls", "Configure certificate authorities (CA)"), ("traefik.ca", "Cancel / Go back.")]);
        await _world.RunAsync(menus, "traefik", "config");
        Assert.Equal(["Config", "Install (make install)", "Admin", "Exit (ESC)"], menus.Labels["Traefik:"]);
        Assert.Equal(
        [
            "Traefik user", "Entrypoints (including dashboard)", "TLS certificates and authorities",
            "Middleware (including sentry auth)", "Advanced Routing (Layer 7 / Layer 4 / Wireguard)", "Error page template",
            "Logging level", "Access logs", "Timeouts", "Encoded characters", "Own YAML",
        ], menus.Labels["Traefik Configuration:"]);
        Assert.Equal(
            ["Configure certificate authorities (CA)", "Configure ACME (Let's Encrypt or Step-CA)", "Configure TLS certificates (make certs)", "Use my own certificate files"],
            menus.Labels["Traefik TLS config:"]);
        Assert.Equal(
        [
            "Use the stock list, (alpine: ca-certificates ca-certificates-bundle).",
            "Use the stock list, plus add my own root Step-CA certificate.",
            "Delete the entire list, and add my own root Step-CA certificate.",
            "Delete the entire list.",
            "Cancel / Go back.",
        ], menus.Labels["How do you want to configure the list of trusted Certificate Authorities (CA)?"]);
    }

    [Fact]
    public async Task A_setting_in_a_menu_shows_its_value_and_changes_it()
    {
        var menus = new Listing([("traefik", "Config"), ("traefik.config", "Logging level"), ("TRAEFIK_LOG_LEVEL", "debug")]);
        await _world.RunAsync(menus, "traefik", "config");
        Assert.Equal("debug", _world.Value("traefik", "TRAEFIK_LOG_LEVEL"));
        Assert.Equal("debug", menus.Values["Logging level"]);
    }

    [Fact]
    public async Task A_mistake_in_a_menu_is_told_and_the_menu_stays()
    {
        var menus = new Listing([("whoami", "Install (make install)"), ("whoami", "Exit (ESC)")]);
        await HomeMenu.RunAsync(_world.With(new Listing([("home", "whoami"), ("whoami", "Install (make install)"), ("whoami", "Exit (ESC)"), ("home", "Exit (ESC)")], menus.Told)), default);
        Assert.Contains("whoami is not configured yet.", menus.Told);
    }

    [Fact]
    public async Task The_home_menu_lists_every_project_and_says_which_are_not_configured()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com");
        var menus = new Listing([]);
        await HomeMenu.RunAsync(_world.With(menus), default);
        Assert.Equal(["forward-auth", "step-ca", "traefik", "whoami", "Root domain", "Context", "Backup", "Exit (ESC)"], menus.Labels["Wizard:"]);
        Assert.Equal("not configured", menus.Values["traefik"]);
        Assert.Null(menus.Values["whoami"]);
    }

    [Theory]
    [InlineData("whoami")]
    [InlineData("step-ca")]
    [InlineData("traefik")]
    public async Task Every_verb_of_the_command_line_has_its_menu_item(string project)
    {
        (string, string)[] groups = [.. new[] { ("settings", "Settings:"), ("lifecycle", "Start,"), ("look", "Status,") }.SelectMany(group => new[] { ($"{project}.admin", group.Item2), ($"{project}.admin.{group.Item1}", ScriptedPrompter.Back) })];
        var menus = new Listing([("home", project), (project, "Admin"), .. groups, .. project == "step-ca" ? new[] { ($"{project}.admin", ScriptedPrompter.Back), (project, "Certificates") } : []]);
        await HomeMenu.RunAsync(_world.With(menus), default);
        var items = string.Join('\n', menus.Labels.Values.SelectMany(labels => labels));
        Assert.All(VerbTable.For(project).Where(verb => verb.Name != "config"), verb => Assert.Contains($"(make {verb.Name})", items, StringComparison.Ordinal));
        Assert.Contains("Config", items, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verbs_of_the_context_are_in_the_home_menu()
    {
        var menus = new Listing([("home", "Backup")]);
        await HomeMenu.RunAsync(_world.With(menus), default);
        Assert.Equal(["Back up the settings and certificates of this context (wizard backup FILE)", "Restore a backup (wizard restore FILE)"], menus.Labels["Backup:"]);
    }

    /// <summary>A script that keeps what every menu showed.</summary>
    private sealed class Listing(IEnumerable<(string, string)> script, List<string>? told = null) : IPrompter
    {
        private readonly ScriptedPrompter _script = new(script);

        public Dictionary<string, IReadOnlyList<string>> Labels { get; } = [];

        public Dictionary<string, string?> Values { get; } = [];

        public List<string> Told { get; } = told ?? [];

        public Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation)
        {
            Labels[question.Title] = [.. question.Options.Select(option => option.Label)];
            foreach (var option in question.Options) Values[option.Label] = option.Value;
            return _script.ChooseAsync(question, cancellation);
        }

        public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation) => _script.ChooseSeveralAsync(question, cancellation);

        public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation) => _script.AskAsync(question, cancellation);

        public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation) => _script.ConfirmAsync(question, cancellation);

        public Task ShowAsync(Note note, CancellationToken cancellation)
        {
            Told.AddRange(note.Lines);
            return Task.CompletedTask;
        }

        public Task WatchAsync(Job job, CancellationToken cancellation) => _script.WatchAsync(job, cancellation);

        public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) => find(cancellation);
    }
}
