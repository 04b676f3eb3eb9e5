using Wizard.Menus;
using Wizard.Menus.Import;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Tests.Traefik;
using Xunit;

namespace Wizard.Tests.Menus.Import;

public sealed class ImportTests : IDisposable
{
    private readonly World _world = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-import-").FullName;

    public void Dispose()
    {
        _world.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    private Task<IReadOnlyList<string>> ImportAsync(params string[] files) => ImportAsync([], files);

    private async Task<IReadOnlyList<string>> ImportAsync((string, string)[] answers, params string[] files)
    {
        var prompter = new ScriptedPrompter(answers);
        await ImportAsync(_world.With(prompter), files);
        Assert.Equal(0, prompter.Left);
        return prompter.Transcript;
    }

    private static Task ImportAsync(Session session, params string[] files) => ImportVerb.RunAsync(new(session, ProjectLibrary.Context) { Words = files }, default);

    private async Task<UserError> RefusalAsync(params string[] files) => await Assert.ThrowsAnyAsync<UserError>(() => ImportAsync(files));

    private string Saved(string context, string project, string instance) => File.ReadAllText(Path.Combine(_world.Folder, context, project, instance, ".env"));

    [Fact]
    public async Task The_files_name_and_folder_say_where_it_goes()
    {
        await ImportAsync(Write("whoami/.env_default_blue-2", "WHOAMI_TRAEFIK_HOST=w.pi.example.com\n"));
        await ImportAsync(Write("whoami/.env_my_pi_default", "WHOAMI_TRAEFIK_HOST=v.pi.example.com\n"));
        Assert.Contains("WHOAMI_TRAEFIK_HOST=w.pi.example.com", Saved("default", "whoami", "blue-2"), StringComparison.Ordinal);
        Assert.Contains("WHOAMI_TRAEFIK_HOST=v.pi.example.com", Saved("my_pi", "whoami", "default"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_any_other_folder_the_variables_say_which_project_it_is()
    {
        await ImportAsync(Write("old/.env_default_default", "DOCKER_CONTEXT=\nSTEP_CA_TRAEFIK_HOST=ca.pi.example.com\n"));
        Assert.Contains("STEP_CA_TRAEFIK_HOST=ca.pi.example.com", _world.EnvFile("step-ca"), StringComparison.Ordinal);
        Assert.Contains("none of the projects", (await RefusalAsync(Write("old/.env_a1_default", "FOO=1\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_named_on_the_command_line_counts_more_than_the_files_name()
    {
        var file = Write("whoami/.env_pi_default", "WHOAMI_TRAEFIK_HOST=w.pi.example.com\n");
        await ImportAsync(_world.With(new ScriptedPrompter([])) with { NamedContext = "other", NamedInstance = "blue" }, file);
        Assert.Contains("w.pi.example.com", Saved("other", "whoami", "blue"), StringComparison.Ordinal);
        await ImportAsync(_world.With(new ScriptedPrompter([])) with { NamedContext = "my" }, Write("whoami/.env_my_a-b", "WHOAMI_TRAEFIK_HOST=x.pi.example.com\n"));
        Assert.Contains("x.pi.example.com", Saved("my", "whoami", "a-b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_tells_nothing_needs_both_options() =>
        Assert.Contains("--context NAME --instance NAME", (await RefusalAsync(Write("whoami/env.txt", "WHOAMI_TRAEFIK_HOST=w.pi.example.com\n"))).Mend, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_cannot_be_read_is_an_error_and_nothing_of_the_others_is_taken()
    {
        var good = Write("whoami/.env_default_default", "WHOAMI_TRAEFIK_HOST=w.pi.example.com\n");
        Assert.Contains("There is no file", (await RefusalAsync(good, Path.Combine(_folder, "gone/.env_a1_b"))).Message, StringComparison.Ordinal);
        var broken = await RefusalAsync(good, Write("whoami/.env_default_b", "WHOAMI_HTTP_AUTH='top-secret\n"));
        Assert.Contains("line 1", broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("top-secret", broken.Message + broken.Mend, StringComparison.Ordinal);
        Assert.Equal("", _world.EnvFile("whoami"));
    }

    [Fact]
    public async Task What_is_not_understood_is_reported_by_line_and_its_value_is_not_shown()
    {
        var told = await ImportAsync(Write("whoami/.env_default_default", "# mine\nWHOAMI_TRAEFIK_HOST=w.pi.example.com\nWHOAMI_INSTANCE=\nWHOAMI_UID=54321\n\nAPI_KEY=hunter2\nexport WHOAMI_GONE\nWHOAMI_NAME=a\nWHOAMI_NAME=b\n"));
        Assert.Contains("line 3: WHOAMI_INSTANCE is told by the file's name.", told);
        Assert.Contains("line 4: WHOAMI_UID is not understood.", told);
        Assert.Contains("line 6: what does not begin with WHOAMI_ is not understood.", told);
        Assert.Contains("line 7: WHOAMI_GONE has no value.", told);
        Assert.Contains("line 8: WHOAMI_NAME is set again further down, which counts.", told);
        Assert.DoesNotContain(told, line => line.Contains("hunter2", StringComparison.Ordinal) || line.Contains("54321", StringComparison.Ordinal));
        Assert.Equal("b", _world.Value("whoami", "WHOAMI_NAME"));
    }

    [Fact]
    public async Task Blank_variables_that_are_not_understood_are_reported_in_one_line()
    {
        var told = await ImportAsync(Write("traefik/.env_default_default", "TRAEFIK_LOG_LEVEL=info\nTRAEFIK_LEGO_A=\nTRAEFIK_LEGO_B=\nTRAEFIK_LEGO_C=\n\nTRAEFIK_LEGO_D=\n"));
        Assert.Contains("Blank and not understood: lines 2-4, 6.", told);
    }

    [Theory]
    [InlineData("WHOAMI_TRAEFIK_HOST=whoami.example.com")]
    [InlineData("WHOAMI_TRAEFIK_HOST=example.org")]
    [InlineData("WHOAMI_NAME=xxxxxxxxxxxx")]
    [InlineData("WHOAMI_NAME=*.example.com,*.example.org")]
    public async Task An_example_is_no_value(string line)
    {
        var told = await ImportAsync(Write("whoami/.env_default_default", line + "\n"));
        Assert.Contains($"line 1: {line.Split('=')[0]} holds an example and no value of yours.", told);
        Assert.DoesNotContain(line, _world.EnvFile("whoami"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$2y$05$abcdefghijklmnopqrstuuHk1JmZ1c0yXN6mJw3yQpWv2D7rL9bSe", "'anna:$2y$05$abcdefghijklmnopqrstuuHk1JmZ1c0yXN6mJw3yQpWv2D7rL9bSe'")]
    [InlineData("$2y$05$abcdefghijklmnopqrstuuHk1JmZ1c0yXN6mJw3yQpWv2D7rL9bSe", "'anna:$$2y$$05$$abcdefghijklmnopqrstuuHk1JmZ1c0yXN6mJw3yQpWv2D7rL9bSe'")]
    [InlineData("$2y$05$abcdefghijklmnopqrstuuHk1JmZ1c0yXN6mJw3yQpWv2D7rL9bSe", "anna:$$2y$$05$$abcdefghijklmnopqrstuuHk1JmZ1c0yXN6mJw3yQpWv2D7rL9bSe")]
    public async Task Doubled_dollars_in_passwords_are_undone(string hash, string written)
    {
        await ImportAsync(Write("whoami/.env_default_default", $"WHOAMI_HTTP_AUTH={written}\n"));
        Assert.Equal($"anna:{hash}", _world.Value("whoami", "WHOAMI_HTTP_AUTH"));
    }

    [Theory]
    [InlineData("WHOAMI_HTTP_AUTH='anna:$apr1$x$abc'")]
    [InlineData("WHOAMI_OAUTH2=perhaps")]
    [InlineData("WHOAMI_IP_SOURCERANGE=10.0.0.0/99")]
    [InlineData("WHOAMI_MTLS_AUTH=perhaps")]
    public async Task What_was_closed_does_not_become_open_without_a_yes_of_its_own(string line)
    {
        var file = Write("whoami/.env_default_default", $"WHOAMI_TRAEFIK_HOST=w.pi.example.com\n{line}\n");
        var told = await ImportAsync([("import.open", "no")], file);
        Assert.Contains($"line 2: {line.Split('=')[0]} says who may enter, and would be lost.", told);
        Assert.DoesNotContain(told, one => one.Contains("apr1", StringComparison.Ordinal));
        Assert.Equal("", _world.EnvFile("whoami"));
        var prompter = new ScriptedPrompter([("import.open", "yes")]);
        await ImportAsync(_world.With(prompter) with { Yes = true }, file);
        Assert.Equal("w.pi.example.com", _world.Value("whoami", "WHOAMI_TRAEFIK_HOST"));
    }

    [Theory]
    [InlineData("WHOAMI_MTLS_AUTH=false")]
    [InlineData("WHOAMI_MTLS_AUTH=no")]
    public async Task A_file_that_says_open_does_not_open_what_was_closed_without_a_yes_of_its_own(string line)
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=w.pi.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.pi.example.com");
        var prompter = new ScriptedPrompter([("import.open", "no")]);
        await ImportAsync(_world.With(prompter) with { Yes = true }, Write("whoami/.env_default_default", $"{line}\n"));
        Assert.Contains("whoami asks for a certificate, a sign-in or a password now, and would ask for none.", prompter.Transcript);
        Assert.Equal("true", _world.Value("whoami", "WHOAMI_MTLS_AUTH"));
    }

    [Fact]
    public async Task A_deployment_that_is_configured_is_changed_only_after_a_yes_and_the_change_is_shown()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=old.pi.example.com", $"WHOAMI_HTTP_AUTH=ben:{Deployments.Hash}");
        var file = Write("whoami/.env_default_default", $"WHOAMI_TRAEFIK_HOST=new.pi.example.com\nWHOAMI_HTTP_AUTH='anna:{Deployments.Hash}'\n");
        var told = await ImportAsync([("import.overwrite", "no")], file);
        Assert.Contains("WHOAMI_TRAEFIK_HOST: old.pi.example.com -> new.pi.example.com", told);
        Assert.Contains("WHOAMI_HTTP_AUTH: ******** -> ********", told);
        Assert.Contains("Nothing was changed.", told);
        Assert.Equal("old.pi.example.com", _world.Value("whoami", "WHOAMI_TRAEFIK_HOST"));
        await ImportAsync([("import.overwrite", "yes")], file);
        Assert.Equal("new.pi.example.com", _world.Value("whoami", "WHOAMI_TRAEFIK_HOST"));
        Assert.Contains(_world.Files, path => path.StartsWith("default/whoami/default/history/", StringComparison.Ordinal));
        Assert.Contains("Nothing changed.", await ImportAsync(file));
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_save_and_saves_nothing()
    {
        _world.DryRun = true;
        var told = await ImportAsync(Write("whoami/.env_default_default", "WHOAMI_TRAEFIK_HOST=w.pi.example.com\n"));
        Assert.Contains("This would be saved:", told);
        Assert.Contains("WHOAMI_TRAEFIK_HOST: (blank) -> w.pi.example.com", told);
        Assert.Equal("", _world.EnvFile("whoami"));
    }

    [Fact]
    public async Task A_value_that_its_setting_refuses_is_reported_and_the_rest_is_taken()
    {
        var told = await ImportAsync(Write("step-ca/.env_default_default", "STEP_CA_PUBLIC_HTTPS_PORT=\nSTEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION=soon\nSTEP_CA_INIT_ACME=yes\n"));
        Assert.Contains("line 1: STEP_CA_PUBLIC_HTTPS_PORT is blank, and stays at 443.", told);
        Assert.Contains(told, line => line.StartsWith("line 2: STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION is refused: it must be a duration", StringComparison.Ordinal));
        Assert.Equal("true", _world.Value("step-ca", "STEP_CA_INIT_ACME"));
    }

    [Fact]
    public async Task Values_that_contradict_each_other_are_refused_as_in_any_change()
    {
        var error = await RefusalAsync(Write("step-ca/.env_default_default", "STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION=99h\nSTEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION=9h\n"));
        Assert.Contains("it must be at least that", error.Message, StringComparison.Ordinal);
        Assert.Equal("", _world.EnvFile("step-ca"));
    }

    [Fact]
    public async Task Traefik_keeps_an_image_in_which_mutual_TLS_holds_and_its_own_user()
    {
        var told = await ImportAsync(Write("traefik/.env_default_default", "TRAEFIK_IMAGE=traefik:v3.6\nTRAEFIK_UID=61524\nTRAEFIK_ROOT_DOMAIN=pi.example.com\nTRAEFIK_STEP_CA_ENABLED=true\n"));
        Assert.Contains("line 1: TRAEFIK_IMAGE is not known to be Traefik 3.7.13 or newer, in which mutual TLS can be relied on; the image stays.", told);
        Assert.Contains("line 2: TRAEFIK_UID is chosen for this host: make traefik config.", told);
        Assert.Contains("line 3: TRAEFIK_ROOT_DOMAIN belongs to the context: make context reconfigure var=ROOT_DOMAIN=....", told);
        Assert.Contains(told, line => line.StartsWith("line 4: the certificates of the Step-CA are still to be fetched", StringComparison.Ordinal));
        Assert.Equal("traefik:v3.7.13", _world.Value("traefik", "TRAEFIK_IMAGE"));
        await ImportAsync([("import.overwrite", "yes")], Write("traefik/.env_default_default", "TRAEFIK_IMAGE=traefik:v3.7.14\n"));
        Assert.Equal("traefik:v3.7.14", _world.Value("traefik", "TRAEFIK_IMAGE"));
    }

    [Fact]
    public async Task A_variable_that_is_called_otherwise_here_is_taken_under_its_new_name()
    {
        var told = await ImportAsync(Write("traefik/.env_default_default", "TRAEFIK_MPD_PROXY_PROTOCOL_TRUSTED_IPS=10.0.0.1/32\nTRAEFIK_RTMP_PROXY_PROTOCOL_TRUSTED_IPS=10.0.0.2/32\nTRAEFIK_RTMP_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS=10.0.0.3/32\n"));
        Assert.Equal("10.0.0.1/32", _world.Value("traefik", "TRAEFIK_MPD_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS"));
        Assert.Equal("10.0.0.3/32", _world.Value("traefik", "TRAEFIK_RTMP_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS"));
        Assert.Contains("line 2: TRAEFIK_RTMP_PROXY_PROTOCOL_TRUSTED_IPS is the old name of TRAEFIK_RTMP_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS, which stands in the file too.", told);
    }

    [Fact]
    public async Task A_second_Traefik_in_one_context_is_refused() =>
        Assert.Contains("one Traefik for each context", (await RefusalAsync(Write("traefik/.env_default_blue", "TRAEFIK_LOG_LEVEL=info\n"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_blank_list_of_certificates_meant_everybody_there_and_means_nobody_here()
    {
        var told = await ImportAsync(Write("whoami/.env_default_default", "WHOAMI_MTLS_AUTH=true\nWHOAMI_MTLS_AUTHORIZED_CERTS=\n"));
        Assert.Contains(told, line => line.StartsWith("line 1: WHOAMI_MTLS_AUTHORIZED_CERTS is blank: every certificate could enter there, and here nobody can", StringComparison.Ordinal));
    }
}
