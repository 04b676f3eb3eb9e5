using System.Text.Json;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Certificates;

/// <summary>The verbs about the authority itself, as they are typed.</summary>
[Collection(OneEngine.Name)]
public sealed class ProgramAuthorityTests(Server server) : IClassFixture<Server>
{
    private readonly Clerk _clerk = new(server);

    [LabFact]
    public async Task The_root_certificate_comes_as_PEM_alone()
    {
        var pem = Path.Combine(server.Administrator.Home, "root.crt");
        await File.WriteAllTextAsync(pem, (await server.Administrator.MakeAsync("step-ca", "inspect-ca-cert")).Succeeded().Output);
        var print = (await Run.Async("openssl", ["x509", "-in", pem, "-noout", "-fingerprint", "-sha256"])).Succeeded().Output;
        Assert.Equal(server.Fingerprint, print.Split('=')[1].Trim().Replace(":", "", StringComparison.Ordinal).ToLowerInvariant());
    }

    [LabFact]
    public async Task The_configuration_is_JSON_without_any_key()
    {
        var text = (await server.Administrator.MakeAsync("step-ca", "inspect-config")).Succeeded().Output;
        using var json = JsonDocument.Parse(text);
        Assert.Equal("*.clients.pi.example.com", json.RootElement.GetProperty("authority").GetProperty("policy").GetProperty("x509").GetProperty("allow").GetProperty("dns")[0].GetString());
        Assert.All(json.RootElement.GetProperty("authority").GetProperty("provisioners").EnumerateArray().Where(provisioner => provisioner.GetProperty("type").GetString() == "JWK"),
            provisioner => Assert.Equal("********", provisioner.GetProperty("encryptedKey").GetString()));
    }

    [LabFact]
    public async Task ACME_is_enabled_once_and_answers()
    {
        Assert.Contains("✔ ACME is enabled.", (await server.Administrator.MakeAsync("step-ca", "enable-acme")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("ACME was enabled before.", (await server.Administrator.MakeAsync("step-ca", "enable-acme")).Succeeded().Output, StringComparison.Ordinal);
        var directory = (await Run.Async("curl", ["--silent", "--show-error", "--fail", "--insecure", "--retry", "5", "--retry-all-errors", "https://ca.pi.example.com/acme/acme/directory"])).Succeeded().Output;
        Assert.Contains("newAccount", directory, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task A_dry_run_changes_nothing()
    {
        var before = (await server.Administrator.MakeAsync("step-ca", "inspect-config")).Succeeded().Output;
        Assert.Contains("This would be done", (await server.Administrator.WizardAsync("step-ca", "enable-acme", "--dry-run")).Succeeded().Errors, StringComparison.Ordinal);
        Assert.Contains("This would be done", (await server.Administrator.WizardAsync("step-ca", "client-bootstrap", "--dry-run")).Succeeded().Errors, StringComparison.Ordinal);
        Assert.Equal(before, (await server.Administrator.MakeAsync("step-ca", "inspect-config")).Succeeded().Output);
        Assert.False(Directory.Exists(Path.Combine(server.Administrator.Home, ".step")));
    }

    [LabFact]
    public async Task A_changed_password_replaces_the_old_one_and_a_new_key_the_tokens_of_the_old_one()
    {
        const string name = "changed.clients.pi.example.com";
        var token = (await _clerk.DoAsync("token", $"step-ca.cert.name: {name}\nstep-ca.cert.names: \"\"\nstep-ca.password: {server.Password}")).Succeeded().Output.Trim();
        Assert.Equal(3, token.Split('.').Length);
        var changed = (await _clerk.DoAsync("change-password", $"step-ca.password: {server.Password}\nstep-ca.password.key: \"Yes\"\nstep-ca.password.kind: A random one")).Succeeded();
        var password = changed.Output.TrimEnd().Split('\n')[^1];
        Assert.Matches("^[A-Za-z0-9]{40}$", password);
        Assert.Contains("does not decrypt", (await _clerk.CertAsync(name)).Failed().Errors, StringComparison.Ordinal);
        (await _clerk.CertAsync(name, password)).Succeeded();
        Assert.Contains("401", (await SignAsync(token)).Output, StringComparison.Ordinal);
        await _clerk.DoAsync("change-password", $"step-ca.password: {password}\nstep-ca.password.key: \"No\"\nstep-ca.password.kind: One that I type\nstep-ca.password.new: {server.Password}\nstep-ca.password.new.again: {server.Password}");
        (await _clerk.CertAsync(name)).Succeeded();
    }

    // what another machine does that was given a token
    private async Task<Run> SignAsync(string token)
    {
        var csr = Path.Combine(server.Administrator.Home, "request.pem");
        (await Run.Async("openssl", ["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=changed.clients.pi.example.com", "-addext", "subjectAltName=DNS:changed.clients.pi.example.com", "-out", csr])).Succeeded();
        var body = Path.Combine(server.Administrator.Home, "sign.json");
        await File.WriteAllTextAsync(body, JsonSerializer.Serialize(new { csr = await File.ReadAllTextAsync(csr), ott = token }));
        return await Run.Async("curl", ["--silent", "--insecure", "--data", $"@{body}", "https://ca.pi.example.com/1.0/sign"]);
    }
}
