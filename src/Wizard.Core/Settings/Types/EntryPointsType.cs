namespace Wizard.Settings.Types;

/// <summary>Custom entrypoints: each with a name and an address of its own.</summary>
public sealed class EntryPointsType() : ListType(
    "entrypoints", "entrypoints as name:host:port:protocol:proxies:https, comma separated, with IPv6 in brackets", "telnet:0.0.0.0:23:tcp::false")
{
    /// <inheritdoc/>
    protected override Verdict CheckMember(string member) =>
        CustomEntryPoint.TryParse(member, out var fault) is { } entryPoint ? Verdict.Accept($"{entryPoint}") : Refuse(fault!);

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var verdict = base.CheckLine(line);
        return verdict.Value is { } normal && Clash(normal) is { } clash ? Refuse(clash) : verdict;
    }

    private static string? Clash(string line)
    {
        var all = line.Split(',').Select(member => CustomEntryPoint.TryParse(member, out _)!).ToList();
        var pairs = from one in all.Index() from other in all.Skip(one.Index + 1) select (One: one.Item, Other: other);
        return pairs.Select(pair => pair switch
        {
            _ when pair.One.Name == pair.Other.Name => $"the name {pair.One.Name} stands in it twice",
            _ when pair.One.Listen.Meets(pair.Other.Listen) => $"{pair.One.Name} and {pair.Other.Name} listen on one address ({pair.Other.Listen})",
            _ => null,
        }).FirstOrDefault(clash => clash is not null);
    }
}
