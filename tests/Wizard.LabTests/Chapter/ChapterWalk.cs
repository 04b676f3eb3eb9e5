using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Chapter;

/// <summary>The chapter on Step-CA and mutual TLS, typed in its own order on an 80x24 terminal; keeps what was seen on the way.</summary>
/// <remarks>The sentry is the same machine.</remarks>
public sealed partial class ChapterWalk(Checkout checkout) : IAsyncLifetime
{
    public const string Client = "foo.clients.pi.example.com";

    public const string Pkcs12Password = "a password for foo";

    /// <summary>Who reads the chapter.</summary>
    public Administrator Administrator { get; } = new(checkout);

    /// <summary>Every screen and every printed text, by what it is.</summary>
    public Dictionary<string, string> Seen { get; } = [];

    public async Task InitializeAsync()
    {
        if (!LabFactAttribute.IsThere) return;
        await Engine.ClearAsync();
        await Administrator.UseTheLabAsync();
        await ConfigureStepCaAsync();
        await DefineDurationsAsync();
        await InstallStepCaAsync();
        await ConfigureTraefikAsync();
        await AddRouteAsync();
        await LogInAsync();
        await CreateCertificateAsync();
        await ConfigureWhoamiAsync();
    }

    public Task DisposeAsync() => Administrator.DisposeAsync().AsTask();

    private async Task ConfigureStepCaAsync()
    {
        await using var screen = await Administrator.OpenAsync(["make", "step-ca", "config"]);
        Seen["step-ca host"] = await screen.WaitForAsync("STEP_CA_TRAEFIK_HOST:");
        await screen.AnswerAsync("ca.pi.example.com");
        Seen["step-ca names"] = await screen.WaitForAsync("STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS:");
        await screen.AnswerAsync("*.clients.pi.example.com");
        foreach (var which in new[] { "MIN", "DEFAULT", "MAX" })
        {
            await screen.WaitForAsync($"STEP_CA_AUTHORITY_CLAIMS_{which}_TLS_CERT_DURATION:");
            await screen.PressAsync("Enter");
        }

        await screen.WaitForAsync("STEP_CA_AUTHORITY_CLAIMS_DISABLE_RENEWAL");
        await screen.PressAsync("Enter");
        await EndAsync(screen);
    }

    private async Task DefineDurationsAsync()
    {
        await Administrator.ReconfigureAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION=24h");
        await Administrator.ReconfigureAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION=8760h");
        await Administrator.ReconfigureAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION=2160h");
    }

    private async Task InstallStepCaAsync()
    {
        (await Administrator.MakeAsync("step-ca", "install", "wait")).Succeeded();
        Seen["password"] = (await Administrator.ShellAsync("make step-ca logs-out | grep password")).Succeeded().Output;
        Seen["inspected password"] = (await Administrator.MakeAsync("step-ca", "inspect-password")).Succeeded().Output.Trim();
        (await Administrator.MakeAsync("step-ca", "reinstall")).Succeeded();
        Seen["password after reinstall"] = (await Administrator.ShellAsync("make step-ca logs-out | grep password")).Output;
        Seen["fingerprint"] = (await Administrator.MakeAsync("step-ca", "inspect-fingerprint")).Succeeded().Output.Trim();
    }

    private async Task AddRouteAsync()
    {
        var bin = Path.GetDirectoryName(Administrator.Program);
        var set = await Administrator.ShellAsync($"shopt -s expand_aliases; PATH={bin}:$PATH; eval \"$(wizard alias sentry)\"\nsentry route set pi ca.pi.example.com");
        Seen["route"] = set.Succeeded().All;
    }

    private async Task ConfigureWhoamiAsync()
    {
        await using (var screen = await Administrator.OpenAsync(["make", "whoami", "config"]))
        {
            Seen["whoami host"] = await screen.WaitForAsync("WHOAMI_TRAEFIK_HOST:");
            await screen.AnswerAsync(Server.WhoamiHost);
            Seen["whoami sentry"] = await screen.WaitForAsync("Do you want to enable sentry authorization");
            await screen.PickAsync("mTLS");
            Seen["whoami names"] = await screen.WaitForAsync("WHOAMI_MTLS_AUTHORIZED_CERTS:");
            await screen.AnswerAsync("*.clients.pi.example.com");
            await EndAsync(screen);
        }

        (await Administrator.MakeAsync("whoami", "install")).Succeeded();
    }

    private static async Task EndAsync(PtySession screen)
    {
        Assert.Equal(0, await screen.ExitCodeAsync());
        Assert.Empty(await screen.LeftBehindAsync());
    }
}
