namespace Wizard.Menus;

/// <summary>One line of the users editor.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Hash">The bcrypt hash of his password.</param>
internal sealed record BasicUserEntry(string Name, string Hash)
{
    /// <summary>The password in clear text, where it was made just now; null where only its hash is known.</summary>
    public string? Password { get; init; }

    /// <summary>The password was drawn and nobody has seen it yet.</summary>
    public bool IsRandom { get; init; }

    /// <summary>Reads a member of a <c>users</c> setting, <c>name:bcrypt</c>.</summary>
    public static BasicUserEntry Parse(string member)
    {
        var parts = member.Split(':', 2);
        return new(parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>The name alone: the rest is nobody's business.</summary>
    public override string ToString() => Name;
}
