using System.Net;
using CsCheck;
using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class ListenAddressTests
{
    internal static readonly Gen<IPAddress> Host = Gen.OneOf(
        Gen.Const(IPAddress.Any), Gen.Const(IPAddress.IPv6Any), Gen.Const(IPAddress.Loopback), Gen.Const(IPAddress.IPv6Loopback),
        Gen.Byte.Array[4].Select(bytes => new IPAddress(bytes)),
        Gen.Byte.Array[16].Select(bytes => new IPAddress(bytes)).Where(address => !address.IsIPv4MappedToIPv6));

    internal static readonly Gen<ListenAddress> Address =
        Gen.Select(Host, Gen.Int[1, 65535], Gen.Bool, (host, port, udp) => new ListenAddress(host, port, udp ? Protocol.Udp : Protocol.Tcp));

    [Fact]
    public void An_address_reads_back_as_it_is_written() => Address.Sample(address => Assert.Equal(address, ListenAddress.TryParse($"{address}")));

    [Theory]
    [InlineData("0.0.0.0:80", "127.0.0.1:80", true)]
    [InlineData("0.0.0.0:80", "[2001:db8::1]:80", true)]
    [InlineData("[::]:80", "127.0.0.1:80", true)]
    [InlineData("[::]:80", "0.0.0.0:80", true)]
    [InlineData(":80", "192.168.1.2:80/tcp", true)]
    [InlineData("[::1]:80", "[0:0::1]:80", true)]
    [InlineData("127.0.0.1:80", "[::1]:80", false)]
    [InlineData("127.0.0.1:80", "127.0.0.2:80", false)]
    [InlineData("0.0.0.0:80", "0.0.0.0:81", false)]
    [InlineData("0.0.0.0:53", "0.0.0.0:53/udp", false)]
    public void Two_addresses_meet_where_not_both_can_be_opened(string one, string other, bool meet)
    {
        var (first, second) = (ListenAddress.TryParse(one)!, ListenAddress.TryParse(other)!);
        Assert.Equal(meet, first.Meets(second));
        Assert.Equal(meet, second.Meets(first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("localhost:80")]
    [InlineData("::1:80")]
    [InlineData("[127.0.0.1]:80")]
    [InlineData("[::1]")]
    [InlineData("0.0.0.0:0")]
    [InlineData("0.0.0.0:65536")]
    [InlineData("0.0.0.0:53/sctp")]
    public void What_is_no_address_is_read_as_none(string text) => Assert.Null(ListenAddress.TryParse(text));
}
