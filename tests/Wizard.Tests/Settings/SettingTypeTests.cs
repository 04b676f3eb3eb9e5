using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class SettingTypeTests
{
    public static TheoryData<string> Words => [.. SettingTypes.Plain.Select(type => type.Name)];

    [Theory]
    [InlineData("text", "hello, world $x 'y'", "hello, world $x 'y'")]
    [InlineData("secret", "p{{w}} '\"$", "p{{w}} '\"$")]
    [InlineData("bool", "True", "true")]
    [InlineData("bool", "no", "false")]
    [InlineData("enum(error, warn)", "WARN", "warn")]
    [InlineData("host", "WhoAmI.Example.com.", "whoami.example.com")]
    [InlineData("host", "localhost", "localhost")]
    [InlineData("host-list", "*.Example.com , a.b,,A.B", "*.example.com,a.b")]
    [InlineData("client-names", "!*.Example.com , a.b,,!A.B.,!c_1.b,*.d", "!*.example.com,a.b,!a.b,!c_1.b,*.d")]
    [InlineData("client-names", "!a.b", "!a.b")]
    [InlineData("url", "HTTPS://CA.Example.com:9000/", "https://ca.example.com:9000")]
    [InlineData("url", "http://[2001:DB8::1]:80/a/?q=1", "http://[2001:db8::1]:80/a/?q=1")]
    [InlineData("url", "https://10.0.0.1/x/", "https://10.0.0.1/x")]
    [InlineData("port", "0443", "443")]
    [InlineData("port", "65535", "65535")]
    [InlineData("ip", "2001:DB8:0::1", "2001:db8::1")]
    [InlineData("cidr-list", "10.1.2.3/8, 192.168.1.7 ,2001:db8::1/32", "10.0.0.0/8,192.168.1.7/32,2001:db8::/32")]
    [InlineData("cidr-list", "0.0.0.0/0,::/0", "0.0.0.0/0,::/0")]
    [InlineData("duration", "1H30m", "1h30m")]
    [InlineData("duration", "1.5h", "1.5h")]
    [InlineData("duration", "250ms", "250ms")]
    [InlineData("email", "Me+x@Example.COM", "Me+x@example.com")]
    [InlineData("sha256", "9F:86:D0:81 88-4c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("path", "//var/run//docker.sock/", "/var/run/docker.sock")]
    [InlineData("image", "registry.example.com:5000/a/b_c:v1.2-x", "registry.example.com:5000/a/b_c:v1.2-x")]
    [InlineData("json", "{ \"a\": {\"b\": [1.50, \"{{é\"]} }", "{\"a\":{\"b\":[1.50,\"{\\u007bé\"]}}")]
    [InlineData("destinations", "pi:10.13.16.2:0443:2, nas:[2001:DB8:0::5]:443:0", "pi:10.13.16.2:443:2,nas:[2001:db8::5]:443:0")]
    [InlineData("tls-routes", "CA.example.com.:pi, b.c:[::1]:443:1", "ca.example.com:pi,b.c:[::1]:443:1")]
    [InlineData("entrypoint-routes", "ssh:10.0.0.1:22:0,iperf_udp:nas", "ssh:10.0.0.1:22:0,iperf_udp:nas")]
    [InlineData("certificate-domains", " [[\"WWW.Example.com.\", [\"*.Example.com\"]], [\"a.b\"]]", "[[\"www.example.com\",[\"*.example.com\"]],[\"a.b\",[]]]")]
    [InlineData("variables", "{\"B\": \"{{x\", \"A\":\"$1\"}", "{\"A\":\"$1\",\"B\":\"{\\u007bx\"}")]
    [InlineData("hours", "024", "24")]
    [InlineData("labels", "a-1 , b,a-1", "a-1,b")]
    public void A_right_value_is_brought_into_its_normal_form(string type, string text, string normal)
    {
        Assert.Equal(Verdict.Accept(normal), Type(type).Check(text));
        Assert.Equal(Verdict.Accept(normal), Type(type).Check(normal));
    }

    [Theory]
    [InlineData("text", "a{{b}}")]
    [InlineData("bool", "maybe")]
    [InlineData("certificate-domains", "[[\"a b\",[]]]")]
    [InlineData("certificate-domains", "[[\"a.example.com\",[\"A.example.com\"]]]")]
    [InlineData("certificate-domains", "[[\"a.example.com\",[]],[\"b.example.com\",[\"a.example.com\"]]]")]
    [InlineData("certificate-domains", "[[\"*.com\",[]]]")]
    [InlineData("certificate-domains", "[[\"a.example.com\",[[\"nested.example.com\"]]]]")]
    [InlineData("certificate-domains", "{}")]
    [InlineData("variables", "[]")]
    [InlineData("variables", "{\"a\":\"b\"}")]
    [InlineData("variables", "{\"A\":1}")]
    [InlineData("variables", "{\"A\":\"b\\nc\"}")]
    [InlineData("acme-dns-accounts", "{\"a.example.com\":{\"fulldomain\":\"x.example.org\"}}")]
    [InlineData("hours", "0")]
    [InlineData("hours", "1h")]
    [InlineData("labels", "../a")]
    [InlineData("enum(error, warn)", "debug")]
    [InlineData("host", "a b.example.com")]
    [InlineData("host", "a`)||Host(`b")]
    [InlineData("host", "a_b.example.com")]
    [InlineData("host", "-a.example.com")]
    [InlineData("host", "a..b")]
    [InlineData("host", "https://a.b")]
    [InlineData("host", "10.0.0.1")]
    [InlineData("host", "*.example.com")]
    [InlineData("host", "a.example.com:443")]
    [InlineData("host", ".")]
    [InlineData("host-list", "a.b,*")]
    [InlineData("host-list", "a.*.b")]
    [InlineData("host-list", "*.")]
    [InlineData("host-list", " , ")]
    [InlineData("host-list", "!a.b")]
    [InlineData("host-list", "a_b.c")]
    [InlineData("client-names", "a.b,!")]
    [InlineData("client-names", "!!a.b")]
    [InlineData("client-names", "! a.b")]
    [InlineData("client-names", "!*")]
    [InlineData("client-names", "*.!a.b")]
    [InlineData("client-names", "!a.*.b")]
    [InlineData("client-names", "a*.b")]
    [InlineData("url", "ftp://a.b")]
    [InlineData("url", "ca.example.com")]
    [InlineData("url", "https://user:pw@a.b")]
    [InlineData("url", "https://a.b#c")]
    [InlineData("url", "https://a.b:0")]
    [InlineData("url", "https://a.b:99999")]
    [InlineData("url", "https://0x7f.1")]
    [InlineData("url", "https://a.b/`x`")]
    [InlineData("url", "https://[::1")]
    [InlineData("url", "https://2001:db8::1")]
    [InlineData("url", "https://")]
    [InlineData("port", "0")]
    [InlineData("port", "65536")]
    [InlineData("port", "+80")]
    [InlineData("port", "٤٤٣")]
    [InlineData("ip", "1")]
    [InlineData("ip", "010.0.0.1")]
    [InlineData("ip", "fe80::1%eth0")]
    [InlineData("ip", "[::1]")]
    [InlineData("ip", "10.0.0.1/8")]
    [InlineData("cidr-list", "10.0.0.0/33")]
    [InlineData("cidr-list", "10.0.0.0/-1")]
    [InlineData("cidr-list", "10.0.0.0/8/8")]
    [InlineData("cidr-list", "everybody")]
    [InlineData("duration", "7d")]
    [InlineData("duration", "24")]
    [InlineData("duration", "0s")]
    [InlineData("duration", "-1h")]
    [InlineData("duration", "1h 30m")]
    [InlineData("duration", "999999999999h")]
    [InlineData("email", "me")]
    [InlineData("email", "a b@example.com")]
    [InlineData("email", "\"x\"@example.com")]
    [InlineData("sha256", "9f86")]
    [InlineData("sha256", "zf86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("path", "var/run")]
    [InlineData("path", "/a/../b")]
    [InlineData("path", "/a:/etc")]
    [InlineData("path", "~/a")]
    [InlineData("image", "Traefik:v3")]
    [InlineData("image", "a b")]
    [InlineData("image", "-v/x")]
    [InlineData("image", "a:b:c")]
    [InlineData("image", "a@sha256:12")]
    [InlineData("json", "{a:1}")]
    [InlineData("json", "")]
    [InlineData("users", "alice")]
    [InlineData("users", "al ice:$2y$10$abcdefghijklmnopqrstuuHk1JmZ1c0yXN6mJw3yQpWv2D7rL9bSe")]
    [InlineData("users", "alice:plain")]
    [InlineData("certificates", "AAAA")]
    [InlineData("certificates", "!")]
    public void A_wrong_value_is_refused_with_what_would_be_right(string word, string text)
    {
        var type = Type(word);
        var verdict = type.Check(text);
        Assert.Null(verdict.Value);
        Assert.Contains(type.Accepts, verdict.Refusal, StringComparison.Ordinal);
        Assert.Contains("for example", verdict.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void The_example_of_a_type_is_accepted_as_it_stands(string word) =>
        Assert.Equal(Verdict.Accept(Type(word).Example), Type(word).Check(Type(word).Example));

    [Theory]
    [MemberData(nameof(Words))]
    public void Line_feeds_and_escape_sequences_are_refused(string word)
    {
        foreach (var mark in new[] { '\n', '\r', '\u001b', '\0', '\u202E', '\u2028' })
        {
            Assert.NotNull(Type(word).Check($"{Type(word).Example}{mark}x").Refusal);
            Assert.DoesNotContain(mark, Type(word).Check($"{Type(word).Example}{mark}x").Refusal!);
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void The_longest_text_is_judged_at_once(string word)
    {
        foreach (var piece in new[] { "a", "1", "a-", "a.", "a,", "-", "\"", "[", "$", "1h", "::" })
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            _ = Type(word).Check(string.Concat(Enumerable.Repeat(piece, 10_000)) + "!");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{word} {piece}: {watch.Elapsed}");
        }
    }

    [Fact]
    public void Days_are_refused_and_their_hours_offered()
    {
        Assert.Contains("168h", Type("duration").Check("7d").Refusal, StringComparison.Ordinal);
        Assert.Contains("336h", Type("duration").Check("2 weeks").Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_in_unicode_is_refused_and_its_punycode_offered() =>
        Assert.Contains("xn--bcher-kva.example", Type("host").Check("Bücher.example").Refusal, StringComparison.Ordinal);

    [Fact]
    public void A_name_or_label_that_is_too_long_is_refused()
    {
        Assert.Null(Type("host").Check($"{new string('a', 63)}.example").Refusal);
        Assert.NotNull(Type("host").Check($"{new string('a', 64)}.example").Refusal);
        Assert.NotNull(Type("host").Check(string.Join('.', Enumerable.Repeat("abcd", 60))).Refusal);
    }

    [Theory]
    [InlineData("users", "hunter2:hunter2")]
    [InlineData("users", "hunter2")]
    [InlineData("secret", "hunter2\n")]
    public void A_refused_secret_is_not_shown(string type, string text) =>
        Assert.DoesNotContain("hunter2", Type(type).Check(text).Refusal, StringComparison.Ordinal);

    [Fact]
    public void A_user_who_stands_in_the_list_twice_is_refused()
    {
        var user = Type("users").Example;
        Assert.NotNull(Type("users").Check($"{user}, {user}").Refusal);
        Assert.Equal($"{user},bob{user[5..]}", Type("users").Check($"{user} , bob{user[5..]}").Value);
    }

    [Fact]
    public void A_mistyped_word_of_an_enum_is_answered_with_the_nearest() =>
        Assert.Contains("did you mean warn?", Type("enum(error, warn)").Check("wran").Refusal, StringComparison.Ordinal);

    private static SettingType Type(string word) => SettingTypes.Find(word)!;
}
