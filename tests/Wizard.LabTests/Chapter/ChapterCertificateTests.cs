using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Chapter;

public partial class ChapterTests
{
    [LabFact]
    public void Client_bootstrap_says_the_two_lines_of_the_chapter()
    {
        var step = Path.Combine(walk.Administrator.Home, ".step");
        Assert.Equal(
            $"The root certificate has been saved in {step}/certs/root_ca.crt.\nThe authority configuration has been saved in {step}/config/defaults.json.\n",
            walk.Seen["bootstrap"]);
    }

    [LabFact]
    public void Cert_asks_in_the_words_of_the_chapter()
    {
        Shows("cert name", "Enter the subject (CN) to be certified, a domain name, or a client name");
        Shows("cert password", "Please enter the password to decrypt the provisioner key:");
        Shows("cert p12", "Please enter a password to encrypt the .p12 file:");
        Shows("cert details", "Duration (2160h)");
    }

    [LabFact]
    public void A_name_outside_the_policy_is_refused_before_the_password_is_asked_for() =>
        Shows("cert name outside", "The authority does not sign foo.elsewhere.example.com, only *.clients.pi.example.com: enter a name such as foo.clients.pi.example.com.");

    [LabFact]
    public void Cert_ends_in_the_lines_of_the_chapter_and_the_certificates_text()
    {
        var said = walk.Seen["cert"].Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.All(
            new[]
            {
                "✔ Provisioner: admin (JWK)", $"✔ Certificate: certs/{ChapterWalk.Client}.crt", $"✔ Private Key: certs/{ChapterWalk.Client}.key",
                "Certificate:", "    Data:", "        Validity", $"        Subject: CN={ChapterWalk.Client}",
            },
            line => Assert.Contains(line, said));
        Assert.Contains(said, line => line.StartsWith("            Not Before: ", StringComparison.Ordinal) && line.EndsWith(" UTC", StringComparison.Ordinal));
        Assert.Contains(said, line => line.StartsWith("            Not After : ", StringComparison.Ordinal) && line.EndsWith(" UTC", StringComparison.Ordinal));
    }

    [LabFact]
    public void Neither_password_is_on_any_screen()
    {
        var screens = walk.Seen.Where(seen => !seen.Key.Contains("password", StringComparison.Ordinal) || seen.Key == "cert password").Select(seen => seen.Value);
        Assert.All(screens, screen => Assert.DoesNotContain(walk.Seen["inspected password"], screen, StringComparison.Ordinal));
        Assert.All(walk.Seen.Values, screen => Assert.DoesNotContain(ChapterWalk.Pkcs12Password, screen, StringComparison.Ordinal));
    }

    [LabTheory]
    [InlineData("crt")]
    [InlineData("key")]
    [InlineData("p12")]
    public void The_three_files_are_there_and_only_their_owner_reads_them(string ending) =>
        Assert.Equal(Owner, File.GetUnixFileMode(walk.Administrator.CertificateFile(ChapterWalk.Client, ending)));

    [LabFact]
    public async Task The_step_command_works_with_the_folder_that_was_bootstrapped()
    {
        var step = new Dictionary<string, string?> { ["STEPPATH"] = Path.Combine(walk.Administrator.Home, ".step") };
        Assert.Equal("ok", (await Run.Async(Engine.Program("step-mini"), ["ca", "health"], step)).Succeeded().Output.Trim());
        var (password, certificate) = (Path.Combine(walk.Administrator.Home, "password"), Path.Combine(walk.Administrator.Home, "bar.crt"));
        await File.WriteAllTextAsync(password, walk.Seen["inspected password"]);
        (await Run.Async(Engine.Program("step-mini"), ["ca", "certificate", "bar.clients.pi.example.com", certificate, Path.Combine(walk.Administrator.Home, "bar.key"), "--provisioner-password-file", password], step)).Succeeded();
        Assert.Contains("CN = bar.clients.pi.example.com", (await Run.Async("openssl", ["x509", "-in", certificate, "-noout", "-subject"])).Succeeded().Output, StringComparison.Ordinal);
    }
}
