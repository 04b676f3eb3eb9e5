using System.Globalization;
using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>The user that Traefik runs as, and that what it reads belongs to.</summary>
/// <param name="Name">Its name on the machine of the Docker engine; only its numbers count inside the container.</param>
/// <param name="Uid">Its number.</param>
/// <param name="Gid">The number of its group.</param>
public sealed record TraefikUser(string Name, int Uid, int Gid)
{
    /// <summary>The setting of the name.</summary>
    public const string NameSetting = "TRAEFIK_USER";

    /// <summary>The setting of the user's number.</summary>
    public const string UidSetting = "TRAEFIK_UID";

    /// <summary>The setting of the group's number.</summary>
    public const string GidSetting = "TRAEFIK_GID";

    /// <summary>Root, which keeps one right: to listen at ports below 1024.</summary>
    public static readonly TraefikUser Root = new("root", 0, 0);

    /// <summary>True for root; every other user has no right at all.</summary>
    public bool IsRoot => Uid == 0;

    /// <summary>Reads the three settings.</summary>
    /// <exception cref="UserError">They contradict each other: root in part is root whole, or a mistake.</exception>
    public static TraefikUser From(Values values)
    {
        var user = new TraefikUser(values[NameSetting], Number(values, UidSetting), Number(values, GidSetting));
        return user == Root || user is { Name: not "root", Uid: > 0, Gid: > 0 } ? user : throw new UserError(
            $"{NameSetting} ({user.Name}), {UidSetting} ({user.Uid}) and {GidSetting} ({user.Gid}) contradict each other: they are root, 0 and 0, or none of them is.",
            "Choose again in `make traefik config`, Traefik user.");
    }

    /// <summary>The values of the three settings.</summary>
    public IReadOnlyDictionary<string, string> ToSettings() => new Dictionary<string, string>
    {
        [NameSetting] = Name,
        [UidSetting] = $"{Uid}",
        [GidSetting] = $"{Gid}",
    };

    /// <summary>Reads <c>UID:GID</c>, as the engine tells of a container that compose.yaml made.</summary>
    /// <returns>A user without a name; null where the text is none.</returns>
    public static TraefikUser? Parse(string text) =>
        text.Split(':') is [var uid, var gid] && TryNumber(uid, out var user) && TryNumber(gid, out var group) ? new("", user, group) : null;

    /// <summary>As a person reads it: <c>traefik (61524:61524)</c>.</summary>
    public override string ToString() => $"{Name} ({Uid}:{Gid})";

    private static int Number(Values values, string setting) => TryNumber(values[setting], out var number)
        ? number
        : throw new UserError($"{setting} is no number of a user or group.", $"Set {setting} to a number from 0 to {int.MaxValue}.");

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
