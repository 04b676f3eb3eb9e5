using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Tests.Installing;
using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>Groups of people, the sign-in, and an application behind both: from keys to what Traefik reads.</summary>
public sealed class SentryGroupsTests : IDisposable
{
    private static readonly (string, string)[] ToGroups = [("traefik", "Config"), ("traefik.config", "Middleware (including sentry auth)"), ("traefik.middleware", "OAuth2 sentry authorization"), ("traefik.sentry", "Groups")];
    private static readonly (string, string)[] ToUsers = [("traefik", "Config"), ("traefik.config", "Middleware (including sentry auth)"), ("traefik.middleware", "OAuth2 sentry authorization"), ("traefik.sentry", "Users")];
    private static readonly (string, string) Host = ("WHOAMI_TRAEFIK_HOST", "whoami.pi.example.com");
    private static readonly (string, string) OAuth2 = ("WHOAMI_SENTRY", "Yes, with Oauth2");
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_group_with_its_members_becomes_a_middleware_that_asks_for_exactly_those()
    {
        await CreateFamilyAsync();
        Assert.Equal("""{"family":["anna+pi@example.com","ben@example.com"]}""", Groups);
        var rendered = Render("traefik");
        Assert.Contains("traefik_default_group_family:", rendered, StringComparison.Ordinal);
        Assert.Contains("address: \"http://127.0.0.1:18080/?allowed_emails=anna%2Bpi%40example.com,ben%40example.com\"", rendered, StringComparison.Ordinal);
        Assert.Contains("trustForwardHeader: false", rendered, StringComparison.Ordinal);
        Assert.Contains("service: forward-auth_default@docker", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fourth_answer_says_what_is_missing_until_there_are_a_sign_in_and_a_group()
    {
        Assert.Contains("forward-auth is not configured yet", await RefusalAsync(), StringComparison.Ordinal);
        await ConfigureSignInAsync();
        Assert.Contains("There is no group of people yet", await RefusalAsync(), StringComparison.Ordinal);
        await CreateFamilyAsync();
        var elsewhere = await Assert.ThrowsAsync<InvalidOperationException>(() => ConfigAsync(("WHOAMI_TRAEFIK_HOST", "whoami.other.example"), OAuth2));
        Assert.Contains("whoami.other.example is not below pi.example.com", elsewhere.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answers_stand_in_the_order_of_the_chapter()
    {
        var question = new LastChoice([Host]);
        await Assert.ThrowsAsync<StepBackException>(() => _world.RunAsync(question, "whoami", "config"));
        Assert.Equal(["No", "Yes, with HTTP Basic Authentication", "Yes, with Oauth2", "Yes, with Mutual TLS (mTLS)"], question.Labels);
    }

    [Fact]
    public async Task An_application_behind_OAuth2_refers_to_the_group_and_holds_nobodys_address()
    {
        await BehindOAuth2Async();
        Assert.Equal(("true", "family", "false", ""), (_world.Value("whoami", "WHOAMI_OAUTH2"), _world.Value("whoami", "WHOAMI_OAUTH2_AUTHORIZED_GROUP"), _world.Value("whoami", "WHOAMI_MTLS_AUTH"), _world.Value("whoami", "WHOAMI_HTTP_AUTH")));
        await InstallAsync("traefik");
        await InstallAsync("forward-auth");
        var rendered = Render("whoami");
        Assert.Contains("- traefik_default_group_family", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com,", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain("%40", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_group_is_live_with_Traefik_alone_and_no_application_is_outdated()
    {
        await BehindOAuth2Async();
        foreach (var project in new[] { "traefik", "forward-auth", "whoami" }) await InstallAsync(project);
        await _world.RunAsync(new ScriptedPrompter([.. ToGroups, ("traefik.groups", "family"), ("traefik.groups.members", "Add an e-mail address"), ("traefik.groups.member", "carl@example.com"), ("traefik.groups.members", "Done"), ("traefik.groups", "Done")]), "traefik", "config");
        Assert.Contains("carl%40example.com", Render("traefik"), StringComparison.Ordinal);
        await InstallAsync("traefik");
        Assert.False(new Planner(_world.Machine).Differs(Open("whoami")));
    }

    [Fact]
    public async Task OAuth2_cannot_be_installed_before_the_sign_in_is()
    {
        await BehindOAuth2Async();
        await InstallAsync("traefik");
        var error = Assert.Throws<UserError>(() => Render("whoami"));
        Assert.Contains("forward-auth, which is not installed", error.Message, StringComparison.Ordinal);
        Assert.Contains("make forward-auth install", error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_was_saved_and_not_installed_lets_in_nobody()
    {
        await InstallAsync("traefik");
        await BehindOAuth2Async();
        await InstallAsync("forward-auth");
        var error = Assert.Throws<UserError>(() => Render("whoami"));
        Assert.Contains("whoami_default lets in the group family, which Traefik does not know", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_an_application_lets_in_cannot_be_deleted_and_the_application_is_named()
    {
        await BehindOAuth2Async();
        var script = new ScriptedPrompter([.. ToGroups, ("traefik.groups", "Remove some"), ("traefik.groups_REMOVE", "family (anna+pi@example.com; ben@example.com)"), ("traefik.groups", "Done")]);
        await _world.RunAsync(script, "traefik", "config");
        Assert.Contains("The group family is let in by whoami.", script.Transcript);
        Assert.Contains("family", Groups, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_vanished_from_the_file_stops_the_install_of_Traefik_and_says_who_needs_it()
    {
        await BehindOAuth2Async();
        foreach (var project in new[] { "traefik", "forward-auth", "whoami" }) await InstallAsync(project);
        await _world.SetAsync("traefik", "TRAEFIK_HEADER_AUTHORIZATION_GROUPS={\"family\":[]}");
        var error = Assert.Throws<UserError>(() => Render("traefik"));
        Assert.Contains("traefik_default_group_family", error.Message, StringComparison.Ordinal);
        Assert.Contains("give the group family a member", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Membership_is_edited_from_the_side_of_a_person_too()
    {
        await _world.SetAsync("traefik", """TRAEFIK_HEADER_AUTHORIZATION_GROUPS={"admin":["anna@example.com"],"family":["anna@example.com","ben@example.com"]}""");
        await _world.RunAsync(new ScriptedPrompter([.. ToUsers,
            ("traefik.people", "Add a person"), ("traefik.people.email", "carl@EXAMPLE.com"), ("traefik.people.groups", "family"),
            ("traefik.people", "ben@example.com"), ("traefik.people.groups", "admin,family"),
            ("traefik.people", "Remove some"), ("traefik.people_REMOVE", "anna@example.com (admin; family)"),
            ("traefik.people", "Done")]), "traefik", "config");
        Assert.Equal("""{"admin":["ben@example.com"],"family":["ben@example.com","carl@example.com"]}""", Groups);
    }

    [Fact]
    public async Task A_person_whose_going_would_leave_a_group_empty_stays()
    {
        await _world.SetAsync("traefik", """TRAEFIK_HEADER_AUTHORIZATION_GROUPS={"admin":["anna@example.com"]}""");
        var script = new ScriptedPrompter([.. ToUsers, ("traefik.people", "Remove some"), ("traefik.people_REMOVE", "anna@example.com (admin)"), ("traefik.people", "Done"),
            ("traefik.people", "Add a person"), ("traefik.people.email", "ben@example.com"), ("traefik.people.groups", "admin"), ("traefik.people", "Done")]);
        await _world.RunAsync(script, "traefik", "config");
        Assert.Contains("Nobody would be left in the group admin.", script.Transcript);
        Assert.Equal("""{"admin":["ben@example.com"]}""", Groups);
    }

    [Fact]
    public async Task What_is_no_address_and_a_name_that_is_taken_are_refused_while_they_are_typed()
    {
        await CreateFamilyAsync();
        var script = new ScriptedPrompter([.. ToGroups, ("traefik.groups", "Add a group"), ("traefik.groups.name", "family"), ("traefik.groups.name", "a b"), ("traefik.groups.name", "work"),
            ("traefik.groups.member", "anna"), ("traefik.groups.member", "anna@example.com"), ("traefik.groups.members", "Add an e-mail address"), ("traefik.groups.member", "anna@Example.com"), ("traefik.groups.member", "ben@example.com"),
            ("traefik.groups.members", "Done"), ("traefik.groups", "Done")]);
        await _world.RunAsync(script, "traefik", "config");
        Assert.Contains(script.Transcript, line => line.StartsWith("There is a group family already", StringComparison.Ordinal));
        Assert.Contains(script.Transcript, line => line.StartsWith("A group's name is made of", StringComparison.Ordinal));
        Assert.Contains(script.Transcript, line => line.Contains("is no e-mail address", StringComparison.Ordinal));
        Assert.Contains("anna@example.com is in the list already.", script.Transcript);
        Assert.EndsWith(""","work":["anna@example.com","ben@example.com"]}""", Groups, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_with_ESC_changes_nothing()
    {
        await _world.RunAsync(new ScriptedPrompter([.. ToGroups, ("traefik.groups", "Add a group"), ("traefik.groups.name", "work"), ("traefik.groups.member", ScriptedPrompter.Back), ("traefik.groups.name", ScriptedPrompter.Back), ("traefik.groups", ScriptedPrompter.Back)]), "traefik", "config");
        Assert.Empty(_world.Files);
    }

    [Fact]
    public async Task Groups_that_cannot_be_read_close_their_own_items_and_no_others()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=warn");
        await File.AppendAllTextAsync(Open("traefik").Paths.EnvFile, "TRAEFIK_HEADER_AUTHORIZATION_GROUPS='{'\n");
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _world.RunAsync(new ScriptedPrompter(ToGroups), "traefik", "config"));
        Assert.Contains("TRAEFIK_HEADER_AUTHORIZATION_GROUPS", error.Message, StringComparison.Ordinal);
        await ConfigureSignInAsync();
        Assert.Contains("TRAEFIK_HEADER_AUTHORIZATION_GROUPS", await RefusalAsync(), StringComparison.Ordinal);
        await ConfigAsync(Host, ("WHOAMI_SENTRY", "No"));
        Assert.Equal("false", _world.Value("whoami", "WHOAMI_OAUTH2"));
    }

    [Fact]
    public async Task A_file_from_before_OAuth2_is_installed_as_it_is_unless_something_in_it_looks_like_it()
    {
        await ConfigAsync(Host, ("WHOAMI_SENTRY", "No"));
        var path = Open("whoami").Paths.EnvFile;
        await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(path)).Where(line => !line.StartsWith("WHOAMI_OAUTH2", StringComparison.Ordinal)));
        Assert.NotEmpty(Render("whoami"));
        await File.AppendAllTextAsync(path, "WHOAMI_OAUHT2=true\n");
        var error = Assert.Throws<UserError>(() => Render("whoami"));
        Assert.Contains("Is WHOAMI_OAUHT2 meant to be it?", error.Message, StringComparison.Ordinal);
    }

    private string Groups => _world.Value("traefik", "TRAEFIK_HEADER_AUTHORIZATION_GROUPS");

    private Task CreateFamilyAsync() => _world.RunAsync(new ScriptedPrompter([.. ToGroups,
        ("traefik.groups", "Add a group"), ("traefik.groups.name", "family"), ("traefik.groups.member", "anna+pi@example.com"),
        ("traefik.groups.members", "Add an e-mail address"), ("traefik.groups.member", "ben@example.com"), ("traefik.groups.members", "Done"), ("traefik.groups", "Done")]), "traefik", "config");

    private Task ConfigureSignInAsync() => _world.RunAsync(new ScriptedPrompter(
    [
        ("FORWARD_AUTH_TRAEFIK_HOST", "auth.pi.example.com"), ("FORWARD_AUTH_COOKIE_DOMAIN", "pi.example.com"), ("FORWARD_AUTH_PROVIDER", "forgejo"),
        ("FORWARD_AUTH_FORGE_URL", "https://git.example.com"), ("FORWARD_AUTH_CLIENT_ID", "id"), ("FORWARD_AUTH_CLIENT_SECRET", "secret"),
    ]), "forward-auth", "config");

    private async Task BehindOAuth2Async()
    {
        await ConfigureSignInAsync();
        await CreateFamilyAsync();
        await ConfigAsync(Host, OAuth2, ("WHOAMI_OAUTH2_AUTHORIZED_GROUP", "family"));
    }

    private Task ConfigAsync(params (string, string)[] script) => _world.RunAsync(new ScriptedPrompter(script), "whoami", "config");

    private async Task<string> RefusalAsync() => (await Assert.ThrowsAsync<InvalidOperationException>(() => ConfigAsync(Host, OAuth2))).Message;

    private Wizard.Projects.Deployment Open(string project) => _world.With(new ScriptedPrompter([])).Open(project);

    private string Render(string project) => new Planner(_world.Machine).Plan(Open(project), null).Files.Text(Volume.DynamicFile)!;

    // what an install leaves behind, without the engine
    private async Task InstallAsync(string project)
    {
        if (project == "traefik" && !Open(project).IsConfigured) await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=warn");
        var plan = new Planner(_world.Machine).Plan(Open(project), null);
        AsInstalled.Record(plan);
    }
}
