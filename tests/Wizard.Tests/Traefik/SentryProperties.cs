using CsCheck;
using Wizard.Settings;
using Wizard.Settings.Types;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class SentryProperties
{
    private static readonly Gen<string> Email = Gen.Select(Gen.Char["abcXYZ019_+%=~-"].Array[1, 12], Gen.Char["abcxyz019"].Array[1, 8], (local, host) => $"{new string(local)}@{new string(host)}.example.com");
    private static readonly Gen<AuthorizationGroup> Group = Gen.Select(Gen.Char["abcXYZ019_-"].Array[1, 20], Email.HashSet[0, 5], (name, members) => new AuthorizationGroup(new string(name), [.. members]));
    private static readonly Gen<AuthorizationGroups> Groups = Group.List[1, 5].Select(groups => new AuthorizationGroups([.. groups.DistinctBy(group => group.Name)]));

    [Fact]
    public void Any_groups_are_read_as_they_were_written() => Groups.Sample(groups =>
    {
        var text = groups.ToSetting();
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        Assert.Equal(text, AuthorizationGroups.Parse(text, out _)!.ToSetting());
        Assert.Equal(text, new GroupsType().Check(text).Value);
    }, iter: 500, threads: 1);

    [Fact]
    public void Any_groups_and_error_pages_become_files_without_a_fault_that_name_exactly_the_members() => Gen.Select(Groups, Gen.Bool, Gen.Int[1, 999]).Sample((groups, pages, port) =>
    {
        var (one, other) = (Render(groups, pages, port), Render(groups, pages, port));
        Assert.Equal(one, other);
        Assert.Empty(KeyCheck.Static().Faults(one.Text("traefik.yml")!));
        Assert.Empty(KeyCheck.Dynamic().Faults(one.Text("dynamic.yml")!));
        Assert.Empty(TraefikCheck.Faults(one.Text("traefik.yml"), one.Text("dynamic.yml")!));
        var asked = YamlReader.Read("dynamic.yml", one.Text("dynamic.yml")!).Root.EntriesAt("http", "middlewares").Where(entry => entry.Name.StartsWith(Names.GroupPrefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Name[Names.GroupPrefix.Length..], entry => new Uri(entry.Body.TextAt("forwardAuth", "address")!).Query);
        Assert.Equal(groups.All.Where(group => group.Members.Count > 0).Select(group => group.Name).Order(StringComparer.Ordinal), asked.Keys.Order(StringComparer.Ordinal));
        Assert.All(asked, query => Assert.Equal($"?allowed_emails={string.Join(',', groups.Find(query.Key)!.Members)}", Uri.UnescapeDataString(query.Value)));
        Assert.All(asked.Values, query => Assert.DoesNotContain('&', query));
    }, iter: 200, threads: 1);

    private static RenderedFiles Render(AuthorizationGroups groups, bool pages, int port) => TraefikRenderer.Traefik(Deployments.Settings(Deployments.Traefik(
        ("TRAEFIK_HEADER_AUTHORIZATION_GROUPS", groups.ToSetting()), ("TRAEFIK_ERROR_PAGES_ENABLED", pages ? "true" : "false"), ("TRAEFIK_ERROR_PAGES_PORT", $"{port + 1000}"))), Deployments.Plugins);
}
