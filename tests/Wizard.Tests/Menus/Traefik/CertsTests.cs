using Wizard.Installing;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>`make traefik certs`.</summary>
public sealed class CertsTests : IDisposable
{
    private const string List = "TRAEFIK_ACME_CERT_DOMAINS";
    private const string Add = "Add a certificate";
    private readonly TlsConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task Certificates_are_added_edited_and_removed_and_reach_the_routers_of_their_hosts()
    {
        await _console.World.SetAsync("traefik", "TRAEFIK_ACME_ENABLED=true");
        await CertsAsync((List, Add), ($"{List}_CN", "www.example.com"), ($"{List}_SANS", ""), (List, Add), ($"{List}_CN", "Whoami.Example.com"), ($"{List}_SANS", "w.example.com"),
            (List, "www.example.com"), ($"{List}_CN", "www.example.com"), ($"{List}_SANS", "example.com"), (List, "Done"));
        Assert.Equal("""[["www.example.com",["example.com"]],["whoami.example.com",["w.example.com"]]]""", _console.Value(List));
        await _console.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");
        Assert.Contains("certResolver: acme\n        domains:\n          - main: whoami.example.com\n            sans:\n              - w.example.com\n", await _console.RenderAsync("dynamic.yml", "whoami"), StringComparison.Ordinal);
        Assert.Contains("domain:\n          main: www.example.com\n          sans:\n            - example.com\n", await _console.RenderAsync("dynamic.yml"), StringComparison.Ordinal);
        await CertsAsync((List, "Remove some"), ($"{List}_REMOVE", "www.example.com example.com"), (List, "Done"));
        Assert.Equal("""[["whoami.example.com",["w.example.com"]]]""", _console.Value(List));
    }

    [Fact]
    public async Task A_name_that_stands_there_already_and_a_wildcard_without_DNS_01_are_refused_with_a_reason()
    {
        await _console.World.SetAsync("traefik", "TRAEFIK_ACME_ENABLED=true", """TRAEFIK_ACME_CERT_DOMAINS=[["www.example.com",[]]]""");
        var script = await CertsAsync((List, Add), ($"{List}_CN", "WWW.example.com"), ($"{List}_CN", "*.example.com"), ($"{List}_CN", ""), ($"{List}_CN", "a b"), ($"{List}_CN", "a.example.com"),
            ($"{List}_SANS", "b.example.com,A.example.com"), ($"{List}_SANS", "b.example.com"), (List, "Done"));
        Assert.Contains("www.example.com is in a certificate already: edit that one, or enter another name.", script.Transcript);
        Assert.Contains(script.Transcript, line => line.StartsWith("*.example.com is a wildcard, which only the challenge DNS-01 can prove", StringComparison.Ordinal));
        Assert.Contains(script.Transcript, line => line.StartsWith("A certificate needs a name", StringComparison.Ordinal));
        Assert.Contains(script.Transcript, line => line.StartsWith("a.example.com is in a certificate already", StringComparison.Ordinal));
        Assert.Equal("""[["www.example.com",[]],["a.example.com",["b.example.com"]]]""", _console.Value(List));
    }

    [Fact]
    public async Task A_wildcard_is_taken_with_DNS_01_and_where_ACME_is_off_it_is_said()
    {
        var script = await CertsAsync((List, Add), ($"{List}_CN", "*.example.com"), ($"{List}_SANS", "example.com"), (List, "Done"));
        Assert.Contains(script.Transcript, line => line.StartsWith("ACME is off", StringComparison.Ordinal));
        Assert.Equal("""[["*.example.com",["example.com"]]]""", _console.Value(List));
    }

    [Fact]
    public async Task A_conflict_is_said_while_it_is_typed()
    {
        await _console.World.SetAsync("traefik", "TRAEFIK_ACME_ENABLED=true", """TRAEFIK_ACME_CERT_DOMAINS=[["www.example.com",[]]]""");
        var watching = new Watching(new ScriptedPrompter([(List, Add), ($"{List}_CN", "a.example.com"), ($"{List}_SANS", ""), (List, "Done")]), "www.example.com", "*.example.com", "free.example.com");
        await _console.World.RunAsync(watching, "traefik", "certs");
        Assert.Contains("is in a certificate already", watching.Remarks[0]!, StringComparison.Ordinal);
        Assert.Contains("only the challenge DNS-01", watching.Remarks[1]!, StringComparison.Ordinal);
        Assert.Null(watching.Remarks[2]);
    }

    [Fact]
    public async Task Other_certificates_in_Traefik_mark_the_applications_that_have_to_be_installed_again()
    {
        await _console.World.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=info");
        _console.Install("traefik");
        await _console.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");
        _console.Install("whoami");
        await _console.World.SetAsync("traefik", "TRAEFIK_ACME_ENABLED=true", """TRAEFIK_ACME_CERT_DOMAINS=[["www.example.com",[]],["whoami.example.com",[]]]""");
        Assert.False(Differs());
        var plan = _console.Install("traefik");
        Assert.True(plan.NeedsRestart);
        Assert.Contains(plan.Warnings, warning => warning.Contains("only once whoami is installed again", StringComparison.Ordinal));
        Assert.True(Differs());
        Assert.Empty(_console.Install("whoami").Warnings);
        Assert.False(Differs());
    }

    [Fact]
    public async Task Step_ca_keeps_its_own_verb_of_that_name()
    {
        var script = new ScriptedPrompter([]);
        await _console.World.RunAsync(script, "step-ca", "certs");
        Assert.Contains("The certificates that were issued here", script.Transcript);
        await Assert.ThrowsAsync<UsageError>(() => _console.World.RunAsync(script, "whoami", "certs"));
    }

    private async Task<ScriptedPrompter> CertsAsync(params (string, string)[] script)
    {
        var prompter = new ScriptedPrompter(script);
        await _console.World.RunAsync(prompter, "traefik", "certs");
        return prompter;
    }

    private bool Differs() => new Planner(_console.World.Machine).Differs(_console.World.With(new ScriptedPrompter([])).Open("whoami"));

    /// <summary>Keeps what the first text question remarks about texts.</summary>
    private sealed class Watching(ScriptedPrompter script, params string[] texts) : IPrompter
    {
        public List<string?> Remarks { get; } = [];

        public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation)
        {
            if (Remarks.Count == 0) Remarks.AddRange(texts.Select(question.Remark));
            return script.AskAsync(question, cancellation);
        }

        public Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation) => script.ChooseAsync(question, cancellation);

        public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation) => script.ChooseSeveralAsync(question, cancellation);

        public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation) => script.ConfirmAsync(question, cancellation);

        public Task ShowAsync(Note note, CancellationToken cancellation) => script.ShowAsync(note, cancellation);

        public Task WatchAsync(Job job, CancellationToken cancellation) => script.WatchAsync(job, cancellation);

        public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) => find(cancellation);
    }
}
