using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wizard.Installing;
using Wizard.Tests.Env;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

public sealed class OwnFilesTests : IDisposable
{
    private const string List = "TRAEFIK_TLS_CERTIFICATES";
    private readonly TlsConsole _console = new();
    private readonly TemporaryFolder _files = new();

    public void Dispose()
    {
        _console.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_certificate_and_its_key_are_kept_for_their_owner_and_reach_Traefik_under_a_name_made_of_their_content()
    {
        Write("one", "www.example.com", "*.example.com");
        await OwnAsync((List, "Add a certificate"), ($"{List}_FILE", _files["one.crt"]), ($"{List}_KEY_FILE", _files["one.key"]), (List, "Done"));
        var name = _console.Value(List);
        Assert.Matches("^www-example-com-[0-9a-f]{8}$", name);
        foreach (var end in new[] { "crt", "key" })
        {
            var kept = Path.Combine(_console.World.Folder, "default/traefik/default/tls", $"{name}.{end}");
            Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(kept), 8));
            Assert.Equal(await File.ReadAllTextAsync(_files[$"one.{end}"]), await _console.RenderAsync($"tls/{name}.{end}"));
        }

        Assert.Contains($"certFile: /etc/traefik/tls/{name}.crt\n      keyFile: /etc/traefik/tls/{name}.key", await _console.RenderAsync("dynamic.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_certificate_takes_the_place_of_the_old_one_without_a_restart_and_a_removed_one_leaves_no_key_behind()
    {
        Write("one", "www.example.com");
        await OwnAsync((List, "Add a certificate"), ($"{List}_FILE", _files["one.crt"]), ($"{List}_KEY_FILE", _files["one.key"]), (List, "Done"));
        _console.Install("traefik");
        Write("two", "www.example.com");
        await OwnAsync((List, "2"), ($"{List}_FILE", _files["two.crt"]), ($"{List}_KEY_FILE", _files["two.key"]), (List, "Done"));
        Assert.Equal(2, Kept().Count);
        Assert.False(new Planner(_console.World.Machine).Plan(_console.World.With(new Wizard.Prompting.ScriptedPrompter([])).Open("traefik"), null).NeedsRestart);
        await OwnAsync((List, "Remove some"), ($"{List}_REMOVE", $"www.example.com until {DateTime.UtcNow.AddDays(30):yyyy-MM-dd}"), (List, "Done"));
        Assert.Equal("", _console.Value(List));
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task What_does_not_fit_cannot_be_read_or_has_expired_is_refused_with_a_reason()
    {
        Write("one", "www.example.com");
        Write("two", "other.example.com");
        Write("old", -1, "www.example.com");
        Write("nameless", 30);
        var script = await OwnAsync((List, "Add a certificate"), ($"{List}_FILE", _files["none.crt"]), ($"{List}_FILE", _files["one.key"]), ($"{List}_FILE", _files["nameless.crt"]), ($"{List}_FILE", _files["one.crt"]),
            ($"{List}_KEY_FILE", _files["two.key"]), ($"{List}_KEY_FILE", _files["one.crt"]), ($"{List}_KEY_FILE", _files["one.key"]),
            (List, "Add a certificate"), ($"{List}_FILE", _files["old.crt"]), ($"{List}_KEY_FILE", _files["old.key"]), ($"{List}_KEY_FILE", "<ESC>"), ($"{List}_FILE", _files["two.crt"]), ($"{List}_KEY_FILE", _files["two.key"]), (List, "Done"));
        var said = string.Join('\n', script.Transcript);
        Assert.Contains("cannot be read: enter the path", said, StringComparison.Ordinal);
        Assert.Contains("it holds no certificate", said, StringComparison.Ordinal);
        Assert.Contains("a certificate without a domain name", said, StringComparison.Ordinal);
        Assert.Contains("the key is not the one of the certificate", said, StringComparison.Ordinal);
        Assert.Contains("it holds no private key", said, StringComparison.Ordinal);
        Assert.Contains("expired on", said, StringComparison.Ordinal);
        Assert.Equal(2, _console.Value(List).Split(',').Length);
    }

    [Fact]
    public async Task Kept_files_that_were_changed_by_somebody_are_not_shipped()
    {
        Write("one", "www.example.com");
        await OwnAsync((List, "Add a certificate"), ($"{List}_FILE", _files["one.crt"]), ($"{List}_KEY_FILE", _files["one.key"]), (List, "Done"));
        Write("two", "www.example.com");
        foreach (var kept in Kept()) File.Copy(_files[$"two{Path.GetExtension(kept)}"], kept, overwrite: true);
        var error = await Assert.ThrowsAsync<UserError>(() => _console.RenderAsync("dynamic.yml"));
        Assert.Contains("they are not the ones that were chosen", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_gone_are_shown_as_such_and_can_be_taken_off_the_list()
    {
        await _console.World.SetAsync("traefik", $"{List}=www-example-com-01234567");
        await OwnAsync((List, "Remove some"), ($"{List}_REMOVE", "www-example-com-01234567: cannot be read any more: choose it again or remove it"), (List, "Done"));
        Assert.Equal("", _console.Value(List));
    }

    private List<string> Kept() => [.. Directory.EnumerateFiles(Path.Combine(_console.World.Folder, "default/traefik/default/tls")).Order()];

    private Task<Wizard.Prompting.ScriptedPrompter> OwnAsync(params (string, string)[] script) => _console.ChooseAsync("Use my own certificate files", script);

    private void Write(string file, params string[] names) => Write(file, 30, names);

    private void Write(string file, int days, params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names) alternatives.AddDnsName(name);
        if (names.Length > 0) request.CertificateExtensions.Add(alternatives.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(days));
        File.WriteAllText(_files[$"{file}.crt"], certificate.ExportCertificatePem() + "\n");
        File.WriteAllText(_files[$"{file}.key"], key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}
