using Xunit;

namespace Wizard.LabTests.Lab;

/// <summary>A test that needs the lab (DOCKER_HOST and WIZARD_LAB): skipped without one, unless WIZARD_LAB_REQUIRED=1 makes it fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabFactAttribute : FactAttribute
{
    public LabFactAttribute() => Skip = Reason;

    /// <summary>Why the test is skipped; null where it is not.</summary>
    internal static string? Reason => IsRequired || IsThere ? null : "no lab: DOCKER_HOST and WIZARD_LAB are not both set (tests/lab brings one up)";

    /// <summary>True where a lab can be used.</summary>
    internal static bool IsThere => IsSet("DOCKER_HOST") && IsSet("WIZARD_LAB");

    private static bool IsRequired => Environment.GetEnvironmentVariable("WIZARD_LAB_REQUIRED") == "1";

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}

/// <summary>The same for a test with several sets of data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabTheoryAttribute : TheoryAttribute
{
    public LabTheoryAttribute() => Skip = LabFactAttribute.Reason;
}
