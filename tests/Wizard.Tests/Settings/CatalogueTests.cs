using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class CatalogueTests
{
    private const string Header = "# @prefix=APP @route=http\n# An app.\n# ---\n\n";

    private const string Full = Header + """
        # The domain name.
        # It has two lines, and a @word in the middle of one.
        # @type=host @required @example=app.example.com # a remark
        # @ask="Enter \"the\" name" @default='app${INSTANCE_URL_SUFFIX}.${ROOT_DOMAIN}'
        APP_HOST=

        # @type=enum(one, two)
        APP_KIND=two
        # @type=secret
        APP_TOKEN=
        APP_NAME='two words'

        """;

    public static TheoryData<string> Projects => ["context", "forward-auth", "step-ca", "traefik", "whoami"];

    [Fact]
    public void Everything_that_is_declared_is_read()
    {
        var app = Catalogue.Parse("app", Full, "app.env-dist");
        Assert.Equal(("app", "APP", "http", "An app."), (app.Project, app.Prefix, app.Route, app.Help));
        var host = app.Require("APP_HOST");
        Assert.Equal("The domain name.\nIt has two lines, and a @word in the middle of one.", host.Help);
        Assert.Equal(("host", true, false, "app.example.com"), (host.Type.Name, host.Required, host.Secret, host.Example));
        Assert.Equal(("Enter \"the\" name", "app${INSTANCE_URL_SUFFIX}.${ROOT_DOMAIN}"), (host.Question, host.ComputedDefault));
        Assert.Equal("APP_HOST: Enter \"the\" name (eg. app.example.com)", host.Prompt);
        Assert.Equal(("enum", "two"), (app.Require("APP_KIND").Type.Name, app.Require("APP_KIND").Default));
        Assert.True(app.Require("APP_TOKEN").Secret);
        Assert.Equal("two words", app.Require("APP_NAME").Default);
    }

    [Fact]
    public void A_new_env_file_keeps_the_help_and_drops_the_decorators() =>
        Assert.Equal(
            """
            # An app.

            # The domain name.
            # It has two lines, and a @word in the middle of one.
            APP_HOST=

            APP_KIND=two
            APP_TOKEN=
            APP_NAME='two words'

            """,
            Catalogue.Parse("app", Full, "app.env-dist").NewEnvFile());

    [Theory]
    [InlineData("# @typo=host\nAPP_A=\n", 5, "@typo", "@type")]
    [InlineData("# @type=host @type=ip\nAPP_A=\n", 5, "twice", "")]
    [InlineData("# @type=hots\nAPP_A=\n", 5, "hots", "host")]
    [InlineData("# @type=enum()\nAPP_A=\n", 5, "enum()", "")]
    [InlineData("# @type=enum(a\nAPP_A=\n", 5, "bracket", "")]
    [InlineData("# @ask=\"open\nAPP_A=\n", 5, "quote", "")]
    [InlineData("# @required stray\nAPP_A=\n", 5, "something else", "")]
    [InlineData("# @required=maybe\nAPP_A=\n", 5, "@required", "")]
    [InlineData("# @example\nAPP_A=\n", 5, "no value", "")]
    [InlineData("# @type=port\nAPP_A=http\n", 6, "default", "@type")]
    [InlineData("OTHER_A=\n", 5, "APP_", "")]
    [InlineData("APP_A=\nAPP_A=\n", 6, "line 5", "")]
    [InlineData("app_a=\n", 5, "capital", "")]
    [InlineData("APP_A\n", 5, "neither", "")]
    [InlineData("# @required\n\nAPP_A=\n", 5, "belongs to no setting", "")]
    [InlineData("# @type=duration @atLeast=APP_X\nAPP_A=1h\n", 6, "APP_X", "")]
    [InlineData("# @type=duration @atLeast=APP_B\nAPP_A=1h\nAPP_B=1\n", 6, "duration", "")]
    [InlineData("# @default=\"a$b\"\nAPP_A=\n", 5, "@default", "")]
    [InlineData("APP_A=a$b\n", 5, "dollar", "single quotes")]
    [InlineData("APP_A=a # b\n", 5, "comment", "")]
    [InlineData("# @type=secret\nAPP_A=hunter2\n", 6, "secret", "")]
    public void A_mistake_is_refused_with_file_and_line(string settings, int line, string what, string mend)
    {
        var error = Assert.Throws<UserError>(() => Catalogue.Parse("app", Header + settings, "/p/app.env-dist"));
        Assert.StartsWith($"/p/app.env-dist, line {line}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(mend, error.Mend, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message + error.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("APP_A=\n")]
    [InlineData("# @prefix=APP\nAPP_A=\n")]
    [InlineData("# no prefix\n# ---\nAPP_A=\n")]
    [InlineData("# @prefix=app\n# ---\n")]
    [InlineData("# @prefix=APP @route=tcp\n# ---\n")]
    [InlineData("# @prefix=APP @type=host\n# ---\n")]
    public void A_header_that_is_missing_or_wrong_is_refused(string text) =>
        Assert.Throws<UserError>(() => Catalogue.Parse("app", text, "app.env-dist"));

    [Fact]
    public void An_unknown_variable_is_refused_and_the_nearest_name_is_offered()
    {
        var error = Assert.Throws<UsageError>(() => Catalogue.Parse("app", Full, "app.env-dist").Require("APP_HOSTS"));
        Assert.Contains("APP_HOST?", error.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_files_of_the_wizards_own_projects_are_accepted(string project)
    {
        var catalogue = EnvDist.Read(project);
        Assert.NotEmpty(catalogue.Settings);
        var fresh = Wizard.Env.EnvDocument.Parse(catalogue.NewEnvFile(), ".env");
        Assert.Equal(catalogue.Settings.Select(setting => setting.Name), fresh.Names);
        Assert.All(catalogue.Settings, setting => Assert.Equal(setting.Default, fresh[setting.Name]));
        Assert.DoesNotContain(" @", catalogue.NewEnvFile(), StringComparison.Ordinal);
    }
}
