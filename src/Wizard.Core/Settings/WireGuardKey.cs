namespace Wizard.Settings;

/// <summary>A key of WireGuard's: 32 bytes in base64, 44 characters, as `wg genkey` prints it.</summary>
public static class WireGuardKey
{
    /// <summary>How many bytes it has.</summary>
    public const int Length = 32;

    /// <summary>True where the text is one, in the one way to write it.</summary>
    public static bool Is(string text)
    {
        var bytes = new byte[Length];
        return text.Length == 44 && Convert.TryFromBase64String(text, bytes, out var written) && written == Length && Convert.ToBase64String(bytes) == text;
    }
}
