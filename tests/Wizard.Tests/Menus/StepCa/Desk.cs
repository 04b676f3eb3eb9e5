using Wizard.Prompting;
using Wizard.Tests.Pki;

namespace Wizard.Tests.Menus.StepCa;

/// <summary>An administrator who has an authority to ask.</summary>
internal sealed class Desk : IDisposable
{
    public const string Foo = "foo.clients.example.com";
    public const string Pkcs12Password = "a password for foo";

    public World World { get; } = new();

    public FakeAuthority Authority { get; } = new();

    public static async Task<Desk> OpenAsync()
    {
        var desk = new Desk();
        await desk.World.KnowAsync(desk.Authority.Trust);
        return desk;
    }

    /// <summary>The answers to `cert` for a name.</summary>
    public static IReadOnlyList<(string Id, string Answer)> CertAnswers(string name = Foo) =>
    [
        ("step-ca.cert.name", name), ("step-ca.cert", "Issue it"), ("step-ca.password", FakeAuthority.Password),
        ("step-ca.p12.password", Pkcs12Password), ("step-ca.p12.password.again", Pkcs12Password),
    ];

    /// <summary>Runs a verb with answers; all of them must have been asked for.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string verb, params IEnumerable<(string, string)> answers)
    {
        var script = new ScriptedPrompter(answers);
        await World.RunAsync(script, "step-ca", verb);
        return script.Left == 0 ? script.Transcript : throw new InvalidOperationException($"{script.Left} answers were not asked for");
    }

    public Task<IReadOnlyList<string>> CertAsync(string name = Foo) => RunAsync("cert", CertAnswers(name));

    /// <summary>The files of certificates.</summary>
    public IEnumerable<string> Files => World.Files.Where(file => file.Contains("/certs/", StringComparison.Ordinal)).Select(file => file[(file.IndexOf("/certs/", StringComparison.Ordinal) + "/certs/".Length)..]);

    public void Dispose()
    {
        World.Dispose();
        Authority.Dispose();
    }
}
