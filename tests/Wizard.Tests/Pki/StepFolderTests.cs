using System.Security.Cryptography;
using System.Text.Json;
using Wizard.Pki;
using Wizard.Pki.Files;
using Wizard.Tests.Env;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class StepFolderTests : IDisposable
{
    private static readonly Uri Url = new("https://ca.example.com:8443");
    private readonly TemporaryFolder _place = new();
    private readonly TestCa _ca = new();
    private readonly TestCa _other = new("Other");
    private readonly FakeClock _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        _place.Dispose();
        _ca.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void What_is_written_is_read_again_as_the_step_command_reads_it()
    {
        Assert.Empty(Step.Write(Known));
        Assert.Equal((Url, Known.Fingerprint), (Step.Read()!.Url, Step.Read()!.Fingerprint));
        var json = JsonDocument.Parse(File.ReadAllText(Step.DefaultsFile)).RootElement;
        Assert.Equal(
            ("https://ca.example.com:8443", Convert.ToHexStringLower(SHA256.HashData(_ca.Root.RawData)), _place["step/certs/root_ca.crt"]),
            (json.GetProperty("ca-url").GetString(), json.GetProperty("fingerprint").GetString(), json.GetProperty("root").GetString()));
    }

    [Fact]
    public void Nothing_there_is_no_authority_and_no_other_one()
    {
        Assert.Null(Step.Read());
        Assert.False(Step.HoldsOther(Known));
    }

    [Fact]
    public void Another_authority_is_noticed_and_kept_beside_the_new_one()
    {
        Step.Write(new(Url, _other.Root));
        var (root, defaults) = (File.ReadAllText(Step.RootFile), File.ReadAllText(Step.DefaultsFile));
        Assert.True(Step.HoldsOther(Known));
        var kept = Step.Write(Known);
        Assert.Equal([$"{Step.RootFile}.20260301T120000Z.old", $"{Step.DefaultsFile}.20260301T120000Z.old"], kept);
        Assert.Equal([root, defaults], kept.Select(File.ReadAllText));
        Assert.Equal(Known.Fingerprint, Step.Read()!.Fingerprint);
    }

    [Fact]
    public void Another_address_of_the_same_root_is_another_authority_too()
    {
        Step.Write(new(new("https://ca.example.com"), _ca.Root));
        Assert.True(Step.HoldsOther(Known));
    }

    [Fact]
    public void The_same_authority_again_writes_nothing()
    {
        Step.Write(Known);
        _clock.Now += TimeSpan.FromDays(1);
        Assert.False(Step.HoldsOther(Known));
        Assert.Empty(Step.Write(Known));
        Assert.Equal(2, Directory.GetFiles(_place["step"], "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void A_root_that_does_not_have_the_fingerprint_beside_it_does_not_count()
    {
        Step.Write(Known);
        File.WriteAllText(Step.RootFile, _other.Root.ExportCertificatePem());
        Assert.Null(Step.Read());
        Assert.True(Step.HoldsOther(Known));
    }

    [Fact]
    public void A_root_among_others_counts()
    {
        Step.Write(Known);
        File.WriteAllText(Step.RootFile, $"{_other.Root.ExportCertificatePem()}\n{_ca.Root.ExportCertificatePem()}\n");
        Assert.Equal(Known.Fingerprint, Step.Read()!.Fingerprint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"ca-url\":1,\"fingerprint\":2}")]
    [InlineData("{\"fingerprint\":\"FINGERPRINT\"}")]
    [InlineData("{\"ca-url\":null,\"fingerprint\":\"FINGERPRINT\"}")]
    [InlineData("{\"ca-url\":\"http://ca.example.com\",\"fingerprint\":\"FINGERPRINT\"}")]
    [InlineData("{\"ca-url\":\"ca.example.com\",\"fingerprint\":\"FINGERPRINT\"}")]
    [InlineData("{\"ca-url\":\"https://ca.example.com\",\"fingerprint\":null}")]
    public void A_broken_file_is_no_authority_but_not_overwritten_unasked(string json)
    {
        Step.Write(Known);
        File.WriteAllText(Step.DefaultsFile, json.Replace("FINGERPRINT", Known.Fingerprint, StringComparison.Ordinal));
        Assert.Null(Step.Read());
        Assert.True(Step.HoldsOther(Known));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void A_broken_root_is_no_authority(string pem)
    {
        Step.Write(Known);
        File.WriteAllText(Step.RootFile, pem);
        Assert.Null(Step.Read());
    }

    [Theory]
    [InlineData("/srv/step", "/home/pi", "/srv/step")]
    [InlineData("", "/home/pi", "/home/pi/.step")]
    [InlineData(null, "/home/pi", "/home/pi/.step")]
    [InlineData(null, null, "/.step")]
    public void It_is_where_the_step_command_looks(string? stepPath, string? home, string folder) =>
        Assert.Equal(folder, StepFolder.Choose(name => name == "STEPPATH" ? stepPath : name == "HOME" ? home : null));

    private CaTrust Known => new(Url, _ca.Root);

    private StepFolder Step => new(_place["step"], _clock, _ => true);
}
