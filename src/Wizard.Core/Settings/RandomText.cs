using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Wizard.Settings;

/// <summary>A secret that nobody needs to think of: so many random bytes, written in an alphabet (<c>@generate=base64url:32</c>).</summary>
/// <param name="Alphabet">hex, base64 or base64url.</param>
/// <param name="Bytes">How many bytes of randomness, 16 to 64.</param>
public sealed record RandomText(string Alphabet, int Bytes)
{
    private const int Least = 16;
    private const int Most = 64;

    private static readonly string[] Alphabets = ["hex", "base64", "base64url"];

    /// <summary>Reads <c>alphabet:bytes</c>; null where the text is none.</summary>
    public static RandomText? Parse(string text) =>
        text.Split(':') is [var alphabet, var count] && Alphabets.Contains(alphabet)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes is >= Least and <= Most
            ? new RandomText(alphabet, bytes)
            : null;

    /// <summary>A new value, never the same twice.</summary>
    public string Draw()
    {
        var bytes = RandomNumberGenerator.GetBytes(Bytes);
        return Alphabet switch
        {
            "hex" => Convert.ToHexStringLower(bytes),
            "base64url" => Base64Url.EncodeToString(bytes),
            _ => Convert.ToBase64String(bytes),
        };
    }

    /// <summary>As the decorator has it.</summary>
    public override string ToString() => $"{Alphabet}:{Bytes}";
}
