namespace Wizard.Settings;

/// <summary>One variable of one .env file, with all that is known of it. Declared once, in env-dist/.</summary>
public sealed record Setting
{
    /// <summary>The variable's name, as in WHOAMI_TRAEFIK_HOST.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of value.</summary>
    public required SettingType Type { get; init; }

    /// <summary>The text after <c>=</c> in env-dist; empty where there is none.</summary>
    public string Default { get; init; } = "";

    /// <summary>The template of <c>@default</c>, with ${NAME} for other variables; null where there is none.</summary>
    public string? ComputedDefault { get; init; }

    /// <summary>Only shown, never accepted by pressing Enter; null where there is none.</summary>
    public string? Example { get; init; }

    /// <summary>The text of <c>@ask</c>: this setting is asked by `config`; null where it is not.</summary>
    public string? Question { get; init; }

    /// <summary>The comment lines above the variable, without decorators, joined by line feeds.</summary>
    public string Help { get; init; } = "";

    /// <summary>A blank value is refused.</summary>
    public bool Required { get; init; }

    /// <summary>Masked wherever it is shown.</summary>
    public bool Secret { get; init; }

    /// <summary>The name of the setting this one must not be below (<c>@atLeast</c>); null where there is none.</summary>
    public string? AtLeast { get; init; }

    /// <summary>What `config` draws where the value is blank, without asking (<c>@generate</c>); null where it draws nothing.</summary>
    public RandomText? Generated { get; init; }

    /// <summary>When the setting means anything: else it is neither asked for nor required (<c>@when</c>). Null for always.</summary>
    public Condition? When { get; init; }

    /// <summary>What a prompt reads: <c>NAME: question (eg. example)</c>.</summary>
    public string Prompt => $"{Name}: {Question ?? "Enter a value"}{(Example is null ? "" : $" (eg. {Example})")}";

    /// <summary>Judges a text: blank is accepted unless required; else the type decides. A refusal names the setting, and never shows a secret.</summary>
    public Verdict Check(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return Required ? Verdict.Refuse($"{Name} is required: {Type.Right}") : Verdict.Accept("");
        var verdict = Type.Check(trimmed);
        if (verdict.Refusal is null) return verdict;
        return Verdict.Refuse(Secret && !Type.IsDiscreet ? $"{Name}: this is refused; {Type.Right}" : $"{Name}: {verdict.Refusal}");
    }

    /// <summary>The value where none is written: the computed default if all its variables are known, else the written one.</summary>
    /// <param name="lookup">The value of another variable, or null.</param>
    public string DefaultFor(Func<string, string?> lookup) =>
        ComputedDefault is not null && Template.Expand(ComputedDefault, lookup) is { } computed ? computed : Default;

    /// <summary>The name alone: the default may be nobody's business.</summary>
    public override string ToString() => Name;
}
