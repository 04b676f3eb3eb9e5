using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Lifecycle;

public sealed class UndoTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    private string Name => _workshop.World.Value("whoami", "WHOAMI_NAME");

    [Fact]
    public async Task It_goes_back_to_the_version_before_the_last_change_and_can_be_undone_itself()
    {
        await NamedAsync("one", "two", "three");
        Assert.Contains("WHOAMI_NAME: three -> two", await _workshop.RunAsync("undo", ("whoami.undo", "1"), ("whoami.agree", "yes")));
        Assert.Equal("two", Name);
        await _workshop.RunAsync("undo", ("whoami.undo", "1"), ("whoami.agree", "yes"));
        Assert.Equal("three", Name);
    }

    [Fact]
    public async Task Going_back_to_what_is_installed_leaves_nothing_to_apply()
    {
        await _workshop.InstalledAsync();
        _workshop.Programs.Edit = file => File.AppendAllText(file, "WHOAMI_NAME=two\n");
        Assert.Contains("To apply: make whoami install", await _workshop.RunAsync("config-edit", ("whoami.agree", "yes")));
        Assert.DoesNotContain("To apply: make whoami install", await _workshop.RunAsync("undo", ("whoami.undo", "1"), ("whoami.agree", "yes")));
    }

    [Fact]
    public async Task The_versions_are_listed_newest_first_with_what_going_back_changes()
    {
        await NamedAsync("one", "two", "three");
        var asked = new Onlooker();
        await Assert.ThrowsAsync<StepBackException>(() => _workshop.RunAsync(asked, "whoami", "undo"));
        Assert.Equal(["WHOAMI_NAME: three -> two", "WHOAMI_NAME: three -> one"], asked.Choices["whoami.undo"].Select(option => option.Value));
        Assert.All(asked.Choices["whoami.undo"], option => Assert.Matches(@"^before \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$", option.Label));
    }

    [Fact]
    public async Task An_undo_that_is_not_agreed_to_changes_nothing()
    {
        await NamedAsync("one", "two");
        await Assert.ThrowsAsync<OperationCanceledException>(() => _workshop.RunAsync("undo", ("whoami.undo", "1"), ("whoami.agree", "no")));
        Assert.Equal("two", Name);
    }

    [Fact]
    public async Task A_dry_run_shows_it_and_writes_nothing()
    {
        await NamedAsync("one", "two");
        _workshop.World.DryRun = true;
        var before = _workshop.World.Files.ToList();
        Assert.Contains("WHOAMI_NAME: two -> one", await _workshop.RunAsync("undo", ("whoami.undo", "1")));
        Assert.Equal(before, _workshop.World.Files);
        Assert.Equal("two", Name);
    }

    [Fact]
    public async Task Yes_takes_the_last_version()
    {
        await NamedAsync("one", "two", "three");
        _workshop.Options = session => session with { Yes = true };
        await _workshop.RunAsync("undo");
        Assert.Equal("two", Name);
    }

    [Fact]
    public async Task Where_there_is_no_earlier_version_it_says_so()
    {
        await NamedAsync("one");
        Assert.Contains("no earlier version", (await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("undo"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_would_not_be_accepted_now_is_refused_as_any_change()
    {
        await NamedAsync("one");
        var path = _workshop.Open().Paths.EnvFile;
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("WHOAMI_MTLS_AUTH=false", "WHOAMI_MTLS_AUTH=perhaps", StringComparison.Ordinal));
        await _workshop.World.SetAsync("whoami", "WHOAMI_MTLS_AUTH=false");
        var error = await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("undo", ("whoami.undo", "1")));
        Assert.Contains("WHOAMI_MTLS_AUTH", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*.clients.example.com", "*.clients.example.com,!foo.clients.example.com")]
    [InlineData("foo.clients.example.com", "!foo.clients.example.com")]
    [InlineData("foo.clients.example.com,bar.clients.example.com", "bar.clients.example.com,!foo.clients.example.com")]
    public async Task A_name_that_was_revoked_since_does_not_come_back(string before, string after)
    {
        await _workshop.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", $"WHOAMI_MTLS_AUTHORIZED_CERTS={before}");
        await _workshop.World.SetAsync("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS=other.clients.example.com");
        Revoke("foo.clients.example.com");
        var told = await _workshop.RunAsync("undo", ("whoami.undo", "1"), ("whoami.agree", "yes"));
        Assert.Contains("foo.clients.example.com was revoked, and stays kept out.", told);
        Assert.Equal(after, _workshop.World.Value("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS"));
    }

    [Fact]
    public async Task A_revoked_name_that_the_present_settings_admit_is_not_touched()
    {
        await _workshop.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=foo.clients.example.com");
        await _workshop.World.SetAsync("whoami", "WHOAMI_NAME=x");
        Revoke("foo.clients.example.com");
        await _workshop.RunAsync("undo", ("whoami.undo", "1"), ("whoami.agree", "yes"));
        Assert.Equal("foo.clients.example.com", _workshop.World.Value("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS"));
    }

    [Fact]
    public async Task Where_nobody_can_tell_what_was_revoked_nothing_is_taken_back()
    {
        await NamedAsync("one", "two");
        Revocations("no json");
        var asked = new Onlooker();
        await Assert.ThrowsAsync<StepBackException>(() => _workshop.RunAsync(asked, "whoami", "undo"));
        Assert.Contains("revoked.json cannot be read", Assert.Single(asked.Choices["whoami.undo"]).Disabled, StringComparison.Ordinal);
        Assert.Equal("two", Name);
    }

    private async Task NamedAsync(params string[] names)
    {
        foreach (var name in names) await _workshop.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", $"WHOAMI_NAME={name}");
    }

    private void Revoke(string name) => Revocations($$"""[{"name":"{{name}}","serial":"1","until":"2099-01-01T00:00:00Z","at":"{{DateTimeOffset.UtcNow:O}}"}]""");

    private void Revocations(string text)
    {
        var folder = Directory.CreateDirectory(_workshop.Open("step-ca").Paths.Certificates).FullName;
        File.WriteAllText(Path.Combine(folder, "revoked.json"), text);
    }
}
