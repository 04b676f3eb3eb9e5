namespace Wizard.Tui;

/// <summary>What the full screen must know of the world around it.</summary>
internal sealed record FullScreenOptions
{
    /// <summary>The title line at first: context, project, instance.</summary>
    public string Header { get; init; } = "";

    /// <summary>False where NO_COLOR is set.</summary>
    public bool Colours { get; init; } = true;

    /// <summary>True where standard input and standard output are a terminal; TERM is not <c>dumb</c>.</summary>
    public required bool HasTerminal { get; init; }

    /// <summary>False where the terminal's letters hold no half blocks: Debian's fonts for the Linux console.</summary>
    public bool HalfBlocks { get; init; } = true;

    /// <summary>How long the conversation may take to end after a signal, before the process ends without it.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Tells how long jobs run.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Says a line on the terminal while another program has it.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
