using System.Text.Json.Nodes;
using Wizard.Pki.Api;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class EndlessProvisionersTests : IDisposable
{
    private readonly FakeAuthority _authority = new();
    private int _pages;

    public void Dispose() => _authority.Dispose();

    private Task<IReadOnlyList<Wizard.Pki.Provisioner>> AskAsync(int each, Func<int, string> cursor)
    {
        _authority.Instead = _ =>
        {
            var page = new JsonArray([.. Enumerable.Range(0, each).Select(number => (JsonNode)new JsonObject { ["type"] = "ACME", ["name"] = $"p{_pages}-{number}" })]);
            return (200, new JsonObject { ["provisioners"] = page, ["nextCursor"] = cursor(++_pages) }.ToJsonString());
        };
        return new StepCaClient(_authority.Trust, TimeProvider.System).ProvisionersAsync(default);
    }

    [Fact]
    public async Task Several_pages_are_read_in_order()
    {
        var found = await AskAsync(2, page => page < 3 ? $"page {page}" : "");
        Assert.Equal(["p0-0", "p0-1", "p1-0", "p1-1", "p2-0", "p2-1"], found.Select(provisioner => provisioner.Name));
    }

    [Fact]
    public async Task A_cursor_that_comes_again_is_the_end()
    {
        var error = await Assert.ThrowsAsync<UserError>(() => AskAsync(1, page => page == 1 ? "one" : page == 2 ? "two" : "one"));
        Assert.Contains("names provisioners without end", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, _pages);
    }

    [Fact]
    public async Task More_than_a_thousand_are_the_end()
    {
        var error = await Assert.ThrowsAsync<UserError>(() => AskAsync(400, page => $"{page}"));
        Assert.Contains("without end", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, _pages);
    }
}
