using Wizard.Installing;
using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Status;

/// <summary>Reads the status of a context: the state root while the engine is being asked.</summary>
/// <param name="machine">The context.</param>
public sealed class StatusReader(Machine machine)
{
    private readonly string _traefik = machine.TraefikId.Project.Value;

    /// <summary>Reads it. An engine that does not answer is part of it.</summary>
    /// <param name="only">Only this deployment; null for all.</param>
    /// <param name="patience">How long the engine may take.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ContextStatus> ReadAsync(DeploymentId? only, TimeSpan patience, CancellationToken cancellation)
    {
        var asking = AskAsync(only, patience, cancellation);
        var reader = new RecordReader(machine);
        var reading = Task.Run(() => only is null ? reader.ReadAll() : [reader.Read(only)], cancellation);
        await Task.WhenAll(asking, reading).ConfigureAwait(false);
        var (containers, fault) = await asking.ConfigureAwait(false);
        return new(machine.Context, [.. Joined(await reading.ConfigureAwait(false), containers)]) { EngineFault = fault };
    }

    private async Task<(IReadOnlyList<Container>? Containers, string? Fault)> AskAsync(DeploymentId? only, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            return (await new EngineLook(machine.Docker).RunAsync(only?.ComposeProject, limit.Token).ConfigureAwait(false), null);
        }
        catch (UserError error)
        {
            return (null, string.Join(' ', error.Message.Split('\n', StringSplitOptions.TrimEntries)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, $"The Docker engine did not answer within {patience.TotalSeconds:0} seconds.");
        }
    }

    private IEnumerable<DeploymentStatus> Joined(IReadOnlyList<Recorded> recorded, IReadOnlyList<Container>? containers)
    {
        var running = containers?.ToLookup(container => container.Project);
        var known = recorded.Select(record => record.Id.ComposeProject).ToHashSet();
        var foreign = running?.Where(group => !known.Contains(group.Key)).Select(group => IdOf(group.Key)).OfType<DeploymentId>() ?? [];
        return recorded.Concat(foreign.Select(id => new Recorded(id)))
            .OrderBy(record => record.Id.Project.Value, StringComparer.Ordinal).ThenBy(record => !record.Id.Instance.IsDefault).ThenBy(record => record.Id.Instance.Value, StringComparer.Ordinal)
            .Select(record => Of(record, running is null ? null : [.. running[record.Id.ComposeProject]]));
    }

    private DeploymentStatus Of(Recorded record, IReadOnlyList<Container>? containers)
    {
        var main = containers?.OrderByDescending(container => container.Service == record.Id.Project.Value).FirstOrDefault();
        var (image, label) = (main?.Image ?? record.Image, main?.ImageVersion);
        var isTraefik = record.Id.Project.Value == _traefik;
        var version = isTraefik ? ImageVersion.Of(image, Version.TryParse(label?.TrimStart('v'), out var labelled) ? labelled : null) : null;
        return new(record.Id)
        {
            IsConfigured = record.IsConfigured,
            IsInstalled = record.IsInstalled,
            Differs = record.Differs,
            Fault = record.Fault,
            Containers = containers,
            Image = image,
            Version = isTraefik ? version?.ToString() : ImageWords.VersionOf(image, label),
            Vulnerabilities = !isTraefik ? [] : image.Length == 0 ? [] : version is null ? null : Vulnerability.Of(version),
            Certificates = record.Certificates,
            Ports = [.. record.Ports, .. containers?.SelectMany(container => container.Ports) ?? []],
        };
    }

    // something of ours that was installed from elsewhere: PROJECT, or PROJECT_INSTANCE
    private DeploymentId? IdOf(string composeProject) => composeProject.Split('_') switch
    {
        [var project] when IsProject(project) => new(machine.Context, ProjectName.Parse(project), InstanceName.Default),
        [var project, var instance] when IsProject(project) && InstanceName.IsOne(instance) => new(machine.Context, ProjectName.Parse(project), InstanceName.Parse(instance)),
        _ => null,
    };

    private bool IsProject(string name) => machine.Store.Library.Names.Contains(name);
}
