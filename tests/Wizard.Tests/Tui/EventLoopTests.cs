using Terminal.Gui.App;
using Wizard.Tui.Loop;
using Xunit;

namespace Wizard.Tests.Tui;

public class EventLoopTests
{
    [Fact]
    public void This_version_of_the_library_takes_our_event_loop()
    {
        using var app = Application.Create();
        using var loop = new EventLoop(app, () => { });
        Assert.Same(loop, EventLoop.FactoryOf(app));
        Assert.Equal(new Version(2, 5, 0), new Version(typeof(Application).Assembly.GetName().Version!.ToString(3)));
    }
}
