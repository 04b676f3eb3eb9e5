using System.Globalization;

namespace Wizard.Prompting;

/// <summary>Finds the option that a typed or prepared answer means.</summary>
internal static class OptionFinder
{
    /// <summary>The index: by the whole label, by number from 1, by true/false where the options are Yes and No, or by the only label that begins so; null where none is meant.</summary>
    public static int? Find(ChoiceQuestion question, string text)
    {
        var labels = question.Options.Select(option => option.Label).ToList();
        return Only(labels, label => label.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? Number(text, labels.Count)
            ?? (YesNo.TryParse(text, out var yes) ? Only(labels, label => label.Equals(yes ? "Yes" : "No", StringComparison.OrdinalIgnoreCase)) : null)
            ?? Only(labels, label => label.StartsWith(text, StringComparison.OrdinalIgnoreCase));
    }

    private static int? Number(string text, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= count ? number - 1 : null;

    private static int? Only(List<string> labels, Func<string, bool> matches)
    {
        var found = labels.Select((label, index) => (label, index)).Where(pair => matches(pair.label)).Take(2).ToList();
        return found.Count == 1 ? found[0].index : null;
    }
}
