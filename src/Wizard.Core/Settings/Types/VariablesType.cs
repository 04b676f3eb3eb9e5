namespace Wizard.Settings.Types;

/// <summary>Variables for a container, with their values: masked wherever they are shown.</summary>
public sealed class VariablesType() : SettingType("variables", "a JSON object of variable names and texts", """{"NAME":"value"}""")
{
    /// <inheritdoc/>
    public override bool IsDiscreet => true;

    /// <inheritdoc/>
    public override Verdict Check(string text)
    {
        try
        {
            return Verdict.Accept(NamedTexts.Write(NamedTexts.Parse(text)));
        }
        catch (FormatException error)
        {
            return Refuse(error.Message);
        }
    }
}
