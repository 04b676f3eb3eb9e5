namespace Wizard.Settings.Types;

/// <summary>A refused text as a sentence may show it: in quotes, and not too long.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string Text(string text) => $"\"{(text.Length > Longest ? $"{text[..Longest]}..." : text)}\"";
}
