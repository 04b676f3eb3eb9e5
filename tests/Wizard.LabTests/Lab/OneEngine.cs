using Xunit;

namespace Wizard.LabTests.Lab;

/// <summary>The tests that share the lab's one engine and the machine's ports 80 and 443: one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneEngine : ICollectionFixture<Checkout>
{
    public const string Name = "lab";
}
