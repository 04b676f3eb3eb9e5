using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Wizard.Projects;
using Wizard.Projects.Backup;
using Xunit;

namespace Wizard.Tests.Projects.Backup;

public sealed class StateArchiveTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly Gen<string> Name = Any(".env", "applied", "dynamic.yml", "certs", "a.clients.example.com.key", "old", "own", "x y", "ümlaut", "-rf");

    private static readonly Gen<StateFile> AnyFile =
        from project in Any("whoami", "step-ca", "traefik")
        from instance in Any("default", "blue-2")
        from names in Name.Array[1, 4]
        from content in Gen.Byte.Array[0, 3000]
        from seconds in Gen.Int[0, 2_000_000_000]
        select new StateFile($"{project}/{instance}/{string.Join('/', names)}", content, DateTimeOffset.FromUnixTimeSeconds(seconds));

    [Fact]
    public void What_was_packed_is_unpacked_byte_for_byte() => AnyFile.Array[0, 8].Sample(files =>
    {
        var state = files.DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        if (state.Exists(file => state.Exists(other => other.Path.StartsWith($"{file.Path}/", StringComparison.Ordinal)))) return;
        var unpacked = StateArchive.Unpack(new StateArchive(ContextName.Parse("pi"), state).Pack());
        Assert.Equal("pi", unpacked.Context.Value);
        Assert.Equal(state.Select(file => (file.Path, Convert.ToHexString(file.Content), file.Changed)), unpacked.Files.Select(file => (file.Path, Convert.ToHexString(file.Content), file.Changed)));
    });

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../etc/passwd")]
    [InlineData("pi/../../etc/passwd")]
    [InlineData("pi/whoami/default/../../../x")]
    [InlineData("pi/whoami/default/./x")]
    [InlineData("pi/whoami/default//x")]
    [InlineData("pi/whoami/default/a\\b")]
    [InlineData("pi/whoami/default/a\nb")]
    [InlineData("pi/.lock")]
    [InlineData("pi/whoami/default/.lock")]
    [InlineData("pi/whoami/default/.env.0123.tmp")]
    [InlineData("pi/whoami/default/rendered/x")]
    [InlineData("pi/whoami/.env")]
    [InlineData("pi/WHOAMI/default/.env")]
    [InlineData("pi/who_ami/default/.env")]
    [InlineData("pi/whoami/-x/.env")]
    [InlineData("pi/.bashrc")]
    [InlineData("pi/other.env")]
    [InlineData("file")]
    [InlineData("projects/whoami/default/.env")]
    [InlineData(".ssh/whoami/default/.env")]
    public void A_path_that_the_state_root_has_not_is_refused(string path) =>
        Assert.Throws<InvalidDataException>(() => StateArchive.Unpack(Packed(tar => Add(tar, TarEntryType.RegularFile, path))));

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    [InlineData(TarEntryType.Fifo)]
    public void What_is_no_file_is_refused(TarEntryType type) =>
        Assert.Throws<InvalidDataException>(() => StateArchive.Unpack(Packed(tar => Add(tar, type, "pi/whoami/default/.env"))));

    [Fact]
    public void A_file_that_is_in_it_twice_is_refused() => Assert.Throws<InvalidDataException>(() => StateArchive.Unpack(Packed(tar =>
    {
        Add(tar, TarEntryType.RegularFile, "pi/whoami/default/.env");
        Add(tar, TarEntryType.RegularFile, "pi/whoami/default/.env");
    })));

    [Fact]
    public void A_file_that_is_a_folder_too_is_refused() => Assert.Throws<InvalidDataException>(() => StateArchive.Unpack(Packed(tar =>
    {
        Add(tar, TarEntryType.RegularFile, "pi/whoami/default/certs");
        Add(tar, TarEntryType.RegularFile, "pi/whoami/default/certs-2");
        Add(tar, TarEntryType.RegularFile, "pi/whoami/default/certs/x.key");
    })));

    [Fact]
    public void Two_contexts_in_one_are_refused() => Assert.Throws<InvalidDataException>(() => StateArchive.Unpack(Packed(tar =>
    {
        Add(tar, TarEntryType.RegularFile, "pi/whoami/default/.env");
        Add(tar, TarEntryType.RegularFile, "other/whoami/default/.env");
    })));

    [Fact]
    public void An_archive_of_something_else_is_refused() =>
        Assert.Throws<InvalidDataException>(() => StateArchive.Unpack(Packed(tar => Add(tar, TarEntryType.RegularFile, "pi/whoami/default/.env"), comment: "something else")));

    [Fact]
    public void An_empty_one_is_refused() => Assert.Throws<InvalidDataException>(() => StateArchive.Unpack(Packed(_ => { })));

    [Fact]
    public void What_unpacks_to_more_than_any_state_is_refused() => Assert.Throws<InvalidDataException>(() => StateArchive.Unpack(Packed(tar =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "pi/whoami/default/x") { DataStream = new MemoryStream(new byte[70 * 1024 * 1024]) }))));

    [Theory]
    [InlineData("")]
    [InlineData("no gzip at all")]
    public void What_is_no_archive_is_refused(string text) => Assert.Throws<InvalidDataException>(() => StateArchive.Unpack(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Everything_in_it_belongs_to_its_owner_alone()
    {
        var packed = new StateArchive(ContextName.Parse("pi"), [new("whoami/default/.env", [1], Noon)]).Pack();
        using var tar = new TarReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
        for (var entry = tar.GetNextEntry(); entry is not null; entry = tar.GetNextEntry())
        {
            if (entry is PaxTarEntry) Assert.Equal(UnixFileMode.None, entry.Mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }
    }

    private static Gen<string> Any(params string[] words) => Gen.OneOf([.. words.Select(Gen.Const)]);

    private static byte[] Packed(Action<TarWriter> write, string comment = "wizard backup 1")
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
        {
            tar.WriteEntry(new PaxGlobalExtendedAttributesTarEntry(new Dictionary<string, string> { ["comment"] = comment }));
            write(tar);
        }

        return packed.ToArray();
    }

    private static void Add(TarWriter tar, TarEntryType type, string path)
    {
        var entry = new PaxTarEntry(type, path);
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink) entry.LinkName = "/etc/passwd";
        if (type == TarEntryType.RegularFile) entry.DataStream = new MemoryStream([1, 2, 3]);
        tar.WriteEntry(entry);
    }
}
