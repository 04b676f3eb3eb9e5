using System.Globalization;
using Wizard.Menus.StepCa;
using Wizard.Status;
using Wizard.Traefik;

namespace Wizard.Menus.Board;

/// <summary>A deployment's status as people read it.</summary>
internal static class StatusWords
{
    /// <summary>What stands beside a menu item: <c>healthy 3 h, 3.7.13</c>.</summary>
    public static string Short(DeploymentStatus status, DateTimeOffset now)
    {
        if (status.Fault is not null) return "its settings cannot be read";
        string?[] parts =
        [
            $"{State(status)}{(status.Since is { } since ? $" {Age(since, now)}" : "")}",
            status.Running > 0 ? status.Version : null,
            status.Vulnerabilities is { Count: > 0 } ? "* unsafe version" : null,
            status.Differs ? "* re-install to apply" : null,
            status.Certificates.Count(certificate => certificate.IsDue) is > 0 and var due ? $"* {due} to renew" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>How it is, in a word or three.</summary>
    public static string State(DeploymentStatus status) => status.State switch
    {
        DeploymentState.Unknown => status.IsInstalled ? "installed" : status.IsConfigured ? "configured" : "not configured",
        DeploymentState.NotConfigured => "not configured",
        DeploymentState.NotInstalled => "not installed",
        DeploymentState.Missing => "containers are gone",
        DeploymentState.PartlyRunning => $"{status.Running} of {status.Containers!.Count} run",
        _ => status.State.ToString().ToLowerInvariant(),
    };

    /// <summary>All that is known, a line each: without what says nothing.</summary>
    public static IEnumerable<string> Lines(DeploymentStatus status, DateTimeOffset now)
    {
        yield return Whole(status, now);
        if (status.Image.Length > 0) yield return $"image {status.Image}{(status.Version is { } version ? $", version {version}" : "")}{Safe(status)}";
        if (status.Ports.Count > 0) yield return $"ports: {string.Join(", ", status.Ports)}";
        if (status.Certificates.Count > 0) yield return Certificates(status.Certificates, now);
        foreach (var attention in Attention(status)) yield return $"* {attention}";
    }

    /// <summary>What is to be done about it; empty where nothing is.</summary>
    public static IEnumerable<string> Attention(DeploymentStatus status)
    {
        if (status.Fault is { } fault) yield return fault;
        if (status.Differs) yield return $"re-install to apply: {status.Id.CommandOf("install")}";
        if (status.Vulnerabilities is null) yield return "which version of Traefik it is cannot be told: mutual TLS is refused";
        if (status.Vulnerabilities is { Count: > 0 } known) yield return $"affected by {string.Join(", ", known.Select(vulnerability => vulnerability.Id))}: use Traefik {TraefikSettings.SafeForMutualTls}";
        if (status.Certificates.Count(certificate => certificate.IsDue) is > 0 and var due) yield return $"{due} of its certificates {(due == 1 ? "is" : "are")} to be renewed: {status.Id.CommandOf(status.Id.Project.Value == "traefik" ? "certs" : "cert-renew")}";
    }

    /// <summary>How long something has been so: <c>3 h</c>; to the minute, since nobody looks at seconds.</summary>
    public static string Age(DateTimeOffset since, DateTimeOffset now) => (now - since) switch
    {
        { TotalMinutes: < 1 } => "< 1 min",
        { TotalHours: < 1 } age => $"{age.Minutes} min",
        { TotalDays: < 1 } age => $"{age.Hours} h",
        { TotalDays: < 2 } => "1 day",
        var age => $"{age.Days} days",
    };

    private static string Whole(DeploymentStatus status, DateTimeOffset now)
    {
        var since = status.Since is { } time ? string.Create(CultureInfo.InvariantCulture, $" for {Age(time, now)}, since {CertificateWords.Time(time)}") : "";
        var count = status.Containers is { Count: > 0 } all ? $"; {status.Running} of {all.Count} containers run" : "";
        return $"{State(status)}{since}{count}";
    }

    private static string Safe(DeploymentStatus status) => status is { Vulnerabilities.Count: 0, Version: not null } && status.Id.Project.Value == "traefik" ? ": none of the known CVEs" : "";

    private static string Certificates(IReadOnlyList<Certificate> certificates, DateTimeOffset now)
    {
        var first = certificates.MinBy(kept => kept.Until)!;
        return $"certificates: {certificates.Count}; {first.Name} ends first, {CertificateWords.Left(first.Until, now)}";
    }
}
