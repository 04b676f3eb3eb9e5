using System.Net;
using Wizard.Pki;
using Xunit;

namespace Wizard.Tests.Pki;

/// <summary>Whom the client believes, and what it makes of odd answers.</summary>
public sealed class StepCaClientTests
{
    private const string List = """{"provisioners":[{"type":"JWK","name":"admin","key":{"kid":"k"},"encryptedKey":"e"}],"nextCursor":""}""";

    [Fact]
    public async Task The_authority_is_asked_who_signs()
    {
        await using var authority = new Authority(_ => new(List));
        var provisioner = Assert.Single(await authority.Client.ProvisionersAsync(default));
        Assert.Equal(("admin", "JWK", "k", "e"), (provisioner.Name, provisioner.Type, provisioner.KeyId, provisioner.EncryptedKey));
    }

    [Fact]
    public async Task A_server_of_another_root_is_told_nothing()
    {
        using var mallory = new TestCa("Mallory");
        await using var authority = new Authority(_ => new(List), _ => mallory.Server("127.0.0.1"));
        await IsToldNothingAsync(authority, "answers with another certificate");
    }

    [Fact]
    public async Task A_server_of_the_right_root_with_another_name_is_told_nothing()
    {
        await using var authority = new Authority(_ => new(List), ca => ca.Server("127.0.0.2", "client.example.com"));
        await IsToldNothingAsync(authority, "not for the name 127.0.0.1");
    }

    [Fact]
    public async Task A_client_certificate_of_the_same_authority_makes_no_server()
    {
        await using var authority = new Authority(_ => new(List), ca => ca.Server("foo.clients.example.com"));
        await IsToldNothingAsync(authority, "not for the name 127.0.0.1");
    }

    [Fact]
    public async Task A_list_of_provisioners_without_end_ends()
    {
        await using var authority = new Authority(_ => new("""{"provisioners":[{"type":"JWK","name":"admin"}],"nextCursor":"again"}"""));
        Assert.Equal(100, (await authority.Client.ProvisionersAsync(default)).Count);
        Assert.Equal(100, authority.Server.Requests.Count);
    }

    [Fact]
    public async Task The_next_page_is_asked_for_by_its_cursor()
    {
        await using var authority = new Authority(request => new(request.Path.EndsWith("cursor=", StringComparison.Ordinal) ? List.Replace("\"nextCursor\":\"\"", "\"nextCursor\":\"a&b=c\"", StringComparison.Ordinal) : List));
        Assert.Equal(2, (await authority.Client.ProvisionersAsync(default)).Count);
        Assert.EndsWith("cursor=a%26b%3Dc", authority.Server.Requests[1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_without_provisioners_has_none()
    {
        await using var authority = new Authority(_ => new("""{"provisioners":null,"nextCursor":""}"""));
        Assert.Empty(await authority.Client.ProvisionersAsync(default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"provisioners\":[1]}")]
    [InlineData("{\"provisioners\":[{\"name\":1}]}")]
    [InlineData("{\"provisioners\":[],\"nextCursor\":1}")]
    [InlineData("{\"provisioners\":[{\"name\":\"\\ud800\"}]}")]
    public async Task A_list_that_is_none_is_a_sentence_and_no_crash(string answer)
    {
        await using var authority = new Authority(_ => new(answer));
        var error = await Assert.ThrowsAsync<UserError>(() => authority.Client.ProvisionersAsync(default));
        Assert.Contains("does not understand", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"certChain\":[]}")]
    [InlineData("{\"certChain\":[1]}")]
    [InlineData("{\"certChain\":[\"\"]}")]
    [InlineData("{\"crt\":\"x\",\"ca\":\"y\"}")]
    [InlineData("{\"certChain\":[\"-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\"]}")]
    public async Task A_certificate_that_is_none_is_a_sentence_and_no_crash(string answer)
    {
        await using var authority = new Authority(_ => new(answer, 201));
        Assert.Contains("does not understand", (await Assert.ThrowsAsync<UserError>(() => authority.SignAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_in_letters_that_nobody_knows_is_a_sentence_and_no_crash()
    {
        await using var authority = new Authority(_ => new(List, 200, "Content-Type: application/json; charset=klingon\r\n"));
        await Assert.ThrowsAsync<UserError>(() => authority.Client.ProvisionersAsync(default));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_into_memory()
    {
        await using var authority = new Authority(_ => new(new string('x', 3_000_000)));
        Assert.Contains("has no end", (await Assert.ThrowsAsync<UserError>(() => authority.Client.ProvisionersAsync(default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_sent_elsewhere()
    {
        await using var other = new Authority(_ => new(List));
        await using var authority = new Authority(_ => new("", 307, $"Location: {other.Server.Url}1.0/sign\r\n"));
        Assert.Contains("307", (await Assert.ThrowsAsync<UserError>(() => authority.SignAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(0, other.Server.Connections);
    }

    [Fact]
    public async Task Where_nothing_listens_the_port_is_named()
    {
        var authority = new Authority(_ => new(List));
        var client = authority.Client;
        await authority.DisposeAsync();
        Assert.Contains("the connection was refused", (await Assert.ThrowsAsync<EndpointUnreachable>(() => client.ProvisionersAsync(default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_asked()
    {
        await using var authority = new Authority(_ => new(List));
        var (before, proxy) = (HttpClient.DefaultProxy, new Recording()); // what HTTPS_PROXY would have made
        HttpClient.DefaultProxy = proxy;
        try
        {
            Assert.Single(await authority.Client.ProvisionersAsync(default));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.DoesNotContain(proxy.Asked, url => url.Port == authority.Server.Port);
    }

    private static async Task IsToldNothingAsync(Authority authority, string why)
    {
        Assert.Contains(why, (await Assert.ThrowsAsync<UserError>(() => authority.SignAsync())).Message, StringComparison.Ordinal);
        await authority.Server.ConnectionEndedAsync();
        Assert.Equal((1, 0), (authority.Server.Connections, authority.Server.Received));
    }

    private sealed class Recording : IWebProxy
    {
        public System.Collections.Concurrent.ConcurrentQueue<Uri> Asked { get; } = [];

        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination)
        {
            Asked.Enqueue(destination);
            return null;
        }

        public bool IsBypassed(Uri host)
        {
            Asked.Enqueue(host);
            return true;
        }
    }
}
