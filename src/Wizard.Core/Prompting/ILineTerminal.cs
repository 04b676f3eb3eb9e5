namespace Wizard.Prompting;

/// <summary>A terminal that knows lines only.</summary>
public interface ILineTerminal
{
    /// <summary>Tells the user something (standard error, so that results can be piped).</summary>
    void Say(string line);

    /// <summary>Writes a line of a result (standard output).</summary>
    void Result(string line);

    /// <summary>True where its letters hold half blocks, so that a QR code can be drawn on lines of usual length.</summary>
    bool HasHalfBlocks { get; }

    /// <summary>Asks for a line; null where the input has ended. A secret is not echoed.</summary>
    Task<string?> ReadAsync(string prompt, bool secret, CancellationToken cancellation);

    /// <summary>True where both ends are a terminal, that another program can be given.</summary>
    bool IsTerminal => false;

    /// <summary>Leaves the terminal's keys to another program until the result is disposed of: its Ctrl-C ends nothing here meanwhile. Null where there is nothing to do for it.</summary>
    IDisposable? Lend() => null;
}
