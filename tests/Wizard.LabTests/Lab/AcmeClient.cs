namespace Wizard.LabTests.Lab;

/// <summary>lego, an ACME client of Debian's, whose challenge is answered from the network of the authority's container.</summary>
internal static class AcmeClient
{
    /// <summary>Asks the authority's ACME provisioner for a certificate.</summary>
    /// <param name="name">The name; the authority reaches it at a web server of this test's.</param>
    /// <param name="root">The PEM of the authority's root.</param>
    /// <param name="folder">Where the files go.</param>
    /// <returns>The files of certificate and key.</returns>
    public static async Task<(string Certificate, string Key)> AskAsync(string name, string root, string folder)
    {
        var web = Directory.CreateDirectory(Path.Combine(folder, "web")).FullName;
        var server = await Engine.DockerAsync("run", "--detach", "--rm", "--network", "step-ca_default", "--network-alias", name, "--volume", $"{web}:/www:ro", "local/base:1", "httpd", "-f", "-p", "80", "-h", "/www");
        try
        {
            (await Run.Async("lego", ["--server", "https://ca.pi.example.com/acme/acme/directory", "--accept-tos", "--email", "a@example.com", "--domains", name, "--path", folder, "--http", "--http.webroot", web, "run"],
                new Dictionary<string, string?> { ["LEGO_CA_CERTIFICATES"] = root })).Succeeded();
        }
        finally
        {
            await Engine.DockerAsync("rm", "--force", server);
        }

        return (Path.Combine(folder, "certificates", $"{name}.crt"), Path.Combine(folder, "certificates", $"{name}.key"));
    }
}
