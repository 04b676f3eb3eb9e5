using Wizard.Menus;
using Xunit;

namespace Wizard.Tests.FrontEnds;

/// <summary>Lists inside of lists, through every front end.</summary>
public sealed class SentryContractTests
{
    private const int Choices = 8;

    public static TheoryData<string> FrontEnds => [.. Holder.All.Keys];

    [Theory]
    [MemberData(nameof(FrontEnds))]
    public async Task A_group_with_two_members_is_made_in_the_menu(string frontEnd)
    {
        using var world = new World();
        await Holder.All[frontEnd].HoldAsync(async (prompter, cancellation) =>
        {
            var shown = frontEnd is "plain lines" or "full screen" ? new Leaving(prompter, Choices) : prompter;
            await VerbTable.Require("traefik", "config").RunAsync(new(world.With(shown), "traefik"), cancellation);
            return true;
        },
        [
            new("traefik", "Traefik:", "Config", StepKind.Choice),
            new("traefik.config", "Traefik Configuration:", "Middleware (including sentry auth)", StepKind.Choice),
            new("traefik.middleware", "Traefik middleware config:", "OAuth2 sentry authorization", StepKind.Choice),
            new("traefik.sentry", "OAuth2 sentry authorization:", "Groups", StepKind.Choice),
            new("traefik.groups", "Which groups of people are there?", "Add a group", StepKind.Choice),
            new("traefik.groups.name", "Enter the name of the group", "family", StepKind.Text),
            new("traefik.groups.member", "Enter the e-mail address", "anna+pi@example.com", StepKind.Text),
            new("traefik.groups.members", "Who is in the group family?", "Add an e-mail address", StepKind.Choice),
            new("traefik.groups.member", "Enter the e-mail address", "ben@EXAMPLE.com", StepKind.Text),
            new("traefik.groups.members", "Who is in the group family?", "Done", StepKind.Choice),
            new("traefik.groups", "Which groups of people are there?", "Done", StepKind.Choice),
        ]);
        Assert.Equal("""{"family":["anna+pi@example.com","ben@example.com"]}""", world.Value("traefik", "TRAEFIK_HEADER_AUTHORIZATION_GROUPS"));
    }
}
