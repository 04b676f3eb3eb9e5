using ZXing;
using ZXing.QrCode;

namespace Wizard.Tests;

/// <summary>Reads a QR code that is drawn with blocks, as a camera would: dark where the terminal's background is.</summary>
internal static class QrReader
{
    private const int Scale = 4; // pixels to a module
    private static readonly Dictionary<DecodeHintType, object> Undistorted = new() { [DecodeHintType.PURE_BARCODE] = true };

    /// <summary>A code of half blocks.</summary>
    public static string? Read(IEnumerable<string> rows) =>
        Decode([.. rows.SelectMany(row => new[] { row.Select(letter => letter is '█' or '▀').ToArray(), row.Select(letter => letter is '█' or '▄').ToArray() })]);

    /// <summary>A code whose modules are two full blocks each.</summary>
    public static string? ReadLarge(IEnumerable<string> rows) => Decode([.. rows.Select(row => row.Chunk(2).Select(pair => pair is ['█', '█']).ToArray())]);

    private static string? Decode(bool[][] light)
    {
        var width = light.Max(row => row.Length) * Scale;
        var pixels = light.SelectMany(row => Enumerable.Repeat(Enumerable.Range(0, width).Select(x => row.ElementAtOrDefault(x / Scale) ? byte.MaxValue : byte.MinValue), Scale).SelectMany(line => line));
        var image = new RGBLuminanceSource([.. pixels], width, light.Length * Scale, RGBLuminanceSource.BitmapFormat.Gray8);
        return new QRCodeReader().decode(new BinaryBitmap(new ZXing.Common.GlobalHistogramBinarizer(image)), Undistorted)?.Text;
    }
}
