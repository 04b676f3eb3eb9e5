using Wizard.Projects;
using Wizard.Settings;

namespace Wizard.Menus;

/// <summary>The NAME=VALUE words of `reconfigure`.</summary>
internal static class Assignments
{
    /// <summary>Reads them into a change.</summary>
    /// <exception cref="UsageError">A word is no assignment, or names no setting.</exception>
    /// <exception cref="UserError">A value is refused.</exception>
    public static Change Read(Catalogue catalogue, IEnumerable<string> words, Deployment deployment)
    {
        var values = new Dictionary<string, string>();
        foreach (var word in words)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new UsageError("reconfigure takes NAME=VALUE.", $"For example: make {catalogue.Project} reconfigure var={catalogue.Settings[0].Name}=VALUE");
            var verdict = catalogue.Require(word[..equals]).Check(word[(equals + 1)..]);
            values[word[..equals]] = verdict.Value ?? throw new UserError(verdict.Refusal!, "Nothing was changed.");
        }

        return new(deployment, values);
    }
}
