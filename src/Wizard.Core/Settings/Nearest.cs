namespace Wizard.Settings;

/// <summary>Finds what somebody may have meant.</summary>
public static class Nearest
{
    /// <summary>The candidate with the smallest edit distance to the word; null where none is near.</summary>
    public static string? To(string word, IEnumerable<string> candidates) => throw new NotImplementedException();
}
