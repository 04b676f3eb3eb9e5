using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Certificates;

/// <summary>The verbs for certificates as they are typed, with an authority behind Traefik.</summary>
[Collection(OneEngine.Name)]
public sealed class ProgramCertificateTests(Server server) : IClassFixture<Server>
{
    private readonly Clerk _clerk = new(server);

    [LabFact]
    public async Task Cert_works_without_client_bootstrap_because_Traefik_knows_the_root()
    {
        Assert.False(Directory.Exists(Path.Combine(server.Administrator.Home, ".step")));
        var run = (await _clerk.CertAsync("plain.clients.pi.example.com")).Succeeded();
        Assert.StartsWith("✔ Provisioner: admin (JWK)\n✔ Certificate: certs/plain.clients.pi.example.com.crt\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Password, run.All, StringComparison.Ordinal);
        (await Browser.GetWithAsync(Server.WhoamiHost, _clerk.FileOf("plain.clients.pi.example.com", "crt"), _clerk.FileOf("plain.clients.pi.example.com", "key"), "--fail")).Succeeded();
    }

    [LabFact]
    public async Task Old_devices_get_another_key_another_p12_more_names_and_another_duration()
    {
        (await _clerk.DoAsync("cert", $"""
            step-ca.cert.name: old.clients.pi.example.com
            step-ca.cert: [Duration, Further names, Key, The .p12 file, Issue it]
            step-ca.cert.duration: 2h
            step-ca.cert.names: "older.clients.pi.example.com,oldest.clients.pi.example.com"
            step-ca.cert.key: RSA
            step-ca.p12.form: Old
            step-ca.password: {server.Password}
            step-ca.p12.password: {Clerk.Pkcs12Password}
            step-ca.p12.password.again: {Clerk.Pkcs12Password}
            """)).Succeeded();
        var text = (await Run.Async("openssl", ["x509", "-in", _clerk.FileOf("old.clients.pi.example.com", "crt"), "-noout", "-text"])).Succeeded().Output;
        Assert.Contains("DNS:old.clients.pi.example.com, DNS:older.clients.pi.example.com, DNS:oldest.clients.pi.example.com", text, StringComparison.Ordinal);
        Assert.Contains("2048 bit", text, StringComparison.Ordinal);
        var p12 = await Run.Async("openssl", ["pkcs12", "-legacy", "-in", _clerk.FileOf("old.clients.pi.example.com", "p12"), "-passin", $"pass:{Clerk.Pkcs12Password}", "-nokeys", "-info"]);
        Assert.Contains("3-KeyTripleDES", p12.Succeeded().Errors, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task Certs_lists_what_was_issued_in_words_and_in_JSON()
    {
        (await _clerk.CertAsync("listed.clients.pi.example.com")).Succeeded();
        Assert.Contains("listed.clients.pi.example.com\n  valid until ", (await server.Administrator.MakeAsync("step-ca", "certs")).Succeeded().Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await server.Administrator.WizardAsync("step-ca", "certs", "--json")).Succeeded().Output);
        var one = json.RootElement.EnumerateArray().Single(certificate => certificate.GetProperty("name").GetString() == "listed.clients.pi.example.com");
        Assert.Equal("valid", one.GetProperty("status").GetString());
        Assert.InRange(one.GetProperty("remainingSeconds").GetInt64(), 167 * 3600, 168 * 3600 + 60);
        Assert.Equal(BigInteger.Parse("0" + await _clerk.SerialAsync("listed.clients.pi.example.com"), NumberStyles.HexNumber, CultureInfo.InvariantCulture), BigInteger.Parse(one.GetProperty("serial").GetString()!, CultureInfo.InvariantCulture));
    }

    [LabFact]
    public async Task A_renewal_needs_no_password_and_keeps_what_was_there()
    {
        const string name = "renewed.clients.pi.example.com";
        (await _clerk.CertAsync(name)).Succeeded();
        var (serial, key) = (await _clerk.SerialAsync(name), await File.ReadAllTextAsync(_clerk.FileOf(name, "key")));
        (await _clerk.DoAsync("cert-renew", $"step-ca.renew: {name}\nstep-ca.renew.p12: no")).Succeeded();
        Assert.NotEqual(serial, await _clerk.SerialAsync(name));
        Assert.Equal(key, await File.ReadAllTextAsync(_clerk.FileOf(name, "key")));
        Assert.True(File.Exists(server.Administrator.FileOf("step-ca", $"certs/old/{name}.{serial}.p12")));
        Assert.False(File.Exists(_clerk.FileOf(name, "p12")));
        (await Browser.GetWithAsync(Server.WhoamiHost, _clerk.FileOf(name, "crt"), _clerk.FileOf(name, "key"), "--fail")).Succeeded();
    }

    [LabFact]
    public async Task A_revoked_certificate_is_not_renewed_and_is_kept_out_after_the_install()
    {
        const string name = "revoked.clients.pi.example.com";
        (await _clerk.CertAsync(name)).Succeeded();
        var run = (await _clerk.DoAsync("cert-revoke", $"step-ca.revoke: {name}\nstep-ca.revoke.agree: yes\nstep-ca.revoke.lists: [[\"whoami (*.clients.pi.example.com)\"]]")).Succeeded();
        Assert.Contains("✔ Revoked, valid until ", run.Output, StringComparison.Ordinal);
        Assert.Contains("make whoami install", run.Output, StringComparison.Ordinal);
        Assert.Contains("it was revoked", (await _clerk.DoAsync("cert-renew", $"step-ca.renew: {name}")).Failed().Errors, StringComparison.Ordinal);
        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
        var answer = (await Browser.GetWithAsync(Server.WhoamiHost, _clerk.FileOf(name, "crt"), _clerk.FileOf(name, "key"))).Succeeded().Output;
        Assert.Contains(" 403", answer.Split('\n')[0], StringComparison.Ordinal);
        (await server.Administrator.MakeAsync("whoami", "reconfigure", "var=WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.pi.example.com")).Succeeded();
        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
    }

    [LabFact]
    public async Task An_export_opens_with_its_new_password_and_a_deletion_leaves_nothing()
    {
        const string name = "exported.clients.pi.example.com";
        (await _clerk.CertAsync(name)).Succeeded();
        (await _clerk.DoAsync("cert-export", $"step-ca.export: {name}\nstep-ca.p12.form: Modern\nstep-ca.p12.password: another one\nstep-ca.p12.password.again: another one")).Succeeded();
        (await Run.Async("openssl", ["pkcs12", "-in", _clerk.FileOf(name, "p12"), "-passin", "pass:another one", "-nokeys"])).Succeeded();
        Assert.NotEqual(0, (await Run.Async("openssl", ["pkcs12", "-in", _clerk.FileOf(name, "p12"), "-passin", $"pass:{Clerk.Pkcs12Password}", "-nokeys"])).ExitCode);
        (await _clerk.DoAsync("cert-delete", $"step-ca.delete: {name}\nstep-ca.delete.agree: yes")).Succeeded();
        Assert.Empty(Directory.EnumerateFiles(server.Administrator.FileOf("step-ca", "certs"), $"{name}*", SearchOption.AllDirectories));
    }

    [LabFact]
    public async Task The_same_conversation_is_held_on_plain_lines()
    {
        string[] lines = ["typed.clients.pi.example.com", "1", server.Password, Clerk.Pkcs12Password, Clerk.Pkcs12Password];
        var run = await server.Administrator.WizardAsync(["step-ca", "cert", "--plain"], string.Join('\n', lines) + "\n");
        Assert.StartsWith("✔ Provisioner: admin (JWK)\n", run.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("Please enter the password to decrypt the provisioner key:", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Password, run.All, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task The_menu_leads_to_the_certificates()
    {
        (await _clerk.CertAsync("menu.clients.pi.example.com")).Succeeded();
        await using var screen = await server.Administrator.OpenWizardAsync();
        await screen.WaitForAsync("? Wizard:");
        await screen.PickAsync("step-ca");
        await screen.WaitForAsync("? Step-ca:");
        await screen.PickAsync("Certificates");
        await screen.WaitForAsync("Create a certificate (make cert)");
        await screen.PickAsync("List");
        await screen.WaitForAsync("menu.clients.pi.example.com");
        await screen.PressAsync("C-c");
        Assert.Equal(130, await screen.ExitCodeAsync());
        Assert.Empty(await screen.LeftBehindAsync());
    }
}
