using Wizard.Prompting;
using Wizard.Tests.Menus.StepCa;
using Wizard.Tests.Pki;
using Xunit;

namespace Wizard.Tests.FrontEnds;

/// <summary>The same conversations through every front end: each must end in the same answers and the same files.</summary>
public sealed class ContractTests
{
    public static TheoryData<string> FrontEnds => [.. Holder.All.Keys];

    [Theory]
    [MemberData(nameof(FrontEnds))]
    public async Task Every_kind_of_question_gives_the_same_answer(string frontEnd)
    {
        Step[] steps =
        [
            new("colour", "Which colour?", "Green", StepKind.Choice),
            new("names", "Which of them?", "one 1,three 3", StepKind.Several),
            new("host", "Which host?", "pi.example.com", StepKind.Text),
            new("password", "Which password?", "p4$$ w'd", StepKind.Secret),
            new("sure", "Are you sure?", "yes", StepKind.Confirm),
            new("", "Read this", "", StepKind.Note),
            new("", "Do it", "", StepKind.Note),
        ];
        var answer = await Holder.All[frontEnd].HoldAsync(Conversation, [.. steps.Select(step => frontEnd == "prepared answers" ? step with { Answer = step.Answer.Replace("'", "''", StringComparison.Ordinal) } : step)]);
        Assert.Equal("1 | 0,2 | pi.example.com | p4$$ w'd | True | 42", answer);
    }

    [Theory]
    [MemberData(nameof(FrontEnds))]
    public async Task Whoami_with_a_password_that_was_typed_ends_in_the_same_settings(string frontEnd)
    {
        using var world = new World();
        await Holder.All[frontEnd].HoldAsync(Config(world, "whoami"),
        [
            new("WHOAMI_TRAEFIK_HOST", "WHOAMI_TRAEFIK_HOST", "Whoami.PI.example.com", StepKind.Text),
            new("WHOAMI_SENTRY", "Do you want to enable sentry", "Yes, with HTTP Basic Authentication", StepKind.Choice),
            new("WHOAMI_HTTP_AUTH_USER", "Enter the name of a user", "alice", StepKind.Text),
            new("WHOAMI_HTTP_AUTH_PASSWORD_KIND", "Which password shall alice", "One that I type", StepKind.Choice),
            new("WHOAMI_HTTP_AUTH_PASSWORD", "Enter the password of alice", "correct horse", StepKind.Secret),
            new("WHOAMI_HTTP_AUTH_PASSWORD_AGAIN", "Enter it again", "correct horse", StepKind.Secret),
            new("WHOAMI_HTTP_AUTH", "WHOAMI_HTTP_AUTH: Who may enter with a password?", "Done", StepKind.Choice),
            new("WHOAMI_HTTP_AUTH_KEEP_PASSWORDS", "Keep these passwords", "no", StepKind.Confirm),
            .. Told(frontEnd),
        ]);
        Assert.Equal("whoami.pi.example.com", world.Value("whoami", "WHOAMI_TRAEFIK_HOST"));
        var user = world.Value("whoami", "WHOAMI_HTTP_AUTH").Split(':');
        Assert.Equal("alice", user[0]);
        Assert.True(BCrypt.Net.BCrypt.Verify("correct horse", user[1]));
        Assert.Equal(["default/whoami/default/.env"], world.Files);
    }

