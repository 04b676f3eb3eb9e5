using System.Text.Json;
using Wizard.Tests.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.StepCa;

/// <summary>What is done with certificates that were issued.</summary>
public sealed class KeptTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        await _desk.World.TrustStepCaAsync();
        await _desk.CertAsync();
    }

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task They_are_listed_in_words_and_in_JSON()
    {
        Assert.Contains(await _desk.RunAsync("certs"), line => line.StartsWith("  valid until ", StringComparison.Ordinal));
        _desk.World.Json = true;
        var said = await _desk.RunAsync("certs");
        using var json = JsonDocument.Parse(string.Join('\n', said.Skip(1)));
        Assert.Equal(Desk.Foo, json.RootElement[0].GetProperty("name").GetString());
        Assert.Equal("valid", json.RootElement[0].GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("*.clients.example.com", "false", "*.clients.example.com,!foo.clients.example.com")]
    [InlineData("foo.clients.example.com,bar.clients.example.com", "false", "bar.clients.example.com,!foo.clients.example.com")]
    [InlineData("foo.clients.example.com", "false", "!foo.clients.example.com")]
    [InlineData("", "true", "!foo.clients.example.com")]
    public async Task A_revoked_name_is_taken_off_the_list_that_admits_it(string names, string everybody, string after)
    {
        await _desk.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com", "WHOAMI_MTLS_AUTH=true", $"WHOAMI_MTLS_AUTHORIZED_CERTS={names}", $"WHOAMI_MTLS_ALLOW_ALL={everybody}");
        var shown = everybody == "true" ? "every name" : names;
        var script = new Chooser(("step-ca.revoke", Desk.Foo), ("step-ca.revoke.agree", "yes"));
        await _desk.World.RunAsync(script, "step-ca", "cert-revoke");
        Assert.Contains(script.Options, option => option == $"whoami ({shown})");
        Assert.Equal(after, _desk.World.Value("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS"));
        Assert.Single(_desk.Authority.Revoked);
        Assert.Contains(await _desk.RunAsync("certs"), line => line.StartsWith("  REVOKED, valid until ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_revokes_nothing()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => _desk.RunAsync("cert-revoke", ("step-ca.revoke", Desk.Foo), ("step-ca.revoke.agree", "no")));
        Assert.Empty(_desk.Authority.Revoked);
    }

    [Fact]
    public async Task Whoever_wants_to_change_no_list_changes_none()
    {
        await _desk.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.example.com");
        await _desk.RunAsync("cert-revoke", ("step-ca.revoke", Desk.Foo), ("step-ca.revoke.agree", "yes"), ("step-ca.revoke.lists", ""));
        Assert.Equal("*.clients.example.com", _desk.World.Value("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS"));
    }

    [Fact]
    public async Task The_list_is_changed_also_where_the_authority_cannot_be_asked()
    {
        await _desk.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.example.com");
        _desk.Authority.Instead = _ => (503, "{}");
        await Assert.ThrowsAsync<UserError>(() => _desk.World.RunAsync(new Chooser(("step-ca.revoke", Desk.Foo), ("step-ca.revoke.agree", "yes")), "step-ca", "cert-revoke"));
        Assert.Equal("*.clients.example.com,!foo.clients.example.com", _desk.World.Value("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS"));
    }

    [Fact]
    public async Task A_new_certificate_of_a_name_that_is_kept_out_says_so()
    {
        await _desk.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.example.com,!foo.clients.example.com");
        Assert.Contains(await _desk.CertAsync(), line => line.StartsWith("! whoami keeps this name out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_renewal_moves_the_old_files_away_and_a_new_p12_needs_a_password()
    {
        await _desk.RunAsync("cert-renew", ("step-ca.renew", Desk.Foo), ("step-ca.renew.p12", "yes"), ("step-ca.p12.form", "Modern ones (AES-256)"), ("step-ca.p12.password", "x"), ("step-ca.p12.password.again", "x"));
        Assert.Equal(2, _desk.Files.Count(file => file.StartsWith("old/", StringComparison.Ordinal)));
        Assert.Contains($"{Desk.Foo}.p12", _desk.Files);
    }

    [Fact]
    public async Task A_certificate_that_is_not_due_is_not_among_all_that_are_due()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _desk.RunAsync("cert-renew", ("step-ca.renew", "All that are due")));
        Assert.Contains("of none are two thirds of the time over", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_replaces_the_p12_and_a_deletion_asks_first()
    {
        await _desk.RunAsync("cert-export", ("step-ca.export", Desk.Foo), ("step-ca.p12.form", "Old"), ("step-ca.p12.password", "x"), ("step-ca.p12.password.again", "x"));
        await Assert.ThrowsAsync<OperationCanceledException>(() => _desk.RunAsync("cert-delete", ("step-ca.delete", Desk.Foo), ("step-ca.delete.agree", "no")));
        Assert.Equal(3, _desk.Files.Count());
        await _desk.RunAsync("cert-delete", ("step-ca.delete", Desk.Foo), ("step-ca.delete.agree", "yes"));
        Assert.Empty(_desk.Files);
    }
}
