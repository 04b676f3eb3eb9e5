namespace Wizard.LabTests.Lab;

/// <summary>An administrator's certificates: each verb with prepared answers.</summary>
internal sealed class Clerk(Server server)
{
    /// <summary>The password of every .p12 here.</summary>
    public const string Pkcs12Password = "a password for the client";

    /// <summary>What `wizard step-ca VERB --answers FILE` does.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="answers">YAML.</param>
    public async Task<Run> DoAsync(string verb, string answers)
    {
        var file = Path.Combine(server.Administrator.Home, "answers.yaml");
        await File.WriteAllTextAsync(file, answers);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return await server.Administrator.WizardAsync("step-ca", verb, "--answers", file);
    }

    /// <summary>Makes a certificate; the authority's password is the one that it has at that moment.</summary>
    public Task<Run> CertAsync(string name, string? password = null) => DoAsync("cert", $"""
        step-ca.cert.name: {name}
        step-ca.cert: Issue it
        step-ca.password: {password ?? server.Password}
        step-ca.p12.password: {Pkcs12Password}
        step-ca.p12.password.again: {Pkcs12Password}
        """);

    /// <summary>A file of a certificate.</summary>
    public string FileOf(string name, string ending) => server.Administrator.CertificateFile(name, ending);

    /// <summary>The serial number in a certificate's file, as openssl tells it.</summary>
    public async Task<string> SerialAsync(string name) =>
        (await Run.Async("openssl", ["x509", "-in", FileOf(name, "crt"), "-noout", "-serial"])).Succeeded().Output.Trim()["serial=".Length..].ToLowerInvariant();
}
