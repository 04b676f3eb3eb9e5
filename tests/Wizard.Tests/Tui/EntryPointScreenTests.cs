using Terminal.Gui.Input;
using Wizard.Menus;
using Xunit;

namespace Wizard.Tests.Tui;

/// <summary>The entrypoint menus on the full screen of 80x24.</summary>
public sealed class EntryPointScreenTests : IDisposable
{
    private readonly World _world = new();
    private readonly Screen _screen = new();

    public EntryPointScreenTests()
    {
        _ = _screen.Start(async (ask, stop) =>
        {
            await VerbTable.Require("traefik", "config").RunAsync(new(_world.With(ask), "traefik"), stop);
            return true;
        });
        _screen.Press(Key.Enter).Until("Traefik Configuration").Press(Key.CursorDown, Key.Enter).Until("Traefik entrypoint config");
    }

    public void Dispose()
    {
        _screen.Dispose();
        _world.Dispose();
    }

    [Fact]
    public void All_stock_entrypoints_are_seen_at_once()
    {
        _screen.Press(Key.CursorDown, Key.Enter);
        Assert.StartsWith("? Which entrypoint do you want to configure?\n> dashboard (off - Traefik's own page: routers and their errors)\n", _screen.Page, StringComparison.Ordinal);
        Assert.EndsWith("\n  irc_bouncer (off - IRC bouncer)", _screen.Page, StringComparison.Ordinal);
        Assert.Equal(18, _screen.Page.Split('\n').Length);
    }

    [Fact]
    public void A_port_that_is_taken_is_told_while_it_is_typed()
    {
        _screen.Press(Key.CursorDown, Key.Enter, Key.CursorDown, Key.CursorDown, Key.CursorDown, Key.Enter).Type("y")
            .Until("WEB_PLAIN_ENTRYPOINT_HOST").Press(Key.Enter).Until("WEB_PLAIN_ENTRYPOINT_PORT").Press(new Key('u').WithCtrl).Type("443");
        Assert.Contains("0.0.0.0:443 meets the entrypoint websecure (0.0.0.0:443): choose another port", _screen.Page, StringComparison.Ordinal);
        _screen.Type("0");
        Assert.DoesNotContain("meets the entrypoint", _screen.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reserved_name_is_told_while_it_is_typed()
    {
        _screen.Press(Key.CursorDown, Key.CursorDown, Key.Enter).Until("Custom entrypoints:").Press(Key.Enter).Until("Enter the name").Type("web");
        Assert.Contains("the name web is reserved", _screen.Page, StringComparison.Ordinal);
        _screen.Type("site");
        Assert.DoesNotContain("reserved", _screen.Page, StringComparison.Ordinal);
    }
}
