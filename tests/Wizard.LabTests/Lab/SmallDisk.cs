namespace Wizard.LabTests.Lab;

/// <summary>A file system of a few hundred KiB. Needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Size = 512; // KiB
    private const int Step = 1024;

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("wizard-disk-").FullName;

    /// <summary>Makes one.</summary>
    public static async Task<SmallDisk> MountAsync()
    {
        var disk = new SmallDisk();
        (await Run.Async("mount", ["-t", "tmpfs", "-o", $"size={Size}k,mode=700", "tmpfs", disk.Folder])).Succeeded();
        return disk;
    }

    /// <summary>Fills it, but for so many KiB.</summary>
    public void Fill(int spared = 0)
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) file.Write(new byte[Step]);
        }
        catch (IOException)
        {
            // full
        }

        file.SetLength(Math.Max(0, file.Length - (spared * Step)));
    }

    /// <summary>Makes room again.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Run.Async("umount", ["--lazy", Folder]).GetAwaiter().GetResult().Succeeded();
        Directory.Delete(Folder);
    }
}
