using System.Text.RegularExpressions;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Chapter;

[Collection(OneEngine.Name)]
public partial class ChapterTests(ChapterWalk walk) : IClassFixture<ChapterWalk>
{
    [LabFact]
    public void Step_ca_config_asks_in_the_words_of_the_chapter()
    {
        Shows("step-ca host", "STEP_CA_TRAEFIK_HOST: Enter the step-ca domain name (eg. ca.example.com)");
        Shows("step-ca names", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS: Enter the list of allowed domain wildcards (comma separated) (eg. *.example.com,*.example.org)");
    }

    [LabFact]
    public void The_admin_password_is_grepped_from_the_logs_and_reinstall_clears_it()
    {
        Assert.Contains(walk.Seen["inspected password"], walk.Seen["password"], StringComparison.Ordinal);
        Assert.Matches("^[A-Za-z0-9]{40}$", walk.Seen["inspected password"]);
        Assert.Empty(walk.Seen["password after reinstall"]);
    }

    [LabFact]
    public void The_fingerprint_is_printed_alone_ready_to_be_copied() => Assert.Matches("^[0-9a-f]{64}$", walk.Seen["fingerprint"]);

    [LabFact]
    public void Traefiks_menus_are_those_of_the_chapter()
    {
        Lists("traefik", "? Traefik:", "Config", "Install (make install)", "Admin", "Exit (ESC)");
        Lists("traefik config", "? Traefik Configuration:", "Traefik user", "Entrypoints (including dashboard)", "TLS certificates and authorities",
            "Middleware (including sentry auth)", "Advanced Routing (Layer 7 / Layer 4 / Wireguard)", "Error page template", "Logging level");
        Lists("traefik tls", "? Traefik TLS config:", "Configure certificate authorities (CA)", "Configure ACME (Let's Encrypt or Step-CA)", "Configure TLS certificates (make certs)");
    }

    [LabFact]
    public void The_choices_of_trusted_authorities_are_those_of_the_chapter() => Lists("traefik ca",
        "? How do you want to configure the list of trusted Certificate Authorities (CA)?",
        "Use the stock list, (alpine: ca-certificates ca-certificates-bundle).",
        "Use the stock list, plus add my own root Step-CA certificate.",
        "Delete the entire list, and add my own root Step-CA certificate.",
        "Delete the entire list.",
        "Cancel / Go back.");

    [LabFact]
    public void Traefik_asks_for_its_step_ca_in_the_words_of_the_chapter()
    {
        Shows("endpoint", "TRAEFIK_STEP_CA_ENDPOINT: Enter your Step-CA endpoint URL (eg. https://ca.example.com)");
        Shows("fingerprint question", "TRAEFIK_STEP_CA_FINGERPRINT: Enter your Step-CA root CA certificate fingerprint (eg. xxxxxxxxxxxxxxxxxxxx)");
    }

    [LabFact]
    public void Esc_two_times_leads_to_the_main_menu_where_install_is()
    {
        Lists("main menu again", "? Traefik:", "Config", "Install (make install)", "Admin", "Exit (ESC)");
        Shows("traefik is installed", "traefik is installed.");
    }

    [LabFact]
    public void A_sentry_that_is_the_same_machine_says_that_it_needs_no_route() => Shows("route", "ca.pi.example.com needs no route: step-ca of this machine is reached by it.");

    [LabFact]
    public void Whoami_config_asks_in_the_words_of_the_chapter()
    {
        Shows("whoami host", "WHOAMI_TRAEFIK_HOST: Enter the whoami domain name (eg. whoami.example.com)");
        Shows("whoami sentry", "Do you want to enable sentry authorization in front of this app (effectively making the entire site private)?");
        Lists("whoami sentry", "No", "Yes, with HTTP Basic Authentication", "Yes, with Oauth2", "Yes, with Mutual TLS (mTLS)");
        Shows("whoami names", "WHOAMI_MTLS_AUTHORIZED_CERTS: Enter comma separated list of allowed client certificate names (or blank to allow all) (eg. *.clients.whoami.example.com)");
    }

    [LabFact]
    public void An_example_is_never_what_stands_in_the_field() =>
        Assert.All(new[] { "step-ca host", "step-ca names", "whoami host" }, name => Assert.Contains(walk.Seen[name].Split('\n'), line => line == ":"));

    /// <summary>A text on a screen, however its lines were broken.</summary>
    private void Shows(string name, string text) => Assert.Contains(text, Blanks().Replace(walk.Seen[name], " "), StringComparison.Ordinal);

    /// <summary>Lines of a screen, in that order.</summary>
    private void Lists(string name, params string[] lines)
    {
        var shown = walk.Seen[name].Split('\n').Select(line => line.TrimStart('>', ' ')).ToList();
        var places = lines.Select(line => shown.FindIndex(text => text == line || text.StartsWith(line + " (", StringComparison.Ordinal) || text == line + " - not now")).ToList();
        Assert.True(!places.Contains(-1) && places.SequenceEqual(places.Order()), $"expected, in this order:\n{string.Join('\n', lines)}\nbut the screen is:\n{walk.Seen[name]}");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