    [Theory]
    [MemberData(nameof(FrontEnds))]
    public async Task Step_ca_is_asked_for_as_in_the_chapter(string frontEnd)
    {
        using var world = new World();
        await world.SetAsync("context", "ROOT_DOMAIN=pi.example.com");
        await Holder.All[frontEnd].HoldAsync(Config(world, "step-ca"),
        [
            new("STEP_CA_TRAEFIK_HOST", "STEP_CA_TRAEFIK_HOST: Enter the step-ca domain name (eg. ca.example.com)", "ca.pi.example.com", StepKind.Text),
            new("STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS: Enter the list of allowed domain", "*.clients.pi.example.com", StepKind.Text),
            new("STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION", "STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION: Enter the", "24h", StepKind.Text),
            new("STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION", "STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION: Enter the", "2160h", StepKind.Text),
            new("STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION", "STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION: Enter the", "8760h", StepKind.Text),
            new("STEP_CA_AUTHORITY_CLAIMS_DISABLE_RENEWAL", "Do you want to", "No", StepKind.Choice),
            .. Told(frontEnd),
        ]);
        Assert.Equal("ca.pi.example.com", world.Value("step-ca", "STEP_CA_TRAEFIK_HOST"));
        Assert.Equal("8760h", world.Value("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION"));
        Assert.Equal("*.clients.pi.example.com", world.Value("step-ca", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS"));
    }

    [Theory]
    [MemberData(nameof(FrontEnds))]
    public async Task The_trusted_authorities_are_chosen_in_the_menu(string frontEnd)
    {
        using var world = new World();
        await Holder.All[frontEnd].HoldAsync(async (prompter, cancellation) =>
        {
            await ConfigureAsync(world, "traefik", prompter, frontEnd is "plain lines" or "full screen" ? 4 : 0, cancellation);
            return true;
        },
        [
            new("traefik", "Traefik:", "Config", StepKind.Choice),
            new("traefik.config", "Traefik Configuration:", "TLS certificates and authorities", StepKind.Choice),
            new("traefik.tls", "Traefik TLS config:", "Configure certificate authorities", StepKind.Choice),
            new("traefik.ca", "How do you want to configure", "Delete the entire list.", StepKind.Choice),
        ]);
        Assert.Equal(("false", "true"), (world.Value("traefik", "TRAEFIK_STEP_CA_ENABLED"), world.Value("traefik", "TRAEFIK_STEP_CA_ZERO_CERTS")));
    }

    [Theory]
    [MemberData(nameof(FrontEnds))]
    public async Task A_certificate_is_made_in_the_same_three_files(string frontEnd)
    {
        using var desk = await Desk.OpenAsync();
        await Holder.All[frontEnd].HoldAsync(
            async (prompter, cancellation) =>
            {
                await Wizard.Menus.VerbTable.Require("step-ca", "cert").RunAsync(new(desk.World.With(prompter), "step-ca"), cancellation);
                return true;
            },
            [
                new("step-ca.cert.name", "Enter the subject (CN) to be certified", Desk.Foo, StepKind.Text),
                new("step-ca.cert", "A certificate for", "Further names", StepKind.Choice),
                new("step-ca.cert.names", "Enter further domain names", "bar.clients.example.com", StepKind.Text),
                new("step-ca.cert", "Further names (bar", "Issue it", StepKind.Choice),
                new("step-ca.password", "Please enter the password to decrypt", FakeAuthority.Password, StepKind.Secret),
                new("step-ca.p12.password", "Please enter a password to encrypt", Desk.Pkcs12Password, StepKind.Secret),
                new("step-ca.p12.password.again", "Please enter it again", Desk.Pkcs12Password, StepKind.Secret),
                .. Told(frontEnd, "The certificate of"),
            ]);
        Assert.Equal([$"{Desk.Foo}.crt", $"{Desk.Foo}.key", $"{Desk.Foo}.p12"], desk.Files);
    }

    private static async Task<string> Conversation(IPrompter prompter, CancellationToken cancellation)
    {
        var colour = await prompter.ChooseAsync(new("colour", "Which colour?", [new("Red"), new("Green")]), cancellation);
        var names = await prompter.ChooseSeveralAsync(new("names", "Which of them?", ["one 1", "two 2", "three 3"]), cancellation);
        var host = await prompter.AskAsync(new("host", "Which host?") { Initial = "old.example.com" }, cancellation);
        var password = await prompter.AskAsync(new("password", "Which password?") { Secret = true }, cancellation);
        var sure = await prompter.ConfirmAsync(new("sure", "Are you sure?"), cancellation);
        var found = await prompter.LookUpAsync("the answer", _ => Task.FromResult(42), cancellation);
        await prompter.ShowAsync(new("Read this", ["It is short."]), cancellation);
        await prompter.WatchAsync(new("Do it", (log, _) => Task.Run(() => log("done"), cancellation)), cancellation);
        return $"{colour} | {string.Join(',', names)} | {host} | {password} | {sure} | {found}";
    }

    private static Func<IPrompter, CancellationToken, Task<bool>> Config(World world, string project) => async (prompter, cancellation) =>
    {
        await ConfigureAsync(world, project, prompter, 0, cancellation);
        return true;
    };

    // Where a menu would be shown for ever, it is left by ESC after so many choices.
    private static Task ConfigureAsync(World world, string project, IPrompter prompter, int left, CancellationToken cancellation) =>
        Wizard.Menus.VerbTable.Require(project, "config").RunAsync(new(world.With(left > 0 ? new Leaving(prompter, left) : prompter), project), cancellation);

    private static IEnumerable<Step> Told(string frontEnd, string title = "Saved:") => frontEnd == "full screen" ? [new("", title, "", StepKind.Note)] : [];
}
