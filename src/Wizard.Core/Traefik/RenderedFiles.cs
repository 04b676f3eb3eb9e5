using System.Collections;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Wizard.Traefik;

/// <summary>Files that were rendered and not yet written: relative path to bytes, in ordinal order. Immutable; equal where the content is.</summary>
public sealed class RenderedFiles : IEquatable<RenderedFiles>, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>>
{
    /// <summary>No file.</summary>
    public static readonly RenderedFiles Empty =
        new(ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _files;

    private RenderedFiles(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files) => _files = files;

    /// <summary>The relative paths, in ordinal order, with <c>/</c> between their parts.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>How many files there are.</summary>
    public int Count => _files.Count;

    /// <summary>The bytes of a file, or null where there is no such file.</summary>
    // a bare null here would turn into an empty ReadOnlyMemory, as an array does
    public ReadOnlyMemory<byte>? Find(string path) => _files.TryGetValue(path, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>The text of a UTF-8 file, or null where there is no such file.</summary>
    public string? Text(string path) => Find(path) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    /// <summary>These files and one more, or that one replaced. The bytes are copied.</summary>
    /// <exception cref="ArgumentException">The path is absolute or leaves its folder.</exception>
    public RenderedFiles With(string path, ReadOnlySpan<byte> bytes) =>
        IsInside(path)
            ? new RenderedFiles(_files.SetItem(path, bytes.ToArray()))
            : throw new ArgumentException($"'{path}' is no path inside the folder.", nameof(path));

    /// <summary>These files and one more UTF-8 file, or that one replaced.</summary>
    public RenderedFiles With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    /// <summary>These files and all the others; the others win.</summary>
    public RenderedFiles With(RenderedFiles others) => new(_files.SetItems(others._files));

    /// <summary>The lower-case hex SHA-256 of all paths and their content.</summary>
    public string Hash
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (path, bytes) in _files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{bytes.Length}\0"));
                hash.AppendData(bytes.Span);
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <summary>Those files whose path is wanted.</summary>
    public RenderedFiles Only(Func<string, bool> wanted) => new(_files.RemoveRange(_files.Keys.Where(path => !wanted(path))));

    /// <inheritdoc/>
    public bool Equals(RenderedFiles? other) =>
        other is not null && Count == other.Count && _files.All(file => other.Holds(file.Key, file.Value.Span));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RenderedFiles);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (path, bytes) in _files)
        {
            hash.Add(path, StringComparer.Ordinal);
            hash.AddBytes(bytes.Span);
        }
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ReadOnlyMemory<byte>>> GetEnumerator() => _files.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Holds(string path, ReadOnlySpan<byte> content) => Find(path) is { } bytes && bytes.Span.SequenceEqual(content);

    private static bool IsInside(string path) =>
        path.Length > 0 && !path.Contains('\\', StringComparison.Ordinal) && path.Split('/').All(part => part is not ("" or "." or ".."));
}
