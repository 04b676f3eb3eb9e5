using Wizard.LabTests.Lab;
using Wizard.Pki.Files;
using Xunit;

namespace Wizard.LabTests.Certificates;

/// <summary>A disk that is really full.</summary>
[Collection(OneAuthority.Name)]
public sealed class DiskFullTests(SharedAuthority shared)
{
    [LabFact]
    public async Task A_full_disk_is_told_before_anything_is_signed_and_nothing_is_left()
    {
        using var disk = await SmallDisk.MountAsync();
        using var holder = new Holder(shared.Authority, context: disk.Folder);
        Directory.CreateDirectory(holder.Folder.Folder);
        disk.Fill();
        Told(await Assert.ThrowsAsync<UserError>(() => holder.IssueAsync(SharedAuthority.Foo)));
        Assert.Empty(Directory.GetFileSystemEntries(holder.Folder.Folder));
    }

    [LabTheory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(32)]
    [InlineData(60)]
    [InlineData(68)]
    [InlineData(72)]
    [InlineData(76)]
    [InlineData(80)]
    [InlineData(84)]
    public async Task However_little_room_is_left_key_and_certificate_stay_together(int kibibytes)
    {
        using var disk = await SmallDisk.MountAsync();
        using var holder = new Holder(shared.Authority, context: disk.Folder);
        var first = await holder.IssueAsync(SharedAuthority.Foo);
        disk.Fill(kibibytes);
        await TryAsync(() => holder.IssueAsync(SharedAuthority.Foo));
        await TryAsync(() => holder.Issuer.RenewAsync(holder.Folder.Find(SharedAuthority.Foo)!, seal: null, default));

        disk.Free();
        var kept = holder.Folder.List();
        using (var key = kept.Single(one => !one.IsSuperseded).ReadKey()) Assert.NotNull(key); // throws where the two do not fit
        Assert.Contains(kept, one => one.Serial == first.Serial);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(holder.Folder.Folder), entry => Path.GetFileName(entry).StartsWith('.'));
    }

    private static async Task TryAsync(Func<Task<KeptCertificate>> issue)
    {
        try
        {
            await issue();
        }
        catch (UserError full)
        {
            Told(full);
        }
    }

    private static void Told(UserError error)
    {
        Assert.Contains("could not be written", error.Message, StringComparison.Ordinal);
        Assert.Contains("Look whether the disk is full", error.Mend, StringComparison.Ordinal);
    }
}
