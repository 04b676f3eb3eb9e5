namespace Wizard.Status;

/// <summary>What an image's name tells of its version.</summary>
internal static class ImageWords
{
    /// <summary>The version: the tag where it is one, else what the label says; null where neither tells. A leading v is dropped.</summary>
    /// <param name="image">As in <c>traefik/whoami:v1.11.0</c> or <c>registry:5000/app@sha256:...</c>.</param>
    /// <param name="label">The image's label; null where there is none. An image may have it from the one that it was built on: the tag goes first.</param>
    public static string? VersionOf(string image, string? label)
    {
        var name = image.Split('@')[0];
        var colon = name.IndexOf(':', name.LastIndexOf('/') + 1);
        return Number(colon < 0 ? null : name[(colon + 1)..]) ?? Number(label);
    }

    private static string? Number(string? text)
    {
        var number = text?.TrimStart('v');
        return number is { Length: > 0 } && char.IsAsciiDigit(number[0]) ? number : null;
    }
}
