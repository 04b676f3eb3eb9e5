using Wizard.Menus;
using Xunit;

namespace Wizard.Tests.FrontEnds;

/// <summary>The entrypoint menus through every front end: each must end in the same settings.</summary>
public sealed class EntryPointContractTests : IDisposable
{
    private const string Custom = "TRAEFIK_CUSTOM_ENTRYPOINTS";

    private readonly World _world = new();

    public static TheoryData<string> FrontEnds => [.. Holder.All.Keys];

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(FrontEnds))]
    public async Task A_stock_entrypoint_is_enabled(string frontEnd)
    {
        await HoldAsync(frontEnd,
            new("traefik.entrypoints", "Traefik entrypoint config", "Configure stock", StepKind.Choice),
            new("traefik.entrypoints.stock", "Which entrypoint", "ssh", StepKind.Choice),
            new("TRAEFIK_SSH_ENTRYPOINT_ENABLED", "Do you want to enable the entrypoint ssh?", "yes", StepKind.Confirm),
            new("TRAEFIK_SSH_ENTRYPOINT_HOST", "TRAEFIK_SSH_ENTRYPOINT_HOST: Enter the address", "2001:db8::1", StepKind.Text),
            new("TRAEFIK_SSH_ENTRYPOINT_PORT", "TRAEFIK_SSH_ENTRYPOINT_PORT: Enter the port", "22", StepKind.Text),
            new("TRAEFIK_SSH_ENTRYPOINT_PROXIES", "How do clients reach ssh?", "Through", StepKind.Choice),
            new("TRAEFIK_SSH_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS", "TRAEFIK_SSH_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS: Enter the", "10.13.16.1", StepKind.Text));
        Assert.Equal("true 2001:db8::1 22 10.13.16.1/32", string.Join(' ', new[] { "ENABLED", "HOST", "PORT", "PROXY_PROTOCOL_TRUSTED_IPS" }.Select(name => _world.Value("traefik", $"TRAEFIK_SSH_ENTRYPOINT_{name}"))));
    }

    [Theory]
    [MemberData(nameof(FrontEnds))]
    public async Task A_custom_entrypoint_is_added(string frontEnd)
    {
        await HoldAsync(frontEnd,
            new("traefik.entrypoints", "Traefik entrypoint config", "Configure custom", StepKind.Choice),
            new(Custom, "Custom entrypoints:", "Add an", StepKind.Choice),
            new($"{Custom}_NAME", "Enter the name", "voice", StepKind.Text),
            new($"{Custom}_PROTOCOL", "Which protocol?", "UDP", StepKind.Choice),
            new($"{Custom}_HOST", "Enter the address that voice", "::", StepKind.Text),
            new($"{Custom}_PORT", "Enter the port that voice", "7000", StepKind.Text),
            new(Custom, "voice: [::]:7000/udp", "Done", StepKind.Choice));
        Assert.Equal("voice:[::]:7000:udp::false", _world.Value("traefik", Custom));
    }

    // In front ends that would show the menus for ever, they are left after the choices that the steps make.
    private Task<bool> HoldAsync(string frontEnd, params Step[] steps) => Holder.All[frontEnd].HoldAsync(
        async (prompter, cancellation) =>
        {
            var choices = 2 + steps.Count(step => step.Kind == StepKind.Choice);
            var session = _world.With(frontEnd is "plain lines" or "full screen" ? new Leaving(prompter, choices) : prompter);
            await VerbTable.Require("traefik", "config").RunAsync(new(session, "traefik"), cancellation);
            return true;
        },
        [new("traefik", "Traefik:", "Config", StepKind.Choice), new("traefik.config", "Traefik Configuration:", "Entrypoints", StepKind.Choice), .. steps]);
}
