using Wizard.Tests.House;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Wizard.Tests.Traefik;

/// <summary>Traefik drops settings that a plugin does not know without a word, so these are the plugin's own names and kinds.</summary>
public sealed class PluginSettingsTests
{
    private readonly TestAuthority _authority = new();

    [Fact]
    public void The_plugin_gets_its_settings_under_their_exact_names()
    {
        var plugin = Plugin(("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.Clients.example.com,foo.example.com"));
        Assert.Equal(["allow", "allowAll", "provisioners"], plugin.Children.Keys.Select(key => key.ToString()));
        Assert.Equal(["*.clients.example.com", "foo.example.com"], Texts(plugin, "allow"));
        Assert.Equal("false", plugin["allowAll"].ToString());
        Assert.Equal(["admin", "me@example.com"], Texts(plugin, "provisioners"));
    }

    [Fact]
    public void Letting_in_all_names_is_written_out_and_holds_no_list()
    {
        var plugin = Plugin(("WHOAMI_MTLS_ALLOW_ALL", "true"));
        Assert.Equal(["allowAll", "provisioners"], plugin.Children.Keys.Select(key => key.ToString()));
        Assert.Equal("true", plugin["allowAll"].ToString());
    }

    [Fact]
    public void Exclusions_become_the_names_that_are_denied()
    {
        var plugin = Plugin(("WHOAMI_MTLS_AUTHORIZED_CERTS", "!Foo.clients.example.com,*.clients.example.com,!*.old.clients.example.com"));
        Assert.Equal(["allow", "allowAll", "deny", "provisioners"], plugin.Children.Keys.Select(key => key.ToString()));
        Assert.Equal(["*.clients.example.com"], Texts(plugin, "allow"));
        Assert.Equal(["foo.clients.example.com", "*.old.clients.example.com"], Texts(plugin, "deny"));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void Exclusions_alone_keep_out_these_or_everybody(string everybody)
    {
        var plugin = Plugin(("WHOAMI_MTLS_AUTHORIZED_CERTS", "!foo.example.com"), ("WHOAMI_MTLS_ALLOW_ALL", everybody));
        Assert.Equal(["allowAll", "deny", "provisioners"], plugin.Children.Keys.Select(key => key.ToString()));
        Assert.Equal(everybody, plugin["allowAll"].ToString());
        Assert.Equal(["foo.example.com"], Texts(plugin, "deny"));
    }

    [Fact]
    public void The_plugin_that_is_shipped_knows_every_setting()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Folder, "templates/traefik/plugins-local/src/wizard.local/mtls/mtls.go"));
        var plugin = Plugin(("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.example.com,!foo.example.com"));
        Assert.All(plugin.Children.Keys, key => Assert.Contains($"`json:\"{key},omitempty\"`", source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("*.example.com,foo.example.com")]
    [InlineData("!bar.example.com,foo.example.com")]
    public void An_allow_all_that_was_left_from_before_does_not_silence_a_list_of_names(string names)
    {
        var error = Assert.Throws<UserError>(() => Plugin(("WHOAMI_MTLS_AUTHORIZED_CERTS", names), ("WHOAMI_MTLS_ALLOW_ALL", "true")));
        Assert.Contains("WHOAMI_MTLS_ALLOW_ALL is true", error.Message, StringComparison.Ordinal);
        Assert.Contains("to false", error.Mend, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(YamlMappingNode plugin, string key) => ((YamlSequenceNode)plugin[key]).Select(item => item.ToString());

    private YamlMappingNode Plugin(params (string, string)[] written)
    {
        var settings = Deployments.Settings(Deployments.TraefikWithStepCa(_authority, ("TRAEFIK_STEP_CA_CLIENT_PROVISIONERS", "admin, me@example.com")));
        var files = Deployments.Rendered(Deployments.Whoami([("WHOAMI_MTLS_AUTH", "true"), .. written]), "whoami_default", settings);
        var stream = new YamlStream();
        stream.Load(new StringReader(files.Text("dynamic.yml")!));
        return (YamlMappingNode)stream.Documents[0].RootNode["http"]["middlewares"]["whoami_default_mtls"]["plugin"]["mtls"];
    }
}
