using Wizard.Projects;
using Xunit;

namespace Wizard.Tests.Projects;

public sealed class SharedFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-shared-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Make(string path) => Directory.CreateDirectory(Path.Combine(_folder, path)).FullName;

    [Fact]
    public void A_checkout_is_found_above_the_program()
    {
        Make("templates");
        Make("env-dist");
        Assert.Equal(new SharedFiles(_folder, IsCheckout: true), SharedFiles.Find(Make("bin"), Ownership.IsTrusted));
    }

    [Fact]
    public void An_installed_program_finds_share_wizard_beside_its_bin()
    {
        Make("share/wizard/templates");
        Make("share/wizard/env-dist");
        Assert.Equal(new SharedFiles(Path.Combine(_folder, "share", "wizard"), IsCheckout: false), SharedFiles.Find(Make("bin"), Ownership.IsTrusted));
    }

    [Fact]
    public void Nothing_found_is_an_error_that_says_where_it_looked() =>
        Assert.Contains(_folder, Assert.Throws<UserError>(() => SharedFiles.Find(_folder, _ => true)).Message, StringComparison.Ordinal);

    [Fact]
    public void Templates_of_somebody_else_are_refused()
    {
        Make("templates");
        Make("env-dist");
        Assert.Throws<UserError>(() => SharedFiles.Find(_folder, path => !path.EndsWith("templates", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_folder_that_everybody_may_write_is_not_trusted_and_neither_is_one_that_is_not_there()
    {
        var folder = Make("open");
        Assert.True(Ownership.IsTrusted(folder));
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherWrite);
        Assert.False(Ownership.IsTrusted(folder));
        Assert.False(Ownership.IsTrusted(Path.Combine(_folder, "nothing")));
    }
}
