using Wizard.Settings;
using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class TraefikUserTests
{
    [Fact]
    public void It_is_root_where_nothing_else_was_said() => Assert.Equal(TraefikUser.Root, Deployments.Settings(Deployments.Traefik()).User);

    [Fact]
    public void An_own_user_is_known_by_name_and_numbers() =>
        Assert.Equal(new("traefik", 61524, 61525), Deployments.Settings(Written("traefik", "61524", "61525")).User);

    [Theory]
    [InlineData("root", "61524", "61524")]
    [InlineData("traefik", "0", "0")]
    [InlineData("traefik", "61524", "0")]
    [InlineData("traefik", "0", "61524")]
    [InlineData("root", "0", "61524")]
    public void Half_a_root_is_a_mistake_that_names_the_three_settings(string name, string uid, string gid)
    {
        var error = Assert.Throws<UserError>(() => Deployments.Settings(Written(name, uid, gid)));
        Assert.All(new[] { "TRAEFIK_USER", "TRAEFIK_UID", "TRAEFIK_GID" }, setting => Assert.Contains(setting, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("2147483648")]
    [InlineData("1 2")]
    [InlineData("0x10")]
    public void What_is_no_number_of_a_user_is_refused(string uid)
    {
        Assert.Contains("TRAEFIK_UID", Assert.Throws<UserError>(() => Deployments.Settings(Written("traefik", uid, "5"))).Message, StringComparison.Ordinal);
        Assert.NotNull(SettingTypes.Find("user-id")!.Check(uid).Refusal);
    }

    [Theory]
    [InlineData("traefik", true)]
    [InlineData("_x-9", true)]
    [InlineData("Traefik", false)]
    [InlineData("-x", false)]
    [InlineData("a;b", false)]
    [InlineData("9a", false)]
    public void A_name_is_one_that_useradd_takes(string name, bool isRight) => Assert.Equal(isRight, SettingTypes.Find("user-name")!.Check(name).Refusal is null);

    [Theory]
    [InlineData("0:0", 0, 0)]
    [InlineData("61524:61525", 61524, 61525)]
    public void The_engine_tells_it_by_its_numbers(string text, int uid, int gid) => Assert.Equal(new("", uid, gid), TraefikUser.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("traefik")]
    [InlineData("1:2:3")]
    [InlineData("a:b")]
    public void A_container_that_was_made_otherwise_tells_none(string text) => Assert.Null(TraefikUser.Parse(text));

    private static Values Written(string name, string uid, string gid) => Deployments.Traefik(("TRAEFIK_USER", name), ("TRAEFIK_UID", uid), ("TRAEFIK_GID", gid));
}
