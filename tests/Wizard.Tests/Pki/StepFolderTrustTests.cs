using Wizard.Pki.Files;
using Wizard.Tests.Env;
using Xunit;

namespace Wizard.Tests.Pki;

/// <summary>A folder that somebody else could have filled: it would choose whom passwords are sent to.</summary>
public sealed class StepFolderTrustTests : IDisposable
{
    private readonly TemporaryFolder _place = new();
    private readonly TestCa _ca = new();

    public void Dispose()
    {
        _place.Dispose();
        _ca.Dispose();
    }

    private StepFolder Step(Func<string, bool> trusted) => new(_place["step"], TimeProvider.System, trusted);

    private StepFolder Written()
    {
        var step = Step(_ => true);
        step.Write(new(new("https://ca.example.com"), _ca.Root));
        return step;
    }

    [Theory]
    [InlineData("step")]
    [InlineData("step/certs")]
    [InlineData("step/config")]
    [InlineData("step/certs/root_ca.crt")]
    [InlineData("step/config/defaults.json")]
    public void What_is_somebody_elses_is_neither_read_nor_written(string path)
    {
        Assert.NotNull(Written().Read());
        var step = Step(entry => entry != _place[path]);
        Assert.Null(step.Read());
        var error = Assert.Throws<UserError>(() => step.Write(new(new("https://ca.example.com"), _ca.Root)));
        Assert.Contains(_place[path], error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_is_far_too_long_is_not_read(bool root)
    {
        var step = Written();
        File.AppendAllText(root ? step.RootFile : step.DefaultsFile, new string('\n', 63 * 1024));
        Assert.NotNull(step.Read());
        File.AppendAllText(root ? step.RootFile : step.DefaultsFile, new string('\n', 1024));
        Assert.Null(step.Read());
    }
}
