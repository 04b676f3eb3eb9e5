namespace Wizard.LabTests.Lab.Shards;

/// <summary>Which classes of tests are taken: a folder with a file for each, which only one process can have made.</summary>
/// <param name="folder">The folder, the same for all processes; null where this is the only one.</param>
internal sealed class Claims(string? folder)
{
    /// <summary>Those in the folder that tests/run.sh names in WIZARD_LAB_CLAIMS.</summary>
    public static Claims OfThisProcess() => new(Environment.GetEnvironmentVariable("WIZARD_LAB_CLAIMS"));

    /// <summary>True where the class is this process's to run.</summary>
    public bool Take(string name)
    {
        if (string.IsNullOrEmpty(folder)) return true;
        var file = Path.Combine(folder, name);
        try
        {
            using var claim = new FileStream(file, FileMode.CreateNew);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
    }
}
