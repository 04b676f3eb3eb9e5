using System.Text;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Certificates;

/// <summary>Where the passwords that are typed for a certificate must not be found.</summary>
[Collection(OneEngine.Name)]
public sealed class SecretsTests(Checkout checkout) : CommandTests(checkout)
{
    private const string Pkcs12Password = "zebra-p12-password";

    // runs a program, aborts it once it has said something and waits, and says whether the kernel has written a core file
    private const string Abort = """
        import os, signal, sys
        read, _ = os.pipe()
        said, says = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(read, 0)
            os.dup2(says, 1)
            os.dup2(says, 2)
            os.execvp(sys.argv[1], sys.argv[1:])
        os.read(said, 1)
        os.kill(child, signal.SIGABRT)
        status = os.waitpid(child, 0)[1]
        print("core" if os.WCOREDUMP(status) else "none", os.WTERMSIG(status))
        """;

    [LabFact]
    public async Task Passwords_are_in_no_argument_no_environment_no_screen_and_no_file()
    {
        using var authority = await Authority.StartAsync();
        (await Administrator.WizardAsync(["step-ca", "client-bootstrap", "--fingerprint", authority.Fingerprint], $"{authority.Url}\n")).Succeeded();
        await using var screen = await Administrator.OpenWizardAsync("step-ca", "cert");
        await screen.WaitForAsync("Enter the subject (CN)");
        await screen.AnswerAsync("foo.clients.example.com");
        await screen.WaitForAsync("Issue it");
        await screen.PressAsync("Enter");
        await screen.WaitForAsync("to decrypt the provisioner key:");
        await screen.AnswerAsync(Authority.Password);
        await screen.WaitForAsync("to encrypt the .p12 file:");
        await screen.TypeAsync(Pkcs12Password);
        NotIn(await screen.ScreenAsync());
        foreach (var file in new[] { "cmdline", "environ" }) NotIn(Encoding.UTF8.GetString(await File.ReadAllBytesAsync($"/proc/{screen.ProcessId}/{file}")));
        Assert.Empty(await File.ReadAllTextAsync($"/proc/{screen.ProcessId}/task/{screen.ProcessId}/children"));
        await screen.PressAsync("Enter");
        await screen.WaitForAsync("enter it again");
        await screen.AnswerAsync(Pkcs12Password);
        Assert.Equal(0, await screen.ExitCodeAsync());
        NotIn(await screen.ScrollAsync());
        Assert.True(File.Exists(Administrator.CertificateFile("foo.clients.example.com", "p12")));
        foreach (var file in Directory.EnumerateFiles(Administrator.Home, "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Administrator.State, "*", SearchOption.AllDirectories)))
            NotIn(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
    }

    [LabFact]
    public async Task No_core_file_is_written_of_the_program_where_one_is_written_of_others()
    {
        var script = Path.Combine(Administrator.Home, "abort.py");
        await File.WriteAllTextAsync(script, Abort);
        var other = (await Administrator.ShellAsync($"cd {Administrator.Home} && ulimit -c unlimited && python3 {script} sh -c 'echo ready; exec sleep 100'")).Succeeded().Output.Trim();
        var own = (await Administrator.ShellAsync($"cd {Administrator.Home} && ulimit -c unlimited && python3 {script} {Administrator.Program} whoami config --plain")).Succeeded().Output.Trim();
        Assert.Equal("none 6", own);
        // a machine that writes no core files at all proves nothing
        if (other != "core 6") Assert.Equal("none 6", other);
    }

    private static void NotIn(string text)
    {
        Assert.DoesNotContain(Authority.Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Pkcs12Password, text, StringComparison.Ordinal);
    }
}
