namespace Wizard.LabTests.Lab;

/// <summary>curl, which finds every name at this machine.</summary>
internal static class Browser
{
    /// <summary>Asks for a page.</summary>
    /// <param name="host">The host of the address.</param>
    /// <param name="options">Further options of curl's.</param>
    public static Task<Run> GetAsync(string host, params string[] options) =>
        Run.Async("curl", ["--silent", "--show-error", "--include", "--max-time", "20", "--insecure", "--resolve", $"{host}:443:127.0.0.1", .. options, $"https://{host}/"]);

    /// <summary>Asks for a page, showing a client's certificate.</summary>
    public static Task<Run> GetAsync(string host, StepClient client, string name, params string[] options) =>
        GetWithAsync(host, client.Certificate(name), client.Key(name), options);

    /// <summary>Asks for a page, showing the certificate in these files.</summary>
    public static Task<Run> GetWithAsync(string host, string certificate, string key, params string[] options) =>
        GetAsync(host, ["--cert", certificate, "--key", key, .. options]);
}
