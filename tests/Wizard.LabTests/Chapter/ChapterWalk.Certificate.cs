using Wizard.LabTests.Lab;

namespace Wizard.LabTests.Chapter;

public sealed partial class ChapterWalk
{
    private async Task LogInAsync() => Seen["bootstrap"] = (await Administrator.MakeAsync("step-ca", "client-bootstrap")).Succeeded().Output;

    private async Task CreateCertificateAsync()
    {
        await using var screen = await Administrator.OpenAsync(["make", "step-ca", "cert"]);
        Seen["cert name"] = await screen.WaitForAsync("Enter the subject (CN)");
        await screen.AnswerAsync("foo.elsewhere.example.com");
        Seen["cert name outside"] = await screen.WaitForAsync("does not sign");
        await screen.AnswerAsync(Client);
        Seen["cert details"] = await screen.WaitForAsync("Issue it");
        await screen.PressAsync("Enter");
        Seen["cert password"] = await screen.WaitForAsync("to decrypt the provisioner key:");
        await screen.AnswerAsync(Seen["inspected password"]);
        Seen["cert p12"] = await screen.WaitForAsync("a password to encrypt the .p12 file:");
        await screen.AnswerAsync(Pkcs12Password);
        Seen["cert p12 again"] = await screen.WaitForAsync("enter it again");
        await screen.AnswerAsync(Pkcs12Password);
        await EndAsync(screen);
        Seen["cert"] = await screen.ScrollAsync();
    }
}
