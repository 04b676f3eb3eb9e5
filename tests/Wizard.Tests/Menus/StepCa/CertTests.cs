using Wizard.Prompting;
using Wizard.Tests.Pki;
using Xunit;

namespace Wizard.Tests.Menus.StepCa;

public sealed class CertTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.OpenAsync();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Three_files_are_kept_and_the_lines_of_the_chapter_are_shown()
    {
        var said = await _desk.CertAsync();
        Assert.Equal([$"{Desk.Foo}.crt", $"{Desk.Foo}.key", $"{Desk.Foo}.p12"], _desk.Files);
        Assert.Contains("✔ Provisioner: admin (JWK)", said);
        Assert.Contains($"✔ Certificate: certs/{Desk.Foo}.crt", said);
        Assert.Contains($"        Subject: CN={Desk.Foo}", said);
        Assert.DoesNotContain(said, line => line.Contains(FakeAuthority.Password, StringComparison.Ordinal) || line.Contains(Desk.Pkcs12Password, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("foo.elsewhere.example.com", "does not sign foo.elsewhere.example.com, only *.clients.example.com")]
    [InlineData("a.foo.clients.example.com", "does not sign")]
    [InlineData("*.clients.example.com", "holds a *")]
    [InlineData("../foo.clients.example.com", "nothing before")]
    [InlineData("", "needs a name")]
    public async Task A_name_that_cannot_be_is_refused_before_the_password_is_asked_for(string name, string why)
    {
        var said = await _desk.RunAsync("cert", Desk.CertAnswers().Prepend(("step-ca.cert.name", name)));
        var refused = said.ToList().FindIndex(line => line.Contains(why, StringComparison.Ordinal));
        Assert.InRange(refused, 0, said.ToList().FindIndex(line => line.Contains("password", StringComparison.Ordinal)) - 1);
    }

    [Fact]
    public async Task A_common_name_is_at_most_64_characters_long()
    {
        await _desk.World.KnowAsync(_desk.Authority.Trust, $"*.{new string('b', 60)}.example.com");
        var said = await Assert.ThrowsAsync<InvalidOperationException>(() => _desk.RunAsync("cert", ("step-ca.cert.name", $"a.{new string('b', 60)}.example.com")));
        Assert.Contains("no answer", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_asked_for_again()
    {
        var said = await _desk.RunAsync("cert", [.. Desk.CertAnswers().Take(2), ("step-ca.password", "wrong"), .. Desk.CertAnswers().Skip(2)]);
        Assert.Contains("This password does not decrypt the key of the provisioner admin.", said);
        Assert.Equal(3, _desk.Files.Count());
    }

    [Theory]
    [InlineData("", "protects nothing")]
    [InlineData(FakeAuthority.Password, "which the end user must never get")]
    public async Task A_password_that_a_p12_must_not_have_is_refused(string password, string why)
    {
        var said = await _desk.RunAsync("cert", [.. Desk.CertAnswers().Take(3), ("step-ca.p12.password", password), .. Desk.CertAnswers().Skip(3)]);
        Assert.Contains(said, line => line.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_that_is_not_typed_the_same_twice_is_refused()
    {
        var said = await _desk.RunAsync("cert", [.. Desk.CertAnswers().Take(4), ("step-ca.p12.password.again", "another"), Desk.CertAnswers()[4]]);
        Assert.Contains(said, line => line.Contains("The two differ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Esc_at_any_question_steps_back_and_at_the_first_one_leaves_without_a_trace()
    {
        var asked = Desk.CertAnswers();
        for (var at = 0; at < asked.Count; at++)
        {
            var back = Enumerable.Repeat(ScriptedPrompter.Back, at + 1).Select((esc, step) => (asked[at - step].Id, esc));
            await Assert.ThrowsAsync<StepBackException>(() => _desk.RunAsync("cert", asked.Take(at).Concat(back)));
        }

        Assert.Empty(_desk.Files);
        Assert.DoesNotContain("POST /1.0/sign", _desk.Authority.Asked);
    }

    [Fact]
    public async Task A_dry_run_has_nothing_signed()
    {
        _desk.World.DryRun = true;
        Assert.Contains("This would be done:", await _desk.CertAsync());
        Assert.Empty(_desk.Files);
        Assert.DoesNotContain("POST /1.0/sign", _desk.Authority.Asked);
    }

    [Fact]
    public async Task Of_several_provisioners_one_is_chosen_and_ACME_cannot_be()
    {
        _desk.Authority.Provisioners = [FakeAuthority.Acme(), FakeAuthority.Admin("first"), FakeAuthority.Admin()];
        var answers = Desk.CertAnswers();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _desk.RunAsync("cert", answers[0], ("step-ca.provisioner", "acme (ACME)")));
        Assert.Contains("signs for its own clients, not by a password", error.Message, StringComparison.Ordinal);
        Assert.Contains("✔ Provisioner: admin (JWK)", await _desk.RunAsync("cert", [answers[0], ("step-ca.provisioner", "admin (JWK)"), .. answers.Skip(1)]));
    }

    [Fact]
    public async Task Without_a_JWK_provisioner_nothing_can_be_signed()
    {
        _desk.Authority.Provisioners = [FakeAuthority.Acme()];
        var error = await Assert.ThrowsAsync<UserError>(() => _desk.RunAsync("cert", Desk.CertAnswers()[0]));
        Assert.StartsWith("This authority has no JWK provisioner", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duration_outside_the_limits_is_refused_where_it_is_typed()
    {
        var answers = Desk.CertAnswers();
        var said = await _desk.RunAsync("cert",
        [
            answers[0], ("step-ca.cert", "Duration"), ("step-ca.cert.duration", "2161h"), ("step-ca.cert.duration", "1m"), ("step-ca.cert.duration", "7d"), ("step-ca.cert.duration", "24h"), .. answers.Skip(1),
        ]);
        Assert.Contains(said, line => line.Contains("2160h at most", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("5m at least", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("168h is meant", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_authority_that_nobody_knows_is_told_with_the_way_to_it()
    {
        using var stranger = new World();
        var error = await Assert.ThrowsAsync<UserError>(() => stranger.RunAsync(new ScriptedPrompter([]), "step-ca", "cert"));
        Assert.Contains("client-bootstrap", error.Mend, StringComparison.Ordinal);
    }
}
