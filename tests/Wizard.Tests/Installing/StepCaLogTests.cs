using Wizard.Installing;
using Xunit;

namespace Wizard.Tests.Installing;

public sealed class StepCaLogTests
{
    private const string Announcement = "👉 Your CA administrative password is:";

    [Fact]
    public void The_password_is_what_stands_behind_the_announcement() =>
        Assert.Equal("s3cret", StepCaLog.PasswordIn($"badger 2026 INFO\n{Announcement} s3cret \n🤫 This will only be displayed once.\n"));

    [Theory]
    [InlineData("level=info user-agent=\"👉 Your CA administrative password is: forged\"")]
    [InlineData(" 👉 Your CA administrative password is: forged")]
    [InlineData("👉 Your CA administrative password")]
    [InlineData("")]
    public void What_a_client_sent_is_no_password(string line)
    {
        Assert.Null(StepCaLog.PasswordIn($"{line}\n"));
        Assert.Equal("s3cret", StepCaLog.PasswordIn($"{line}\n{Announcement} s3cret\n"));
    }

    [Fact]
    public void The_first_announcement_counts() => Assert.Equal("s3cret", StepCaLog.PasswordIn($"{Announcement} s3cret\n{Announcement} later\n"));
}
