using Xunit;

namespace Wizard.LabTests.Lab;

/// <summary>Tests that type commands: each has an administrator of its own, and an engine on which nothing is installed.</summary>
public abstract class CommandTests(Checkout checkout) : IAsyncLifetime
{
    /// <summary>Who types them.</summary>
    protected Administrator Administrator { get; } = new(checkout);

    public virtual Task InitializeAsync() => LabFactAttribute.IsThere ? Engine.ClearAsync() : Task.CompletedTask;

    public Task DisposeAsync() => Administrator.DisposeAsync().AsTask();
}
