using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Certificates;

/// <summary>client-bootstrap where the authority is on another machine.</summary>
[Collection(OneEngine.Name)]
public sealed class ProgramBootstrapTests(Checkout checkout) : CommandTests(checkout)
{
    private static readonly string Wrong = new('a', 64);

    [LabFact]
    public async Task A_fingerprint_is_compared_before_anything_is_written()
    {
        using var authority = await Authority.StartAsync();
        Assert.Contains("The fingerprint does not match", (await BootstrapAsync(authority.Url, Wrong)).Failed().Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Administrator.Home, ".step")));
        Assert.Contains("The root certificate has been saved in ", (await BootstrapAsync(authority.Url, authority.Fingerprint)).Succeeded().Output, StringComparison.Ordinal);
        var print = (await Run.Async("openssl", ["x509", "-in", Root, "-noout", "-fingerprint", "-sha256"])).Succeeded().Output;
        Assert.Contains(authority.Fingerprint, print.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant(), StringComparison.Ordinal);
    }

    [LabFact]
    public async Task Another_authority_is_replaced_only_after_a_yes_and_its_files_are_kept()
    {
        using var first = await Authority.StartAsync();
        using var second = await Authority.StartAsync();
        (await BootstrapAsync(first.Url, first.Fingerprint)).Succeeded();
        var before = await File.ReadAllTextAsync(Root);

        await BootstrapAsync(second.Url, second.Fingerprint, "no");
        Assert.Equal(before, await File.ReadAllTextAsync(Root));
        (await BootstrapAsync(second.Url, second.Fingerprint, "yes")).Succeeded();
        Assert.NotEqual(before, await File.ReadAllTextAsync(Root));
        Assert.Equal(before, await File.ReadAllTextAsync(Directory.GetFiles(Path.GetDirectoryName(Root)!, "root_ca.crt.*.old").Single()));
    }

    private string Root => Path.Combine(Administrator.Home, ".step", "certs", "root_ca.crt");

    private Task<Run> BootstrapAsync(Uri url, string fingerprint, params string[] answers) =>
        Administrator.WizardAsync(["step-ca", "client-bootstrap", "--fingerprint", fingerprint], string.Join('\n', answers.Prepend(url.ToString())) + "\n");
}
