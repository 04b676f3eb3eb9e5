namespace Wizard.Settings;

/// <summary>Reads one setting of an env-dist file: its line, and the comments above it.</summary>
/// <param name="line">The line, NAME=default.</param>
/// <param name="number">Its number, from 1.</param>
/// <param name="block">The comments right above it.</param>
/// <param name="faults">Says what is wrong.</param>
internal sealed class SettingReader(string line, int number, CommentBlock block, EnvDistFaults faults)
{
    private readonly Decorators _decorators = new(
        block.Decorators, faults, "type", "required", "sensitive", "example", "ask", "default", "atLeast", "generate", "when");

    public Setting Read()
    {
        var equals = line.IndexOf('=');
        var type = Type();
        var setting = new Setting
        {
            Name = Name(line[..equals]),
            Type = type,
            Default = Default(line[(equals + 1)..].Trim()),
            ComputedDefault = ComputedDefault(),
            Example = _decorators.Text("example"),
            Question = _decorators.Text("ask"),
            Help = block.Help,
            Required = _decorators.Flag("required"),
            Secret = _decorators.Flag("sensitive") || type.Name == "secret",
            AtLeast = _decorators.Text("atLeast"),
            Generated = Read("generate", RandomText.Parse, "@generate=base64url:32 (hex, base64 or base64url, of 16 to 64 bytes)"),
            When = Read("when", Condition.Parse, "@when=\"WHOAMI_MODE=one, other\""),
        };
        RefuseDefault(setting);
        return setting;
    }

    private string Name(string name) =>
        SettingNames.IsValid(name) ? name : throw faults.At(number, "the setting's name is not made of capital letters, digits and _", "It reads WHOAMI_NAME=, for example.");

    private SettingType Type()
    {
        var word = _decorators.Text("type") ?? "text";
        if (SettingTypes.Find(word) is { } type) return type;
        var near = Nearest.To(word, SettingTypes.Plain.Select(plain => plain.Name));
        throw faults.At(
            _decorators.Line("type"),
            $"@type={word} is no type",
            near is null ? $"The types are {string.Join(", ", SettingTypes.Words)}." : $"Did you mean {near}?");
    }

    // The line goes into a new .env as it stands: what compose would read otherwise than we do has no place in it.
    private string Default(string text)
    {
        if (text is ['\'', .., '\''] && !text[1..^1].AsSpan().ContainsAny('\'', '\\')) return text[1..^1];
        return text.Contains(" #", StringComparison.Ordinal) || text.StartsWith('#') || text.AsSpan().ContainsAny("'\"\\$")
            ? throw faults.At(number, "the default holds a quote, a backslash, a dollar sign or a comment", "Put it into single quotes; comments stand above the setting.")
            : text;
    }

    private string? ComputedDefault()
    {
        var template = _decorators.Text("default");
        return template is null || Template.IsValid(template)
            ? template
            : throw faults.At(_decorators.Line("default"), "@default holds a $ that begins no ${NAME}", "It reads @default=\"www.${ROOT_DOMAIN}\", for example.");
    }

    private T? Read<T>(string decorator, Func<string, T?> parse, string right)
        where T : class
    {
        if (_decorators.Text(decorator) is not { } text) return null;
        return parse(text) ?? throw faults.At(_decorators.Line(decorator), $"@{decorator} cannot be read", $"It reads {right}, for example.");
    }

    private void RefuseDefault(Setting setting)
    {
        if (setting.Generated is not null && !setting.Secret)
        {
            throw faults.At(number, $"{setting.Name} is generated and no secret", "Add @sensitive.");
        }

        if (setting.Secret && (setting.Default.Length > 0 || setting.ComputedDefault is not null))
        {
            throw faults.At(number, $"{setting.Name} is a secret and has a default", "Leave the default out: it would be everybody's secret.");
        }

        if (setting.Default.Length > 0 && setting.Check(setting.Default).Refusal is { } refusal)
        {
            throw faults.At(number, $"the default is refused: {refusal.TrimEnd('.')}", "Mend the default, or the @type.");
        }
    }
}
