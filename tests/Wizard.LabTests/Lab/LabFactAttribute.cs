using Xunit;

namespace Wizard.LabTests.Lab;

/// <summary>A test that needs the lab's Docker engine (DOCKER_HOST, or WIZARD_LAB): skipped without one, unless WIZARD_LAB_REQUIRED=1 makes it fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabFactAttribute : FactAttribute
{
    public LabFactAttribute() => Skip = IsRequired || IsThere ? null : "no lab: neither DOCKER_HOST nor WIZARD_LAB is set (tests/lab brings one up)";

    private static bool IsRequired => Environment.GetEnvironmentVariable("WIZARD_LAB_REQUIRED") == "1";

    private static bool IsThere =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DOCKER_HOST")) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WIZARD_LAB"));
}
