namespace Wizard.LabTests.Lab;

/// <summary>What is typed again and again.</summary>
internal static class Typing
{
    /// <summary>Empties the field, types, and accepts.</summary>
    public static async Task AnswerAsync(this PtySession screen, string text)
    {
        await screen.PressAsync("C-u");
        await screen.TypeAsync(text);
        await screen.PressAsync("Enter");
    }

    /// <summary>Narrows a menu down to the one item with these letters, and chooses it.</summary>
    public static async Task PickAsync(this PtySession screen, string letters)
    {
        await screen.TypeAsync(letters);
        await screen.WaitForAsync($"filter: {letters}");
        await screen.PressAsync("Enter");
    }
}
