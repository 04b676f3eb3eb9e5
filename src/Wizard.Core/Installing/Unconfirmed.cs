using Wizard.Env;

namespace Wizard.Installing;

/// <summary>Remembers, beyond the death of this program, that something was shipped which Traefik has not confirmed: it may lie there in half, or not be read.</summary>
/// <param name="machine">Where.</param>
internal sealed class Unconfirmed(Machine machine)
{
    private readonly string _file = machine.Store.Root.UnconfirmedFile(machine.Context);

    /// <summary>True from the beginning of a shipment until Traefik has confirmed one.</summary>
    public bool IsSet => File.Exists(_file);

    /// <summary>A shipment begins.</summary>
    public void Set()
    {
        if (!IsSet) AtomicFile.Write(_file, []);
    }

    /// <summary>Traefik has confirmed the last shipment.</summary>
    public void Clear() => File.Delete(_file);
}
