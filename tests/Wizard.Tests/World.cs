using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wizard.Compose;
using Wizard.Installing;
using Wizard.Menus;
using Wizard.Pki;
using Wizard.Pki.AcmeDns;
using Wizard.Pki.Files;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Tests.Compose;
using Wizard.Tests.House;
using Wizard.Tests.Pki.AcmeDns;

namespace Wizard.Tests;

/// <summary>A state root of its own, with the projects of the checkout, on a machine whose engine does not run.</summary>
internal sealed class World : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-world-").FullName;

    private readonly string _home = Directory.CreateTempSubdirectory("wizard-home-").FullName;

    public World()
    {
        var store = new DeploymentStore(new StateRoot(_folder), new ProjectLibrary([Repository.Folder, Path.Combine(_folder, "projects")]), TimeProvider.System);
        // two machines: the one that is current, and pi
        Write("docker/contexts/meta/0/meta.json", """{"Name":"pi","Metadata":{},"Endpoints":{"docker":{"Host":"ssh://me@pi.example.com","SkipTLSVerify":false}}}""");
        Machines = new(store, Processes, new DockerSettings(name => name == "DOCKER_CONFIG" ? Path.Combine(_home, "docker") : null));
        Machine = Machines.Of(ContextName.Parse("default"));
    }

    /// <summary>The machines that docker knows.</summary>
    public Machines Machines { get; }

    /// <summary>What runs docker: nothing answers, but for what a test says.</summary>
    public FakeProcesses Processes { get; } = new FakeProcesses().Say("", "", 1, "Cannot connect to the Docker daemon");

    public Machine Machine { get; }

    public string Folder => _folder;

    public Session With(IPrompter prompter) => new(Machine, prompter) { Machines = Machines, AllContexts = AllContexts, StepPath = StepPath, Json = Json, DryRun = DryRun, Dns = Dns };

    /// <summary>The folder of the step command.</summary>
    public string StepPath => Path.Combine(_home, ".step");

    /// <summary>What the DNS says; nothing at all where a test says nothing.</summary>
    public IDnsRecords Dns { get; set; } = new FakeDns();

    public bool Json { get; set; }

    public bool DryRun { get; set; }

    public bool AllContexts { get; set; }

    /// <summary>What `wizard PROJECT VERB` does.</summary>
    public Task RunAsync(IPrompter prompter, string project, string verb, params string[] assignments) =>
        VerbTable.Require(project, verb).RunAsync(new(With(prompter), project) { Assignments = assignments }, default);

    /// <summary>What `wizard PROJECT reconfigure NAME=VALUE...` does.</summary>
    public Task SetAsync(string project, params string[] assignments) => RunAsync(new ScriptedPrompter([]), project, "reconfigure", assignments);

    /// <summary>The value of a setting, as it is saved.</summary>
    public string Value(string project, string name) => With(new ScriptedPrompter([])).Open(project).Values[name];

    /// <summary>The .env file of a project's default instance; empty where there is none.</summary>
    public string EnvFile(string project)
    {
        var path = Path.Combine(_folder, "default", project, "default", ".env");
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    /// <summary>Every file below the state root, without lock files.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder, path)).Where(path => !path.Contains(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Makes Traefik know a Step-CA, as the CA menu leaves it.</summary>
    public async Task TrustStepCaAsync()
    {
        var (root, intermediate) = Authority();
        var fingerprint = root.GetCertHashString(HashAlgorithmName.SHA256);
        await SetAsync("traefik", "TRAEFIK_STEP_CA_ENABLED=true", "TRAEFIK_STEP_CA_ENDPOINT=https://ca.pi.example.com", $"TRAEFIK_STEP_CA_FINGERPRINT={fingerprint}",
            $"TRAEFIK_STEP_CA_CERTIFICATES={Convert.ToBase64String(root.RawData)},{Convert.ToBase64String(intermediate.RawData)}");
    }

    /// <summary>Makes ~/.step know an authority, and the settings its address; with the policy that it was installed with.</summary>
    public async Task KnowAsync(CaTrust authority, string allowed = "*.clients.example.com")
    {
        new StepFolder(StepPath, TimeProvider.System, _ => true).Write(authority);
        await SetAsync("step-ca", $"STEP_CA_TRAEFIK_HOST={authority.Url.Host}", $"STEP_CA_PUBLIC_HTTPS_PORT={authority.Url.Port}", $"STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS={allowed}");
        var paths = Machine.Store.Root.Of(Machine.Id("step-ca", InstanceName.Default));
        Directory.CreateDirectory(paths.Applied);
        File.Copy(paths.EnvFile, paths.AppliedEnvFile, overwrite: true);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_home, recursive: true);
    }

    private static (X509Certificate2 Root, X509Certificate2 Intermediate) Authority()
    {
        var now = DateTimeOffset.UtcNow;
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = Request("CN=Test Root CA", rootKey).CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (root, Request("CN=Test Intermediate CA", key).Create(root, now.AddDays(-1), now.AddDays(300), [1, 2, 3]));
    }

    private static CertificateRequest Request(string subject, ECDsa key)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request;
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_home, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
