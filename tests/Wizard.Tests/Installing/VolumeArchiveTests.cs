using System.Formats.Tar;
using System.Text;
using Wizard.Installing;
using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Installing;

public sealed class VolumeArchiveTests
{
    private static readonly TraefikUser Own = new("traefik", 61524, 61525);
    private static readonly RenderedFiles Files = RenderedFiles.Empty.With("traefik.yml", "a\n").With("plugins-local/src/x/x.go", "package x\n");

    [Fact]
    public async Task Everything_that_is_shipped_belongs_to_the_user_that_Traefik_runs_as_and_nobody_else_may_look()
    {
        var entries = await EntriesAsync(await ArchiveAsync(Own));
        Assert.All(entries, entry => Assert.Equal((61524, 61525), (entry.Uid, entry.Gid)));
        Assert.All(entries, entry => Assert.Equal(UnixFileMode.None, entry.Mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)));
        Assert.Equal(["data", "plugins-local", "plugins-local/src", "plugins-local/src/x", "plugins-local/src/x/x.go", "traefik.yml"], entries.Select(entry => entry.Name.TrimEnd('/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_belongs_to_another_user_is_given_to_the_new_one_byte_by_byte()
    {
        var reowned = await new VolumeArchive(TraefikUser.Root).ReownAsync(await ArchiveAsync(Own), default);
        var entries = await EntriesAsync(reowned!);
        Assert.All(entries, entry => Assert.Equal((0, 0), (entry.Uid, entry.Gid)));
        Assert.Equal("a\n", new StreamReader(entries.Single(entry => entry.Name == "traefik.yml").DataStream!, Encoding.UTF8).ReadToEnd());
    }

    [Fact]
    public async Task What_belongs_to_the_user_already_is_left_alone() =>
        Assert.Null(await new VolumeArchive(Own).ReownAsync(await ArchiveAsync(Own), default));

    [Fact]
    public async Task A_folder_of_logs_is_not_taken_into_memory_without_end()
    {
        using var endless = new Zeros();
        var error = await Assert.ThrowsAsync<UserError>(() => VolumeArchive.CopyAsync(endless, new MemoryStream(), default));
        Assert.Contains("64 MB", error.Message, StringComparison.Ordinal);
    }

    private static async Task<MemoryStream> ArchiveAsync(TraefikUser owner)
    {
        var stream = new MemoryStream();
        await new VolumeArchive(owner).WriteAsync(stream, Files, ["data"], default);
        stream.Position = 0;
        return stream;
    }

    private static async Task<List<TarEntry>> EntriesAsync(Stream stream)
    {
        var entries = new List<TarEntry>();
        await using var tar = new TarReader(stream);
        while (await tar.GetNextEntryAsync(copyData: true) is { } entry) entries.Add(entry);
        return entries;
    }

    private sealed class Zeros : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);
    }
}
