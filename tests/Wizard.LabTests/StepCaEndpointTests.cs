using Wizard.LabTests.Lab;
using Wizard.Pki.Api;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public sealed class StepCaEndpointTests(Checkout checkout)
{
    private static readonly string Wrong = new('a', 64);

    [LabFact]
    public async Task A_step_ca_with_the_right_fingerprint_is_trusted_with_its_intermediate()
    {
        using var authority = await Authority.StartAsync();
        var found = await new StepCaEndpoint(authority.Url).FetchAsync(authority.Fingerprint, default);
        Assert.Equal(authority.Fingerprint, found.Fingerprint);
        Assert.Single(found.Intermediates);
        Assert.Contains(found.Describe(), line => line.Contains(authority.Fingerprint, StringComparison.Ordinal));
    }

    [LabFact]
    public async Task A_wrong_fingerprint_is_told_beside_the_right_one()
    {
        using var authority = await Authority.StartAsync();
        var error = await RefusedAsync(authority.Url, Wrong);
        Assert.Contains("The fingerprint does not match", error.Message, StringComparison.Ordinal);
        Assert.Contains(authority.Fingerprint, error.Message, StringComparison.Ordinal);
        Assert.Contains("inspect-fingerprint", error.Mend, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task A_traefik_without_a_route_is_known_by_its_default_certificate()
    {
        await Engine.ClearAsync();
        await using var administrator = new Administrator(checkout);
        await administrator.UseTheLabAsync();
        (await administrator.MakeAsync("traefik", "install")).Succeeded();
        var error = await RefusedAsync(new("https://localhost"), Wrong);
        Assert.Contains("another certificate (CN=TRAEFIK DEFAULT CERT)", error.Message, StringComparison.Ordinal);
        Assert.Contains("no route to Step-CA yet", error.Mend, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task Another_server_is_told_by_the_name_in_its_certificate()
    {
        var folder = Directory.CreateTempSubdirectory("wizard-server-");
        try
        {
            var (key, certificate, port) = (Path.Combine(folder.FullName, "key"), Path.Combine(folder.FullName, "crt"), Listener.FreePort());
            (await Run.Async("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=somebody else", "-keyout", key, "-out", certificate])).Succeeded();
            using var server = await Listener.StartAsync("ACCEPT", "openssl", "s_server", "-accept", $"127.0.0.1:{port}", "-cert", certificate, "-key", key, "-www");
            var error = await RefusedAsync(new($"https://127.0.0.1:{port}"), Wrong);
            Assert.Contains("another certificate (CN=somebody else)", error.Message, StringComparison.Ordinal);
            Assert.Contains("somebody in between", error.Mend, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [LabFact]
    public async Task A_closed_port_and_a_name_that_does_not_resolve_are_two_messages()
    {
        var port = Listener.FreePort();
        Assert.Contains($"Nothing listens at 127.0.0.1 port {port}", (await RefusedAsync(new($"https://127.0.0.1:{port}"), Wrong)).Message, StringComparison.Ordinal);
        Assert.Contains("The name ca.invalid does not resolve", (await RefusedAsync(new("https://ca.invalid"), Wrong)).Message, StringComparison.Ordinal);
    }

    private static async Task<UserError> RefusedAsync(Uri url, string fingerprint) =>
        await Assert.ThrowsAnyAsync<UserError>(() => new StepCaEndpoint(url).FetchAsync(fingerprint, default));
}
