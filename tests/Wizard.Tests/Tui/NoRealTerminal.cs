using System.Runtime.CompilerServices;

namespace Wizard.Tests.Tui;

internal static class NoRealTerminal
{
    // without this the driver opens /dev/tty when the tests run in a terminal: it would draw on it
    [ModuleInitializer]
    internal static void SwitchOff()
    {
        Environment.SetEnvironmentVariable("DisableRealDriverIO", "1");
        ThreadPool.SetMinThreads(16, 16); // each screen parks one thread in its input loop
    }
}
