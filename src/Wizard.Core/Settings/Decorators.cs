namespace Wizard.Settings;

/// <summary>The decorators of one comment block: each known, each there once.</summary>
internal sealed class Decorators
{
    private readonly Dictionary<string, Decorator> _all = new(StringComparer.Ordinal);
    private readonly EnvDistFaults _faults;

    public Decorators(IEnumerable<Decorator> decorators, EnvDistFaults faults, params string[] known)
    {
        _faults = faults;
        foreach (var decorator in decorators)
        {
            if (!known.Contains(decorator.Name)) throw Unknown(decorator, known);
            if (!_all.TryAdd(decorator.Name, decorator)) throw faults.At(decorator.Line, $"@{decorator.Name} stands twice", "Leave one of them out.");
        }
    }

    /// <summary>The line of a decorator that is there.</summary>
    public int Line(string name) => _all[name].Line;

    /// <summary>The value of a decorator; null where the decorator is not there.</summary>
    public string? Text(string name, bool mayBeEmpty = false)
    {
        if (!_all.TryGetValue(name, out var decorator)) return null;
        return decorator.Value is { } value && (mayBeEmpty || value.Length > 0)
            ? value
            : throw _faults.At(decorator.Line, $"@{name} has no value", $"It reads @{name}=VALUE, or @{name}=\"two words\".");
    }

    /// <summary>True where the decorator is there, alone or with the value true.</summary>
    public bool Flag(string name) => _all.TryGetValue(name, out var decorator) && decorator.Value switch
    {
        null or "true" => true,
        "false" => false,
        _ => throw _faults.At(decorator.Line, $"@{name} is neither true nor false", $"It reads @{name}, alone."),
    };

    private UserError Unknown(Decorator decorator, string[] known)
    {
        var near = Nearest.To(decorator.Name, known) is { } name ? $"Did you mean @{name}?" : $"Here may stand: {string.Join(", ", known.Select(word => $"@{word}"))}.";
        return _faults.At(decorator.Line, $"@{decorator.Name} is no decorator that is known here", near);
    }
}
