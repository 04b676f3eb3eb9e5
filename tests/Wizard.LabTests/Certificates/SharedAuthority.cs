using Wizard.LabTests.Lab;
using Wizard.Pki;
using Xunit;

namespace Wizard.LabTests.Certificates;

/// <summary>The authority that most tests ask: it signs from one second to one day, and renews.</summary>
public sealed class SharedAuthority : IAsyncLifetime
{
    /// <summary>A name that it signs.</summary>
    public const string Foo = "foo.clients.example.com";

    private Authority? _authority;
    private Authority? _other;

    /// <summary>What it allows.</summary>
    public static CaPolicy Policy { get; } = new("localhost", ["*.clients.example.com"], "1s", "24h", "1h", DisableRenewal: false);

    /// <summary>The authority.</summary>
    public Authority Authority => _authority ?? throw new InvalidOperationException("without a lab there is no authority");

    /// <summary>Another authority that signs the same names.</summary>
    public async Task<Authority> OtherAsync() => _other ??= await Authority.StartAsync(new() { Policy = Policy });

    public async Task InitializeAsync()
    {
        if (LabFactAttribute.IsThere) _authority = await Authority.StartAsync(new() { Policy = Policy });
    }

    public Task DisposeAsync()
    {
        _authority?.Dispose();
        _other?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>The tests that ask it.</summary>
[CollectionDefinition(Name)]
public sealed class OneAuthority : ICollectionFixture<SharedAuthority>
{
    public const string Name = "one authority";
}
