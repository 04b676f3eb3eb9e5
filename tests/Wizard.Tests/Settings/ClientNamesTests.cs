using CsCheck;
using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class ClientNamesTests
{
    // few enough that names, patterns and exclusions meet
    private static readonly string[] Everybody = [.. from label in new[] { "a", "b", "c_1", "*" } from parent in new[] { "", ".x", ".y.x" } where label + parent != "*" select label + parent];
    private static readonly Gen<string> Pattern = OneOf(Everybody);
    private static readonly Gen<string> Name = Gen.Select(OneOf(Everybody.Where(name => name[0] != '*')), Gen.Bool, (name, loud) => loud ? name.ToUpperInvariant() : name);
    private static readonly Gen<ClientNames> Lists = Gen.Select(Pattern.Array[0, 4], Pattern.Array[0, 3], (admitted, excluded) => new ClientNames(admitted, excluded));

    [Theory]
    [InlineData("*.clients.example.com,foo.example.com", "*.clients.example.com,foo.example.com,!a.clients.example.com", "a.clients.example.com")]
    [InlineData("foo.example.com,bar.example.com", "bar.example.com", "FOO.example.com")]
    [InlineData("*.example.com,foo.example.com", "*.example.com,!foo.example.com", "Foo.example.com")]
    [InlineData("foo.example.com", "!foo.example.com", "foo.example.com")]
    [InlineData("foo.example.com,!bar.example.com", "!bar.example.com", "foo.example.com")]
    public void A_revoked_name_is_taken_off_in_the_shortest_way(string before, string after, string name) =>
        Assert.Equal(after, Of(before).Without(name).ToSetting());

    [Theory]
    [InlineData("foo.example.com", "bar.example.com")]
    [InlineData("*.example.com,!foo.example.com", "foo.example.com")]
    [InlineData("!*.example.com,foo.example.com", "foo.example.com")]
    [InlineData("*.example.com", "*.example.com")]
    [InlineData("*.example.com", "x,evil.example.com")]
    [InlineData("", "foo.example.com")]
    public void A_list_that_does_not_admit_a_name_stays_the_same(string list, string name)
    {
        var names = Of(list);
        Assert.Same(names, names.Without(name));
    }

    [Fact]
    public void An_exclusion_wins_whatever_the_order()
    {
        Assert.False(Of("!foo.example.com,*.example.com,foo.example.com").Admits("FOO.example.com"));
        Assert.False(Of("*.example.com,!*.example.com").Admits("foo.example.com"));
        Assert.True(Of("!foo.example.com,*.example.com").Admits("bar.example.com"));
        Assert.False(Of("!foo.example.com").Admits("bar.example.com"));
    }

    [Fact]
    public void Where_everybody_may_enter_a_name_is_excluded_all_the_same()
    {
        Assert.Equal("!foo.example.com", Of("").Excluding("Foo.example.com").ToString());
        var list = Of("!*.example.com");
        Assert.Same(list, list.Excluding("foo.example.com"));
        Assert.Same(list, list.Excluding("x,evil.example.org"));
    }

    [Fact]
    public void Without_a_name_the_list_admits_it_no_more_and_all_others_as_before() => Gen.Select(Lists, Name).Sample((list, name) =>
    {
        var rest = list.Without(name);
        Assert.False(rest.Admits(name));
        Assert.All(Everybody.Where(other => !other.Equals(name, StringComparison.OrdinalIgnoreCase)), other => Assert.Equal(list.Admits(other), rest.Admits(other)));
        Assert.Equal(list.ToSetting().Length == 0, rest.ToSetting().Length == 0);
        Assert.Same(rest, rest.Without(name));
    });

    [Fact]
    public void A_list_is_read_back_from_its_setting_and_its_setting_from_its_type() => Gen.Select(Lists, Name).Sample((list, name) =>
    {
        var written = list.Without(name).ToSetting();
        var read = Of(written);
        Assert.Equal(list.Without(name).Admitted, read.Admitted);
        Assert.Equal(list.Without(name).Excluded, read.Excluded);
        if (written.Length > 0) Assert.Equal(written.Split(',').Distinct(), SettingTypes.Find("client-names")!.Check(written).Value!.Split(','));
    });

    private static Gen<string> OneOf(IEnumerable<string> texts) => Gen.OneOf(texts.Select(Gen.Const).ToArray());

    private static ClientNames Of(string setting) => ClientNames.Parse(setting.Split(','));
}
