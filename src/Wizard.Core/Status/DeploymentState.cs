namespace Wizard.Status;

/// <summary>How a deployment is, in one word. The names in JSON are these in lower case, with a hyphen before each further capital.</summary>
public enum DeploymentState
{
    /// <summary>The engine did not answer.</summary>
    Unknown,

    /// <summary>It has no settings, and nothing of it is there.</summary>
    NotConfigured,

    /// <summary>It has settings and was not installed.</summary>
    NotInstalled,

    /// <summary>It was installed, and its containers are gone.</summary>
    Missing,

    /// <summary>None of its containers runs.</summary>
    Stopped,

    /// <summary>Some of its containers run.</summary>
    PartlyRunning,

    /// <summary>A health check says that it is not well.</summary>
    Unhealthy,

    /// <summary>All run, and a health check has not said yet whether it is well.</summary>
    Starting,

    /// <summary>All run, and none has a health check.</summary>
    Running,

    /// <summary>All run, and every health check says that it is well.</summary>
    Healthy,
}
