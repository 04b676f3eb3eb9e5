using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class TraefikUnionTests
{
    private static readonly TraefikSettings Settings = Deployments.Settings(Deployments.Traefik());
    private readonly (string, RenderedFiles) _traefik = ("traefik_default", TraefikRenderer.Traefik(Settings, Deployments.Plugins));
    private readonly (string, RenderedFiles) _whoami = ("whoami_default", Deployments.Rendered(Deployments.Whoami(), "whoami_default", Settings));

    [Fact]
    public void The_same_parts_in_any_order_give_the_same_files()
    {
        var (one, other) = (TraefikUnion.Of([_traefik, _whoami]), TraefikUnion.Of([_whoami, _traefik]));
        Assert.Equal(one.Files, other.Files);
        Assert.Equal(one.Files.GetHashCode(), other.Files.GetHashCode());
        Assert.Equal(one.Marker, other.Marker);
    }

    [Fact]
    public void The_marker_stands_in_the_file_and_changes_with_any_content()
    {
        var union = TraefikUnion.Of([_traefik, _whoami]);
        Assert.Matches("^wizard_content_[0-9a-f]{16}$", union.Marker);
        Assert.Contains($"    {union.Marker}:\n", union.Files.Text("dynamic.yml"), StringComparison.Ordinal);
        Assert.NotEqual(union.Marker, TraefikUnion.Of([_traefik]).Marker);
        Assert.NotEqual(union.Marker, TraefikUnion.Of([("traefik_default", _traefik.Item2.With("plugins-local/src/x", "x")), _whoami]).Marker);
    }

    [Fact]
    public void The_way_to_the_API_is_no_part_of_the_content()
    {
        var union = TraefikUnion.Of([_traefik]);
        var files = union.WithControl("wizard", Deployments.Hash);
        Assert.Contains(union.Marker, files.Text("dynamic.yml"), StringComparison.Ordinal);
        Assert.DoesNotContain("api@internal", union.Files.Text("dynamic.yml"), StringComparison.Ordinal);
        Assert.Empty(TraefikCheck.Faults(files));
    }

    [Fact]
    public void A_shipped_file_is_known_again_whatever_its_password_and_no_other_is()
    {
        var union = TraefikUnion.Of([_traefik, _whoami]);
        var shipped = union.WithControl("wizard", Deployments.Hash).Text("dynamic.yml")!;
        Assert.True(union.IsIn(shipped, "wizard"));
        Assert.False(union.IsIn(shipped + "#", "wizard"));
        Assert.False(union.IsIn(union.Files.Text("dynamic.yml")!, "wizard"));
        Assert.False(TraefikUnion.Of([_traefik]).IsIn(shipped, "wizard"));
    }

    [Fact]
    public void The_way_to_the_API_is_never_without_a_password() => Assert.Throws<UserError>(() => TraefikUnion.Of([_traefik]).WithControl("wizard", ""));

    [Fact]
    public void Two_owners_of_one_name_are_both_named()
    {
        var error = Assert.Throws<UserError>(() => TraefikUnion.Of([_whoami, ("notes_default", _whoami.Item2)]));
        Assert.Contains("notes_default and whoami_default", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_owners_of_one_file_with_another_content_are_both_named()
    {
        var error = Assert.Throws<UserError>(() => TraefikUnion.Of([("a_default", RenderedFiles.Empty.With("trust/x.pem", "1")), ("b_default", RenderedFiles.Empty.With("trust/x.pem", "2"))]));
        Assert.Contains("a_default and b_default", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_somebody_broke_is_refused_with_its_owner()
    {
        var error = Assert.Throws<UserError>(() => TraefikUnion.Of([("whoami_default", RenderedFiles.Empty.With("dynamic.yml", "http: {}"))]));
        Assert.Contains("whoami_default", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_uninstalled_is_gone() => Assert.DoesNotContain("whoami", TraefikUnion.Of([_traefik]).Files.Text("dynamic.yml"), StringComparison.Ordinal);

    [Fact]
    public void Nothing_at_all_is_a_union_too() => Assert.Empty(TraefikCheck.Faults(null, TraefikUnion.Of([]).Files.Text("dynamic.yml")!));
}
