namespace Wizard.Settings;

/// <summary>Finds what somebody may have meant.</summary>
public static class Nearest
{
    /// <summary>The candidate with the smallest edit distance to the word, else one that contains it or is contained in it; null where none is near. Case does not count.</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        var all = candidates.Select(candidate => (Text: candidate, Distance: Distance(Fold(word), Fold(candidate)))).ToList();
        var near = all.Where(candidate => candidate.Distance <= Tolerance(word)).ToList();
        var related = all.Where(candidate => AreRelated(word, candidate.Text));
        return (near.Count > 0 ? near : related).OrderBy(candidate => candidate.Distance).Select(candidate => candidate.Text).FirstOrDefault();
    }

    // Two letters changed places: that is a distance of two.
    private static int Tolerance(string word) => word.Length <= 3 ? 1 : Math.Max(2, word.Length / 3);

    private static bool AreRelated(string word, string candidate) =>
        Math.Min(word.Length, candidate.Length) >= 3
        && (candidate.Contains(word, StringComparison.OrdinalIgnoreCase) || word.Contains(candidate, StringComparison.OrdinalIgnoreCase));

    private static string Fold(string text) => text.ToUpperInvariant();

    // Levenshtein's distance, row by row.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var replaced = diagonal + (one[i] == other[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(row[j], diagonal));
            }
        }

        return row[^1];
    }
}
