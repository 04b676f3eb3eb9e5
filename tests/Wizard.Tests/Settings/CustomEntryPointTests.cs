using System.Net;
using CsCheck;
using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class CustomEntryPointTests
{
    private static readonly Gen<string> Name = Gen.Char["abz019_"].Array[1, 12].Select(letters => new string(letters)).Where(name => !EntryPointNames.IsReserved(name));
    private static readonly Gen<IPNetwork> Network = Gen.OneOf(
        Gen.Select(Gen.Byte, Gen.Int[8, 32], (one, length) => Masked($"10.{one}.0.0", length)),
        Gen.Select(Gen.UShort, Gen.Int[16, 128], (one, length) => Masked($"2001:db8:{one:x}::", length)));

    internal static readonly Gen<CustomEntryPoint> EntryPoints = Gen.Select(Name, ListenAddressTests.Address, Network.List[0, 3], Gen.Bool, (name, listen, proxies, https) =>
        listen.Protocol == Protocol.Udp ? new CustomEntryPoint(name, listen, [], UsesHttps: false) : new CustomEntryPoint(name, listen, [.. proxies.Distinct()], https));

    [Fact]
    public void A_custom_entrypoint_reads_back_as_it_is_written() => EntryPoints.Sample(entryPoint =>
    {
        var read = CustomEntryPoint.TryParse($"{entryPoint}", out var fault);
        Assert.Null(fault);
        Assert.Equal((entryPoint.Name, entryPoint.Listen, entryPoint.UsesHttps), (read!.Name, read.Listen, read.UsesHttps));
        Assert.Equal(entryPoint.Proxies, read.Proxies);
        Assert.Equal($"{entryPoint}", SettingTypes.Find("entrypoints")!.Check($"{entryPoint}").Value);
    });

    [Fact]
    public void No_text_whatever_is_read_as_something_that_is_written_otherwise() => Gen.Char["ab:[]-./,019tcpudrlsfe "].Array[0, 40].Select(letters => new string(letters)).Sample(text =>
    {
        if (CustomEntryPoint.TryParse(text, out var fault) is { } entryPoint) Assert.Equal($"{entryPoint}", $"{CustomEntryPoint.TryParse($"{entryPoint}", out _)}");
        else Assert.NotNull(fault);
    }, iter: 20_000);

    [Theory]
    [InlineData("telnet:0.0.0.0:23:tcp::false", "telnet:0.0.0.0:23:tcp::false")]
    [InlineData("game:[2001:DB8::1]:07000:TCP:[2001:db8:1::5/48]-10.13.16.1:True", "game:[2001:db8::1]:7000:tcp:[2001:db8:1::/48]-10.13.16.1/32:true")]
    [InlineData("a:[::]:53:udp::false, b_2:127.0.0.1:53:tcp::false", "a:[::]:53:udp::false,b_2:127.0.0.1:53:tcp::false")]
    public void A_right_value_is_brought_into_its_normal_form(string text, string normal) => Assert.Equal(Verdict.Accept(normal), SettingTypes.Find("entrypoints")!.Check(text));

    [Theory]
    [InlineData("telnet:0.0.0.0:23:tcp:false", "is not name:host:port:protocol:proxies:https")]
    [InlineData("telnet:::23:tcp::false", "is not name:host:port:protocol:proxies:https")]
    [InlineData("telnet:[0.0.0.0]:23:tcp::false", "is no IP address")]
    [InlineData("telnet:localhost:23:tcp::false", "is no IP address")]
    [InlineData("telnet:[::ffff:10.0.0.1]:23:tcp::false", "is no IP address")]
    [InlineData("telnet:0.0.0.0:0:tcp::false", "is no port")]
    [InlineData("telnet:0.0.0.0:65536:tcp::false", "is no port")]
    [InlineData("telnet:0.0.0.0:23:sctp::false", "neither tcp nor udp")]
    [InlineData("telnet:0.0.0.0:23:tcp:10.0.0.0/33:false", "is no IP network")]
    [InlineData("telnet:0.0.0.0:23:tcp:0.0.0.0/0:false", "everybody's PROXY protocol header")]
    [InlineData("telnet:0.0.0.0:23:tcp:10.0.0.1-[::/0]:false", "everybody's PROXY protocol header")]
    [InlineData("telnet:0.0.0.0:23:tcp::maybe", "neither true nor false")]
    [InlineData("voice:0.0.0.0:23:udp:10.0.0.1:false", "voice speaks UDP")]
    [InlineData("voice:0.0.0.0:23:udp::true", "voice speaks UDP")]
    [InlineData("Telnet:0.0.0.0:23:tcp::false", "is no name of an entrypoint")]
    [InlineData(":0.0.0.0:23:tcp::false", "is no name of an entrypoint")]
    [InlineData("a:0.0.0.0:23:tcp::false,a:0.0.0.0:24:tcp::false", "a stands in it twice")]
    [InlineData("a:0.0.0.0:23:tcp::false,b:[2001:db8::1]:23:tcp::false", "a and b listen on one address")]
    public void A_wrong_value_is_refused_with_what_is_wrong_in_it(string text, string fault) =>
        Assert.Contains(fault, SettingTypes.Find("entrypoints")!.Check(text).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData("web")]
    [InlineData("dashboard")]
    [InlineData("dns")]
    [InlineData("dns_udp")]
    [InlineData("control")]
    [InlineData("traefik")]
    public void A_reserved_name_is_refused(string name) => Assert.Contains("reserved", SettingTypes.Find("entrypoints")!.Check($"{name}:0.0.0.0:23:tcp::false").Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData("10M", "10m")]
    [InlineData("512k", "512k")]
    [InlineData("10", null)]
    [InlineData("0m", null)]
    [InlineData("10mb", null)]
    public void A_size_is_a_number_and_its_unit(string text, string? normal) => Assert.Equal(normal, SettingTypes.Find("size")!.Check(text).Value);

    private static IPNetwork Masked(string address, int length)
    {
        var text = SettingTypes.Find("cidr-list")!.Check($"{address}/{length}").Value!;
        return IPNetwork.Parse(text);
    }
}
