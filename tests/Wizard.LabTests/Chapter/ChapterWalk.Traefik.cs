using Wizard.LabTests.Lab;

namespace Wizard.LabTests.Chapter;

public sealed partial class ChapterWalk
{
    private async Task ConfigureTraefikAsync()
    {
        await using var screen = await Administrator.OpenAsync(["make", "traefik", "config"]);
        Seen["traefik"] = await screen.WaitForAsync("? Traefik:");
        await screen.PickAsync("Config");
        Seen["traefik config"] = await screen.WaitForAsync("? Traefik Configuration:");
        await screen.PickAsync("TLS cert");
        Seen["traefik tls"] = await screen.WaitForAsync("? Traefik TLS config:");
        await screen.PickAsync("(CA)");
        Seen["traefik ca"] = await screen.WaitForAsync("? How do you want to configure the list of trusted");
        await screen.PickAsync("plus add my own");
        await TrustStepCaAsync(screen);
        await BackToTheMainMenuAsync(screen);
        await InstallFromTheMenuAsync(screen);
        await screen.PressAsync("Escape");
        await EndAsync(screen);
    }

    private async Task TrustStepCaAsync(PtySession screen)
    {
        Seen["endpoint"] = await screen.WaitForAsync("TRAEFIK_STEP_CA_ENDPOINT:");
        await screen.AnswerAsync("https://ca.pi.example.com");
        Seen["fingerprint question"] = await screen.WaitForAsync("TRAEFIK_STEP_CA_FINGERPRINT:");
        await screen.AnswerAsync(Seen["fingerprint"]);
        Seen["endpoint does not answer yet"] = await screen.WaitForAsync("Your root certificate is known");
        await screen.PressAsync("Enter");
    }

    private async Task BackToTheMainMenuAsync(PtySession screen)
    {
        await screen.WaitForAsync("? Traefik TLS config:");
        await screen.PressAsync("Escape");
        await screen.WaitForAsync("? Traefik Configuration:");
        await screen.PressAsync("Escape");
        Seen["main menu again"] = await screen.WaitForAsync("? Traefik:");
    }

    private async Task InstallFromTheMenuAsync(PtySession screen)
    {
        await screen.PickAsync("(make install)");
        Seen["agree to install"] = await screen.WaitForAsync("? Install traefik?");
        await screen.PressAsync("Enter");
        Seen["traefik is installed"] = await screen.WaitForAsync("done in");
        await screen.PressAsync("Enter");
        await screen.WaitForAsync("? Traefik:");
    }
}
