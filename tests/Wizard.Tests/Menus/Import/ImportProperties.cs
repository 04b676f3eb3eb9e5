using CsCheck;
using Wizard.Menus.Import;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Tests.Traefik;
using Xunit;

namespace Wizard.Tests.Menus.Import;

public sealed class ImportProperties : IDisposable
{
    private const string Secret = "hunter2_hunter2";
    private static readonly Gen<string> Name = Of("WHOAMI_HTTP_AUTH", "WHOAMI_TRAEFIK_HOST", "WHOAMI_MTLS_AUTH", "WHOAMI_IP_SOURCERANGE", "WHOAMI_API_KEY", "TRAEFIK_LEGO_TOKEN", "DOCKER_CONTEXT", "PASSWORD", "a.b", "x y", Secret.ToUpperInvariant(), "");
    private static readonly Gen<string> Value = Of("", "'", "\"", Secret, $"'{Secret}'", $"anna:$$2y$$05$${Secret}", "true", "10.0.0.0/8", "w.pi.example.com", "$", "${", "\u0001", "\uD83D\uDE00", "xxxxxxxx");
    private static readonly Gen<string> Line = Gen.OneOf(Gen.Select(Name, Value, Of("=", ":", " = ", ""), (name, value, sign) => $"{name}{sign}{value}"), Gen.String, Gen.Const($"WHOAMI_HTTP_AUTH={Secret}"), Gen.Const(Secret));

    private readonly World _world = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-import-").FullName;

    public void Dispose()
    {
        _world.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Gen<string> Of(params string[] texts) => Gen.OneOf([.. texts.Select(Gen.Const)]);

    private async Task<IReadOnlyList<string>> ImportAsync(string file)
    {
        var prompter = new ScriptedPrompter([("import.open", "no")]);
        try
        {
            await ImportVerb.RunAsync(new(_world.With(prompter), ProjectLibrary.Context) { Words = [file] }, default);
            return prompter.Transcript;
        }
        catch (UserError error)
        {
            return [.. prompter.Transcript, error.Message, error.Mend];
        }
    }

    [Fact]
    public async Task Any_file_is_read_or_refused_and_no_secret_of_it_is_shown()
    {
        _world.DryRun = true;
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "whoami")).FullName;
        var file = Path.Combine(folder, ".env_default_default");
        await Line.List[0, 8].SampleAsync(async lines =>
        {
            await File.WriteAllTextAsync(file, string.Join('\n', lines));
            Assert.DoesNotContain(await ImportAsync(file), line => line.Contains(Secret, StringComparison.OrdinalIgnoreCase));
        }, iter: 1500, threads: 1);
    }

    [Theory]
    [InlineData("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com", "WHOAMI_HTTP_AUTH=anna:" + Deployments.Hash, "WHOAMI_NAME=a $b # 'c'")]
    [InlineData("step-ca", "STEP_CA_TRAEFIK_HOST=ca.example.com", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS=*.example.com")]
    [InlineData("traefik", "TRAEFIK_IMAGE=traefik:v3.6.0", "TRAEFIK_STEP_CA_ENDPOINT=https://ca.example.com")]
    public async Task What_the_wizard_itself_wrote_changes_nothing(string project, params string[] settings)
    {
        await _world.SetAsync(project, settings);
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, project)).FullName, ".env_default_default");
        await File.WriteAllTextAsync(file, _world.EnvFile(project));
        var before = _world.Files.ToList();
        var told = await ImportAsync(file);
        Assert.Contains("All of it is taken over.", told);
        Assert.Contains("Nothing changed.", told);
        Assert.Equal(before, _world.Files);
    }
}
