using Wizard.Settings;
using Wizard.Traefik;

namespace Wizard.Menus.Traefik;

/// <summary>An enabled entrypoint that a layer-4 route may use.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="IsUdp">It is for UDP packets.</param>
internal sealed record EntryPointChoice(string Name, string Address, bool IsUdp)
{
    /// <summary>All of them, but those that HTTP is spoken at.</summary>
    public static IReadOnlyList<EntryPointChoice> AllOf(Values values) =>
        [.. EntryPoint.ForRoutes(values).Select(entryPoint => new EntryPointChoice(entryPoint.Name, entryPoint.Address, entryPoint.Protocol == Protocol.Udp))];
}
