using Wizard.Projects;
using Wizard.Settings;
using Wizard.Settings.Types;
using Wizard.Traefik;

namespace Wizard.Menus.Import;

/// <summary>Compares a file of d.rymcg.tech with what the wizard knows. Nothing is guessed: what is not understood is reported.</summary>
internal sealed class ImportPlanner(ImportedFile file, Deployment deployment)
{
    private readonly Dictionary<string, string> _values = [];
    private readonly List<(int Line, string Text)> _left = [];
    private readonly List<string> _opens = [];
    private readonly List<int> _blank = [];
    private readonly Catalogue _catalogue = deployment.Catalogue;
    private readonly LegoVariables _lego = new(file.Document, deployment.Catalogue);

    /// <summary>Plans.</summary>
    public ImportPlan Plan()
    {
        var statements = file.Document.Statements.ToList();
        foreach (var (line, name, value) in statements)
        {
            if (value is null || name.Length == 0) Leave(line, $"{Shown(name)} has no value");
            else if (statements.Exists(other => other.Line > line && other.Name == name && other.Value is not null)) Leave(line, $"{Shown(name)} is set again further down, which counts");
            else Take(line, name, value.Trim());
        }

        if (_lego.Value is { } variables) TakeChecked(_lego.Line, LegoVariables.Target, variables);
        Remark();
        var left = _left.OrderBy(found => found.Line).Select(found => $"line {found.Line}: {found.Text}.").ToList();
        return new(file, new(deployment, _values), _blank.Count == 0 ? left : [.. left, $"Blank and not understood: {Lines.Of(_blank)}."], _opens);
    }

    private void Take(int line, string name, string value)
    {
        var target = ImportTable.Renamed.GetValueOrDefault(name, name);
        if (_lego.Holds(name, value)) return;
        if (Reason(name, target, value) is { } reason) LeaveProtecting(line, name, value, reason);
        else if (_catalogue.Find(target) is null) LeaveUnknown(line, name, value);
        else TakeChecked(line, target, value, name);
    }

    private string? Reason(string name, string target, string value)
    {
        if (ImportTable.NotTaken.TryGetValue(name, out var why)) return IsPresent(name, value) ? null : $"{name} {why}";
        if (name == $"{_catalogue.Prefix}_INSTANCE") return $"{name} is told by the file's name";
        if (_lego.ReasonFor(name, value) is { } lego) return lego;
        if (target != name && file.Document[target] is { Length: > 0 }) return $"{name} is the old name of {target}, which stands in the file too";
        if (value.Length > 0 && ImportTable.IsPlaceholder(value) && !IsPresent(target, value)) return $"{Shown(name)} holds an example and no value of yours";
        return name == "TRAEFIK_IMAGE" && !IsPresent(name, value) && !(ImageVersion.Of(value, null) >= TraefikSettings.SafeForMutualTls)
            ? $"{name} is not known to be Traefik {TraefikSettings.SafeForMutualTls} or newer, in which mutual TLS can be relied on; the image stays"
            : null;
    }

    private void TakeChecked(int line, string target, string value, string? name = null)
    {
        var setting = _catalogue.Require(target);
        if (IsPresent(target, value)) return;
        if (value.Length == 0 && setting.Required)
        {
            Leave(line, $"{target} is blank, and stays at {(setting.Secret ? "what it is" : deployment.Values[target])}");
            return;
        }

        // not the setting's own refusal: it may show what was written, and a secret may stand in a wrong line
        if (setting.Check(Converted(setting, value)).Value is { } normal) _values[target] = normal;
        else LeaveProtecting(line, name ?? target, value, $"{target} is refused: {setting.Type.Right.TrimEnd('.')}");
    }

    // compose ate one of two dollars where the original wrote them into labels; bcrypt has never two of them
    private static string Converted(Setting setting, string value) => setting.Type is UsersType ? value.Replace("$$", "$", StringComparison.Ordinal) : value;

    private bool IsPresent(string name, string value) => deployment.File.Document[name] == value;

    private void LeaveUnknown(int line, string name, string value)
    {
        if (value.Length == 0) _blank.Add(line);
        else LeaveProtecting(line, name, value, $"{Shown(name)} {ImportTable.Pointless.GetValueOrDefault(name, "is not understood")}");
    }

    private void LeaveProtecting(int line, string name, string value, string why)
    {
        Leave(line, why);
        if (value.ToUpperInvariant() is "" or "FALSE" or "NO") return;
        if (ImportTable.Protections.Any(protection => name == $"{_catalogue.Prefix}_{protection}")) _opens.Add($"line {line}: {name} says who may enter, and would be lost.");
    }

    private void Leave(int line, string why) => _left.Add((line, why));

    private void Remark()
    {
        var names = new SentrySettings(_catalogue.Prefix);
        if (_values.GetValueOrDefault(names.MtlsAuth) == "true" && file.Document[names.AuthorizedCerts] is null or "" && _catalogue.Find(names.AllowAll) is not null && !deployment.Values.Flag(names.AllowAll))
            Leave(LineOf(names.MtlsAuth), $"{names.AuthorizedCerts} is blank: every certificate could enter there, and here nobody can until you name them, or set {names.AllowAll} to true");
        if (_values.GetValueOrDefault("TRAEFIK_STEP_CA_ENABLED") == "true" && deployment.Values["TRAEFIK_STEP_CA_CERTIFICATES"].Length == 0 && !_values.ContainsKey("TRAEFIK_STEP_CA_CERTIFICATES"))
            Leave(LineOf("TRAEFIK_STEP_CA_ENABLED"), "the certificates of the Step-CA are still to be fetched: make traefik config, TLS certificates and authorities");
    }

    private int LineOf(string name) => file.Document.Statements.Last(statement => statement.Name == name).Line;

    // what begins otherwise may be a line of a secret that was torn apart
    private string Shown(string name) => SettingNames.IsValid(name) && name.Length <= 100 && (name.StartsWith($"{_catalogue.Prefix}_", StringComparison.Ordinal) || name.StartsWith("DOCKER_", StringComparison.Ordinal))
        ? name
        : $"what does not begin with {_catalogue.Prefix}_";
}
