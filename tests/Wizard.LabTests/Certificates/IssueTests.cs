using Wizard.LabTests.Lab;
using Wizard.Pki;
using Wizard.Pki.Files;
using Xunit;

namespace Wizard.LabTests.Certificates;

[Collection(OneAuthority.Name)]
public class IssueTests(SharedAuthority shared)
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [LabTheory]
    [InlineData(KeyKind.EllipticCurve, "id-ecPublicKey", "P-256")]
    [InlineData(KeyKind.Rsa, "rsaEncryption", "2048 bit")]
    public async Task A_certificate_and_its_key_are_what_openssl_expects(KeyKind kind, string algorithm, string size)
    {
        using var holder = new Holder(shared.Authority);
        var files = (await holder.IssueAsync(new CertificateOrder(SharedAuthority.Foo) { Key = kind, OtherNames = ["bar.clients.example.com"], Duration = TimeSpan.FromHours(3) })).Files;
        var text = await OpensslAsync("x509", "-in", files.Certificate, "-noout", "-text");
        Assert.Contains(algorithm, text, StringComparison.Ordinal);
        Assert.Contains(size, text, StringComparison.Ordinal);
        Assert.Contains($"Subject: CN = {SharedAuthority.Foo}\n", text, StringComparison.Ordinal);
        Assert.Contains($"DNS:{SharedAuthority.Foo}, DNS:bar.clients.example.com\n", text, StringComparison.Ordinal);
        Assert.Contains("TLS Web Client Authentication", text, StringComparison.Ordinal);
        Assert.Equal(await OpensslAsync("x509", "-in", files.Certificate, "-noout", "-pubkey"), await OpensslAsync("pkey", "-in", files.Key, "-check", "-pubout"));
    }

    [LabFact]
    public async Task The_crt_holds_the_chain_up_to_the_root_and_openssl_verifies_it()
    {
        using var holder = new Holder(shared.Authority);
        var crt = (await holder.IssueAsync(SharedAuthority.Foo)).Files.Certificate;
        Assert.Equal(2, CaCertificates.ReadPem(await File.ReadAllTextAsync(crt)).Count);
        Assert.Contains(": OK", await OpensslAsync("verify", "-purpose", "sslclient", "-CAfile", shared.Authority.RootFile, "-untrusted", crt, crt), StringComparison.Ordinal);
        Assert.NotEqual(0, (await Run.Async("openssl", ["verify", "-CAfile", shared.Authority.RootFile, crt])).ExitCode);
    }

    [LabFact]
    public async Task Nobody_else_can_read_the_three_files()
    {
        using var holder = new Holder(shared.Authority);
        await holder.IssueAsync(SharedAuthority.Foo);
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(holder.Folder.Folder));
        var files = Directory.GetFileSystemEntries(holder.Folder.Folder).Order(StringComparer.Ordinal).ToList();
        Assert.Equal([$"{SharedAuthority.Foo}.crt", $"{SharedAuthority.Foo}.key", $"{SharedAuthority.Foo}.p12"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.Equal(Owner, File.GetUnixFileMode(file)));
    }

    [LabFact]
    public async Task It_is_valid_for_the_time_that_was_asked_for_else_for_the_authoritys_default()
    {
        using var holder = new Holder(shared.Authority);
        Assert.InRange((await holder.IssueAsync(SharedAuthority.Foo, TimeSpan.FromHours(3))).Until - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(179), TimeSpan.FromMinutes(180));
        Assert.InRange((await holder.IssueAsync(SharedAuthority.Foo)).Until - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));
    }

    [LabFact]
    public async Task Another_one_of_the_same_name_keeps_the_files_before()
    {
        using var holder = new Holder(shared.Authority);
        var first = await holder.IssueAsync(SharedAuthority.Foo, TimeSpan.FromHours(1));
        var before = await ReadAsync(first.Files);
        await holder.IssueAsync(SharedAuthority.Foo, TimeSpan.FromHours(2));
        var old = holder.Folder.List().Single(kept => kept.IsSuperseded);
        Assert.Equal(before, await ReadAsync(old.Files));
        Assert.Equal(first.Serial, old.Serial);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(CertificateFiles files) =>
        [.. await Task.WhenAll(new[] { files.Certificate, files.Key, files.Pkcs12 }.Select(async file => Convert.ToHexString(await File.ReadAllBytesAsync(file))))];

    private static async Task<string> OpensslAsync(params string[] arguments) =>
        (await Run.Async("openssl", arguments)).Succeeded().Output.Replace("Key is valid\n", "", StringComparison.Ordinal);
}
