namespace Wizard.Menus.StepCa;

/// <summary>Several things to be done, of which one that fails does not keep the others from being done.</summary>
internal sealed class Failures
{
    private readonly List<(string What, UserError Error)> _all = [];

    /// <summary>Does one.</summary>
    /// <param name="what">What it means that it failed, as it begins a sentence: <c>foo is not renewed</c>.</param>
    /// <param name="deed">Does it.</param>
    public async Task TryAsync(string what, Func<Task> deed)
    {
        try
        {
            await deed().ConfigureAwait(false);
        }
        catch (UserError error)
        {
            _all.Add((what, error));
        }
    }

    /// <summary>Tells all that failed.</summary>
    /// <exception cref="UserError">Something did.</exception>
    public void Throw()
    {
        if (_all.Count > 0) throw new UserError(string.Join('\n', _all.Select(failure => $"{failure.What}: {failure.Error.Message}")), string.Join('\n', _all.Select(failure => failure.Error.Mend).Distinct()), _all[0].Error);
    }
}
