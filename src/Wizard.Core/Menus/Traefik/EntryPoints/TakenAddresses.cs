using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik;

namespace Wizard.Menus.Traefik.EntryPoints;

/// <summary>Where an entrypoint cannot listen: other entrypoints do, or other programs of the machine.</summary>
/// <param name="EntryPoints">The other entrypoints, by name.</param>
/// <param name="Machine">Other programs; empty where nobody can tell.</param>
internal sealed record TakenAddresses(IReadOnlyList<(string Name, ListenAddress Address)> EntryPoints, IReadOnlyList<ListenAddress> Machine)
{
    /// <summary>Looks them up.</summary>
    /// <param name="session">Whose machine.</param>
    /// <param name="traefik">Traefik's settings.</param>
    /// <param name="but">The names of the entrypoints that are being changed.</param>
    /// <param name="prompter">Keeps what was found.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">A setting of another entrypoint cannot be read.</exception>
    public static async Task<TakenAddresses> FindAsync(Session session, Values traefik, IReadOnlyCollection<string> but, IPrompter prompter, CancellationToken cancellation)
    {
        var others = EntryPoint.AllOf(traefik).Append(EntryPoint.ControlOf(traefik)).Where(entryPoint => !but.Contains(entryPoint.Name));
        var machine = await prompter.LookUpAsync("ports that are in use on this machine", token => LocalListeners.FindAsync(session.Machine, token), cancellation).ConfigureAwait(false);
        return new([.. others.Select(entryPoint => (entryPoint.Name, entryPoint.Listen))], machine);
    }

    /// <summary>These, and more entrypoints.</summary>
    public TakenAddresses With(IEnumerable<CustomEntryPoint> custom) => this with { EntryPoints = [.. EntryPoints, .. custom.Select(one => (one.Name, one.Listen))] };

    /// <summary>Which entrypoint has one of these addresses already; null for none.</summary>
    public string? Refusal(IEnumerable<ListenAddress> wanted)
    {
        var clashes = from address in wanted from other in EntryPoints where address.Meets(other.Address) select (Address: address, Other: other);
        return clashes.Select(clash => $"{clash.Address} meets the entrypoint {clash.Other.Name} ({clash.Other.Address}): choose another port, or another address, for example port {FreePort(clash.Address)}.").FirstOrDefault();
    }

    /// <summary>Which of these addresses another program has; null for none.</summary>
    public string? Remark(IEnumerable<ListenAddress> wanted) =>
        wanted.FirstOrDefault(address => Machine.Any(address.Meets)) is { } taken
            ? $"Another program of this machine listens on port {taken.Port}: Traefik could not open {taken} as long as it does."
            : null;

    private int FreePort(ListenAddress near) => Enumerable.Range(near.Port + 1, 65535).Select(port => port > 65535 ? port - 65535 : port)
        .First(port => !EntryPoints.Select(other => other.Address).Concat(Machine).Any(other => other.Meets(near with { Port = port })));
}
