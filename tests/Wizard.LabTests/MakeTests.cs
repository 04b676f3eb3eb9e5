using Wizard.Env;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public sealed class MakeTests(Checkout checkout) : CommandTests(checkout)
{
    [LabFact]
    public async Task A_dollar_arrives_as_it_was_typed_and_runs_nothing()
    {
        var touched = Path.Combine(Administrator.Home, "touched");
        var value = $"$(shell touch {touched}) $HOME $$ ${{PATH}} `touch {touched}` $2y$05$abc \"'#";
        (await Administrator.MakeAsync("whoami", "reconfigure", $"var=WHOAMI_NAME={value}")).Succeeded();
        Assert.False(File.Exists(touched));
        Assert.Equal(value, EnvDocument.Parse(await File.ReadAllTextAsync(Administrator.FileOf("whoami", ".env")), "")["WHOAMI_NAME"]);
    }

    [LabFact]
    public async Task A_dollar_in_a_refused_value_runs_nothing_either()
    {
        var touched = Path.Combine(Administrator.Home, "touched");
        (await Administrator.MakeAsync("step-ca", "reconfigure", $"var=A=$(shell touch {touched})")).MakeRefused();
        (await Administrator.MakeAsync("step-ca", "status", $"instance=$(shell touch {touched})")).MakeRefused();
        Assert.False(File.Exists(touched));
    }

    [LabFact]
    public async Task A_file_or_folder_of_a_words_name_stops_nothing()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Administrator.Folder, "whoami"));
        var file = Path.Combine(Administrator.Folder, "config-render");
        await File.WriteAllTextAsync(file, "");
        try
        {
            await Administrator.ReconfigureAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.pi.example.com");
            Assert.Contains("is rendered and checked", (await Administrator.MakeAsync("whoami", "config-render")).Succeeded().Errors, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete();
            File.Delete(file);
        }
    }

    [LabFact]
    public async Task An_unknown_verb_fails_and_the_nearest_one_is_named()
    {
        Assert.Contains("step-ca has no verb nonsense", (await Administrator.MakeAsync("step-ca", "nonsense")).MakeRefused().Errors, StringComparison.Ordinal);
        Assert.Contains("Did you mean install?", (await Administrator.MakeAsync("step-ca", "instal")).MakeRefused().Errors, StringComparison.Ordinal);
        Assert.Contains("There is no project nonsense", (await Administrator.MakeAsync("nonsense", "install")).MakeRefused().Errors, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task Of_two_verbs_the_second_does_not_run_where_the_first_fails()
    {
        var run = await Administrator.MakeAsync("whoami", "config-render", "status");
        Assert.Contains("whoami is not configured yet", run.MakeFailed().Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n'), line => line.StartsWith("wizard: ", StringComparison.Ordinal));
    }

    [LabFact]
    public async Task Of_two_verbs_none_runs_where_one_is_unknown()
    {
        var run = await Administrator.MakeAsync("whoami", "reconfigure", "nonsense", "var=WHOAMI_TRAEFIK_HOST=whoami.pi.example.com");
        run.MakeRefused();
        Assert.False(File.Exists(Administrator.FileOf("whoami", ".env")));
    }

    [LabFact]
    public async Task Pi_make_is_the_same_after_wizard_alias_pi()
    {
        var run = await Administrator.ShellAsync($"""
            PATH=$PWD/bin:$PATH; shopt -s expand_aliases; eval "$(wizard alias pi)"
            eval 'pi make whoami reconfigure var=WHOAMI_NAME=pie'
            """);
        Assert.Contains("WHOAMI_NAME: default -> pie", run.Succeeded().Errors, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task Make_in_another_folder_works_with_its_file_named()
    {
        var run = await Administrator.ShellAsync($"cd / && make -f {Administrator.Folder}/Makefile whoami reconfigure var=WHOAMI_NAME=far && make -C {Administrator.Folder} whoami reconfigure var=WHOAMI_NAME=further");
        run.Succeeded();
        Assert.Contains("far -> further", run.Errors, StringComparison.Ordinal);
    }
}
