using Wizard.Env;
using Wizard.Menus.Import;
using Wizard.Settings;
using Wizard.Tests.Traefik;
using Xunit;

namespace Wizard.Tests.Menus.Import;

public sealed class LegoVariablesTests
{
    private const string File = "TRAEFIK_ACME_DNS_VARNAME_1=TRAEFIK_LEGO_DO_AUTH_TOKEN\nTRAEFIK_ACME_DNS_VARNAME_2=\nTRAEFIK_ACME_DNS_VARNAME_3=TRAEFIK_LEGO_GONE\nTRAEFIK_LEGO_DO_AUTH_TOKEN='a\"b'\nTRAEFIK_LEGO_OTHER=x\n";

    private static LegoVariables Read(string text, params string[] settings) =>
        new(EnvDocument.Parse(text, ".env"), new Catalogue { Project = "traefik", Prefix = "TRAEFIK", Settings = [.. settings.Select(name => new Setting { Name = name, Type = new AnyText() })] });

    [Fact]
    public void The_variables_that_were_handed_on_become_one_setting()
    {
        var lego = Read(File, LegoVariables.Target);
        Assert.Equal("""{"DO_AUTH_TOKEN":"a\"b"}""", lego.Value);
        Assert.Equal(4, lego.Line);
        Assert.True(lego.Holds("TRAEFIK_LEGO_DO_AUTH_TOKEN", "a"));
        Assert.True(lego.Holds("TRAEFIK_ACME_DNS_VARNAME_1", "TRAEFIK_LEGO_DO_AUTH_TOKEN"));
        Assert.False(lego.Holds("TRAEFIK_LEGO_OTHER", "x"));
    }

    [Fact]
    public void A_value_in_which_braces_stand_together_is_none_of_a_template() =>
        Assert.Equal("""{"TOKEN":"a{\u007bb"}""", Read("TRAEFIK_ACME_DNS_VARNAME_1=TRAEFIK_LEGO_TOKEN\nTRAEFIK_LEGO_TOKEN='a{{b'\n", LegoVariables.Target).Value);

    [Fact]
    public void Those_that_were_not_handed_on_say_so()
    {
        var lego = Read(File, LegoVariables.Target);
        Assert.Contains("is named by no", lego.ReasonFor("TRAEFIK_LEGO_OTHER", "x"), StringComparison.Ordinal);
        Assert.Contains("does not stand in the file", lego.ReasonFor("TRAEFIK_ACME_DNS_VARNAME_3", "TRAEFIK_LEGO_GONE"), StringComparison.Ordinal);
        Assert.Null(lego.ReasonFor("TRAEFIK_LOG_LEVEL", "info"));
    }

    [Fact]
    public void Without_that_setting_they_are_not_understood()
    {
        var lego = Read(File);
        Assert.Null(lego.Value);
        Assert.False(lego.Holds("TRAEFIK_LEGO_DO_AUTH_TOKEN", "a"));
    }

    [Fact]
    public void A_file_that_has_the_setting_already_keeps_it() => Assert.Null(Read($"{File}{LegoVariables.Target}='{{}}'\n", LegoVariables.Target).Value);
}
