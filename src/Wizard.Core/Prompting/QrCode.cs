using QRCoder;

namespace Wizard.Prompting;

/// <summary>A text as a QR code, drawn with block characters: its light modules in the colour of the terminal's text.</summary>
public static class QrCode
{
    /// <summary>The most that a code holds, in bytes of UTF-8 (ISO/IEC 18004, version 40 with the least correction).</summary>
    public const int Longest = 2953;

    // of a character: both modules light, the upper one, the lower one, none
    private const string Blocks = "█▀▄ ";

    /// <summary>The rows, all of one width, the quiet zone around the code included.</summary>
    /// <param name="text">What a camera will read.</param>
    /// <param name="halfBlocks">True draws two modules to a character. False draws a module as two full blocks, four times as large: Debian's fonts for the Linux console (Lat15-*) have no half ones.</param>
    /// <exception cref="ArgumentException">The text is longer than <see cref="Longest"/>.</exception>
    public static IReadOnlyList<string> Rows(string text, bool halfBlocks)
    {
        using var generator = new QRCodeGenerator();
        using var code = Encode(generator, text);
        var light = code.ModuleMatrix.ConvertAll(row => row.Cast<bool>().Select(dark => !dark).ToArray());
        if (!halfBlocks) return [.. light.Select(row => string.Concat(row.Select(module => module ? "██" : "  ")))];
        if (light.Count % 2 > 0) light.Add(Enumerable.Repeat(true, light.Count).ToArray()); // one more row of quiet zone
        return [.. light.Chunk(2).Select(pair => string.Concat(pair[0].Zip(pair[1], Block)))];
    }

    // the least correction: on a screen nothing is smeared, and a small code fits more screens
    private static QRCodeData Encode(QRCodeGenerator generator, string text)
    {
        try
        {
            return generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.L, forceUtf8: true);
        }
        catch (QRCoder.Exceptions.DataTooLongException error)
        {
            throw new ArgumentException(error.Message, nameof(text), error);
        }
    }

    private static char Block(bool upper, bool lower) => Blocks[(upper ? 0 : 2) + (lower ? 0 : 1)];
}
