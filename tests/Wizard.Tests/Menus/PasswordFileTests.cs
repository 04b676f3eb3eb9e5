using Wizard.Menus;
using Xunit;

namespace Wizard.Tests.Menus;

public sealed class PasswordFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-passwords-").FullName;

    private string File => Path.Combine(_folder, "passwords.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Passwords_that_were_kept_before_stay_and_a_new_one_of_the_same_user_replaces_his_old_one()
    {
        PasswordFile.Keep(File, ["alice: one", "bob: two: with a colon"]);
        PasswordFile.Keep(File, ["alice: three", "carol: four"]);
        Assert.Equal("bob: two: with a colon\nalice: three\ncarol: four\n", System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Nothing_to_keep_writes_nothing()
    {
        PasswordFile.Keep(File, []);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void A_file_that_is_a_symbolic_link_is_not_followed()
    {
        var other = Path.Combine(_folder, "other");
        System.IO.File.WriteAllText(other, "mine\n");
        System.IO.File.CreateSymbolicLink(File, other);
        Assert.Throws<UserError>(() => PasswordFile.Keep(File, ["alice: one"]));
        Assert.Equal("mine\n", System.IO.File.ReadAllText(other));
    }

    [Fact]
    public void It_is_its_owners_alone_also_where_it_was_not_before()
    {
        System.IO.File.WriteAllText(File, "bob: two\n");
        System.IO.File.SetUnixFileMode(File, (UnixFileMode)0b110_100_100);
        PasswordFile.Keep(File, ["alice: one"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }
}
