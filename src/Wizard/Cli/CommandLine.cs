using System.CommandLine;
using Wizard.Settings.Routes;

namespace Wizard.Cli;

/// <summary>The grammar of the command line: words and options.</summary>
internal static class CommandLine
{
    private static readonly Argument<string[]> Words = new("words") { Arity = ArgumentArity.ZeroOrMore, Description = "PROJECT VERB... [var=NAME=VALUE], `route set|list|remove ...`, `status`, `import FILE...`, `backup FILE`, `restore FILE`, or `alias [NAME]`; nothing opens the home menu" };
    private static readonly Option<string> Context = new("--context") { HelpName = "NAME", Description = "which Docker context; the current one when none is named" };
    private static readonly Option<string> Instance = new("--instance") { HelpName = "NAME", Description = "which instance of the project; `default` when none is named" };
    private static readonly Option<bool> Plain = new("--plain") { Description = "numbered prompts on plain lines, for screen readers, serial consoles and pipes" };
    private static readonly Option<string> Answers = new("--answers") { HelpName = "FILE", Description = "prepared answers: YAML, the setting's name or the prompt's id to the answer" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "show what would change, and change nothing" };
    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "do not ask before doing what was said" };

    private static readonly Option<bool> Json = new("--json") { Description = "answer with JSON (`status`, `step-ca certs`, `route list`)" };
    private static readonly Option<bool> AllContexts = new("--all-contexts") { Description = "for `status`: every machine that docker knows, asked at once, ten seconds each" };
    private static readonly Option<string> Service = new("--service") { HelpName = "NAME", Description = "only that service of the project, for `logs` and `logs-out`; all when none is named" };
    private static readonly Option<string> Fingerprint = new("--fingerprint") { HelpName = "SHA256", Description = "the root certificate's fingerprint, for `step-ca client-bootstrap`" };

    private static readonly Option<bool> Layer4 = new("--layer4") { Description = "for `route set`: hand on all connections of an entrypoint" };
    private static readonly Option<bool> Layer7 = new("--layer7") { Description = "for `route set`: hand on TLS connections of a domain (as without it)" };
    private static readonly Option<bool?> ProxyProtocol = new("--proxy-protocol") { HelpName = "true|false", Description = "for `route set`: tell the server its clients' addresses by the PROXY protocol" };

    /// <summary>Runs the program.</summary>
    /// <returns>The exit code: 0 done, 1 failed, 2 wrong usage, 130 cancelled.</returns>
    public static async Task<int> RunAsync(string[] args, SystemConsole console)
    {
        var root = new RootCommand("Configures Traefik, a Step-CA certificate authority and mutual TLS, and drives docker compose.") { Words, Context, Instance, Plain, Answers, DryRun, Yes, Json, AllContexts, Service, Fingerprint, Layer4, Layer7, ProxyProtocol };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            console.Say(string.Join('\n', parsed.Errors.Select(error => error.Message)));
            console.Say("`wizard --help` shows the options.");
            return ExitCodes.WrongUsage;
        }

        root.SetAction((found, _) => ExitCodes.OfAsync(() => new WizardProgram(console, Read(found, console)).RunAsync(), console));
        return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
    }

    // make hands its variables over in the environment: on a command line it would expand the $ in them
    private static Request Read(ParseResult found, SystemConsole console) => new(found.GetValue(Words) ?? [])
    {
        Context = found.GetValue(Context) ?? console.Variable("WIZARD_CONTEXT"),
        Instance = found.GetValue(Instance) ?? console.Variable("WIZARD_INSTANCE"),
        MakeVariable = console.Variable("WIZARD_VAR"),
        Plain = found.GetValue(Plain),
        Answers = found.GetValue(Answers),
        DryRun = found.GetValue(DryRun),
        Yes = found.GetValue(Yes),
        Json = found.GetValue(Json),
        Service = found.GetValue(Service),
        AllContexts = found.GetValue(AllContexts),
        Fingerprint = found.GetValue(Fingerprint),
        Route = new(Layer(found.GetValue(Layer4), found.GetValue(Layer7)), found.GetValue(ProxyProtocol)),
    };

    private static RouteLayer? Layer(bool four, bool seven) => (four, seven) switch
    {
        (true, true) => throw new UsageError("--layer4 and --layer7 exclude each other.", "Leave one of them out."),
        (true, false) => RouteLayer.Four,
        (false, true) => RouteLayer.Seven,
        _ => null,
    };
}
