namespace Wizard.Traefik;

/// <summary>Which certificate authorities Traefik trusts for its own outgoing connections.</summary>
public enum TrustMode
{
    /// <summary>The list that the image ships.</summary>
    Stock,

    /// <summary>The list that the image ships, and the Step-CA.</summary>
    StockAndStepCa,

    /// <summary>The Step-CA alone.</summary>
    StepCaOnly,

    /// <summary>None: every outgoing TLS connection is refused.</summary>
    Nothing,
}
