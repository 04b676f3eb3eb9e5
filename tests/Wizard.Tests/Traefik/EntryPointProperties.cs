using CsCheck;
using Wizard.Settings;
using Wizard.Tests.Settings;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class EntryPointProperties
{
    private static readonly string[] Versions = ["v3.5.6", "v3.6.4", "v3.6.18", "v3.7.1", "v3.7.9", "v3.7.13", "latest"];
    private static readonly Gen<string> Flag = Gen.Bool.Select(flag => flag ? "true" : "false");
    private static readonly Gen<string> Host = Gen.OneOf(new[] { "0.0.0.0", "::", "192.168.1.2", "2001:db8::1" }.Select(Gen.Const).ToArray());
    private static readonly Gen<string> Duration = Gen.Int[1, 100_000].Select(seconds => $"{seconds}s");

    // ports of the stock ones are far from each other and from those of the custom ones, so that no two meet
    private static readonly Gen<(string, string)[]> Stock = Gen.Select(Flag.Array[17], Host.Array[17], Gen.Int[1, 900].Array[17], (flags, hosts, ports) => EntryPointNames.Stock.SelectMany((name, at) => new[]
    {
        ($"{EntryPointNames.FamilyOf(name)}_ENABLED", flags[at]), ($"{EntryPointNames.FamilyOf(name)}_PORT", $"{(at * 1000) + ports[at]}"),
        ($"{EntryPointNames.FamilyOf(name)}_HOST", name == EntryPointNames.Dashboard ? "127.0.0.1" : hosts[at]),
    }).ToArray());

    private static readonly Gen<string> Custom = CustomEntryPointTests.EntryPoints.List[0, 4].Select(list =>
        string.Join(',', list.DistinctBy(one => one.Name).Select((one, at) => one with { Listen = one.Listen with { Port = 30_000 + at } })));

    private static readonly Gen<(string, string)[]> Rest = Gen.Select(Flag.Array[9], Duration.Array[3], Gen.OneOf(Versions.Select(Gen.Const).ToArray()), Flag, (flags, times, version, json) => new[]
    {
        ("TRAEFIK_ACCESS_LOGS_ENABLED", flags[0]), ("TRAEFIK_ACCESS_LOGS_QUERY_STRINGS", flags[1]), ("TRAEFIK_ACCESS_LOGS_FORMAT", json == "true" ? "json" : "common"),
        ("TRAEFIK_WEBSECURE_READ_TIMEOUT", times[0]), ("TRAEFIK_WEBSECURE_WRITE_TIMEOUT", times[1]), ("TRAEFIK_WEBSECURE_IDLE_TIMEOUT", times[2]),
        ("TRAEFIK_IMAGE", $"traefik:{version}"), ("TRAEFIK_DASHBOARD_HTTP_AUTH", $"alice:{Deployments.Hash}"),
    }.Concat(EncodedCharacters.All.Select((one, at) => ($"TRAEFIK_ALLOW_ENCODED_{one.Setting}", flags[2 + at]))).ToArray());

    private static readonly Gen<(string, string)[]> Settings = Gen.Select(Stock, Custom, Rest, (stock, custom, rest) => ((string, string)[])[.. stock, ("TRAEFIK_CUSTOM_ENTRYPOINTS", custom), .. rest]);

    [Fact]
    public void Any_valid_entrypoints_become_files_without_a_fault() => Settings.Sample(settings =>
    {
        var files = Render(settings);
        Assert.Empty(TraefikCheck.Faults(files));
        Assert.Empty(KeyCheck.Static().Faults(files.Text("traefik.yml")!));
        Assert.Empty(KeyCheck.Dynamic().Faults(files.Text("dynamic.yml")!));
        Assert.DoesNotContain("{{", files.Text("traefik.yml") + files.Text("dynamic.yml"), StringComparison.Ordinal);
        Assert.Equal(files, Render(settings));
    }, iter: 200, threads: 1);

    [Fact]
    public void Two_entrypoints_that_meet_are_always_a_fault() => Gen.Select(ListenAddressTests.Address, ListenAddressTests.Host).Sample((one, host) =>
    {
        var other = one with { Host = host };
        var faults = TraefikCheck.Faults(Render(
        [
            ("TRAEFIK_WEB_ENTRYPOINT_ENABLED", "false"), ("TRAEFIK_WEBSECURE_ENTRYPOINT_ENABLED", "false"), ("TRAEFIK_CONTROL_ENTRYPOINT_PORT", one.Port == 1 ? "2" : "1"),
            ("TRAEFIK_CUSTOM_ENTRYPOINTS", $"{new CustomEntryPoint("a", one, [], false)},{new CustomEntryPoint("b", other, [], false)}"),
        ]));
        Assert.Equal(one.Meets(other), faults.Any(fault => fault.Contains("the entrypoints a and b listen on one address", StringComparison.Ordinal)));
    }, iter: 300, threads: 1);

    private static RenderedFiles Render((string, string)[] settings) => TraefikRenderer.Traefik(Deployments.Settings(Deployments.Traefik(settings)), Deployments.Plugins);
}
