using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public sealed class BackupTests(Checkout checkout) : CommandTests(checkout)
{
    private const string Passphrase = "six words are better than eight";

    [LabFact]
    public async Task A_backup_is_opened_by_gpg_and_restored_on_another_machine()
    {
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        var file = Path.Combine(Administrator.Home, "default.backup");
        (await AnsweredAsync(["backup", file], $"backup.passphrase: {Passphrase}\nbackup.passphrase.again: {Passphrase}\n")).Succeeded();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal("default/\ndefault/whoami/default/.env\n", await GpgAsync(Passphrase, "--decrypt", file, "| tar tz"));
        var packets = await GpgAsync(Passphrase, "--list-packets", file, "2>&1");
        Assert.All(new[] { "cipher 9", "s2k 3, hash 8", "count 65011712" }, sign => Assert.Contains(sign, packets, StringComparison.Ordinal));
        Assert.DoesNotContain("default", await GpgAsync("another passphrase", "--decrypt", file, "| tar tz"), StringComparison.Ordinal);
        var elsewhere = Path.Combine(Administrator.Home, "elsewhere");
        Administrator.Export("WIZARD_HOME", elsewhere);
        (await AnsweredAsync(["restore", file], $"restore.passphrase: {Passphrase}\nrestore.agree: yes\n")).Succeeded();
        Assert.Equal(await File.ReadAllTextAsync(Administrator.FileOf("whoami", ".env")), await File.ReadAllTextAsync(Path.Combine(elsewhere, "default/whoami/default/.env")));
        (await Administrator.MakeAsync("whoami", "config-render")).Succeeded();
    }

    // the agent is not needed where the passphrase is handed over, and none is left behind
    private async Task<string> GpgAsync(string passphrase, string verb, string file, string then) =>
        (await Administrator.ShellAsync($"mkdir -m 700 -p ~/gpg; printf '{passphrase}' | gpg --homedir ~/gpg --quiet --batch --no-autostart --pinentry-mode loopback --passphrase-fd 0 {verb} {file} {then}")).Output;

    private async Task<Run> AnsweredAsync(string[] words, string answers)
    {
        var file = Path.Combine(Administrator.Home, "answers.yaml");
        await File.WriteAllTextAsync(file, answers);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return await Administrator.WizardAsync([.. words, "--answers", file]);
    }
}
