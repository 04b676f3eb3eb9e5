using Wizard.Settings;

namespace Wizard.Tests.Traefik;

/// <summary>Lets everything through: Traefik's room must stand without the catalogue's checks.</summary>
internal sealed class AnyText() : SettingType("text", "text", "text")
{
    public override Verdict Check(string text) => Verdict.Accept(text);
}
