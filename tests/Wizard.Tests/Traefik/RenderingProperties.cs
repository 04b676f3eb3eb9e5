using System.Text;
using CsCheck;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class RenderingProperties
{
    private static readonly TestAuthority Authority = new();
    private static readonly Gen<string> Label = Gen.Char["abcxyz0189-"].Array[0, 8].Select(middle => $"a{new string(middle)}z");
    private static readonly Gen<string> Host = Gen.Select(Label, Label, (one, other) => $"{one}.{other}.example");
    private static readonly Gen<string> Pattern = Gen.Select(Gen.Bool, Host, (star, host) => star ? $"*.{host}" : host);
    private static readonly Gen<string> Exclusions = Pattern.List[0, 2].Select(patterns => string.Concat(patterns.Select(pattern => $",!{pattern}")));
    private static readonly Gen<string> Range = Gen.OneOf(
        Gen.Select(Gen.Byte, Gen.Byte, Gen.Int[0, 32], (one, two, prefix) => $"10.{one}.{two}.0/{prefix}"),
        Gen.Select(Gen.UShort, Gen.Int[0, 128], (one, prefix) => $"2001:db8:{one:x}::/{prefix}"));

    private static readonly Gen<(string Name, string Value)[]> Whoami = Gen.Select(
        Host, Range.List[1, 4], Gen.Char["abcDEF09._@+-"].Array[1, 20].Select(name => new string(name)).HashSet[0, 3], Gen.Bool, Pattern.List[1, 4], Gen.Bool, Exclusions,
        (host, ranges, users, mtls, names, all, but) => new[]
        {
            ("WHOAMI_TRAEFIK_HOST", host), ("WHOAMI_IP_SOURCERANGE", string.Join(',', ranges)),
            ("WHOAMI_HTTP_AUTH", string.Join(',', users.Select(user => $"{user}:{Deployments.Hash}"))),
            ("WHOAMI_MTLS_AUTH", mtls ? "true" : "false"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", (all ? "" : string.Join(", ", names)) + but), ("WHOAMI_MTLS_ALLOW_ALL", all ? "true" : "false"),
        });

    private static readonly Gen<(string Name, string Value)[]> Traefik = Gen.Select(
        Gen.Int[1, 30000], Gen.Bool, Gen.Bool, Gen.OneOf(new[] { "0.0.0.0", "::", "192.168.1.2", "2001:db8::1" }.Select(Gen.Const).ToArray()), Gen.Char["abcDEF09._@+- "].Array[0, 9], Gen.Int[13, 99],
        (port, web, zero, host, provisioner, patch) => new[]
        {
            ("TRAEFIK_WEB_ENTRYPOINT_ENABLED", web ? "true" : "false"), ("TRAEFIK_WEB_ENTRYPOINT_PORT", $"{port}"),
            ("TRAEFIK_WEBSECURE_ENTRYPOINT_HOST", host), ("TRAEFIK_WEBSECURE_ENTRYPOINT_PORT", $"{port + 1}"), ("TRAEFIK_CONTROL_ENTRYPOINT_PORT", $"{port + 2}"),
            ("TRAEFIK_STEP_CA_ZERO_CERTS", zero ? "true" : "false"), ("TRAEFIK_STEP_CA_CLIENT_PROVISIONERS", $"p{new string(provisioner)}q..."), ("TRAEFIK_IMAGE", $"traefik:v3.7.{patch}"),
        });

    [Fact]
    public void Any_valid_settings_become_files_without_a_fault() => Gen.Select(Traefik, Whoami).Sample((traefik, whoami) =>
    {
        var files = Union(traefik, whoami).WithControl("wizard", Deployments.Hash);
        Assert.Empty(TraefikCheck.Faults(files));
        Assert.Empty(KeyCheck.Static().Faults(files.Text("traefik.yml")!));
        Assert.Empty(KeyCheck.Dynamic().Faults(files.Text("dynamic.yml")!));
        Assert.All(files, file => Assert.DoesNotContain("{{", Encoding.UTF8.GetString(file.Value.Span), StringComparison.Ordinal));
    }, iter: 300, threads: 1);

    [Fact]
    public void The_same_settings_become_the_same_bytes() => Gen.Select(Traefik, Whoami).Sample((traefik, whoami) =>
    {
        var (one, other) = (Union(traefik, whoami), Union(traefik, whoami));
        Assert.Equal(one.Marker, other.Marker);
        Assert.Equal(one.Files, other.Files);
    }, iter: 100, threads: 1);

    [Fact]
    public void No_text_whatever_gets_into_the_files_unless_it_is_a_host() => Gen.String.Sample(text =>
    {
        try
        {
            var host = Application.From(Deployments.Whoami(("WHOAMI_TRAEFIK_HOST", text)), "whoami_default").Host;
            Assert.Matches(@"^[a-z0-9.-]+\z", host.Text);
            Assert.Equal(text.Trim().TrimEnd('.'), host.Text, ignoreCase: true);
        }
        catch (UserError error)
        {
            Assert.Contains("WHOAMI_TRAEFIK_HOST", error.Message, StringComparison.Ordinal);
        }
    }, iter: 2000, threads: 1);

    private static TraefikUnion Union((string, string)[] traefik, (string, string)[] whoami)
    {
        var settings = Deployments.Settings(Deployments.TraefikWithStepCa(Authority, traefik));
        return TraefikUnion.Of(
        [
            ("traefik_default", TraefikRenderer.Traefik(settings, Deployments.Plugins)), ("whoami_default", Deployments.Rendered(Deployments.Whoami(whoami), "whoami_default", settings)),
        ]);
    }
}
