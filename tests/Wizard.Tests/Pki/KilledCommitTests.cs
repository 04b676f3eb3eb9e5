using Wizard.Pki.Files;
using Xunit;

namespace Wizard.Tests.Pki;

/// <summary>A process that is killed while it puts a certificate in place: the next look at the folder finishes it.</summary>
public sealed class KilledCommitTests : IDisposable
{
    private readonly Certs _certs = new();

    public enum Kind
    {
        NewKey,
        NewKeyWithoutPkcs12,
        Renewal,
        RenewalWithoutPkcs12,
    }

    public void Dispose() => _certs.Dispose();

    [Theory]
    [InlineData(Kind.NewKey, false)]
    [InlineData(Kind.NewKey, true)]
    [InlineData(Kind.NewKeyWithoutPkcs12, false)]
    [InlineData(Kind.NewKeyWithoutPkcs12, true)]
    [InlineData(Kind.Renewal, false)]
    [InlineData(Kind.Renewal, true)]
    [InlineData(Kind.RenewalWithoutPkcs12, false)]
    [InlineData(Kind.RenewalWithoutPkcs12, true)]
    public void Killed_after_any_step_it_is_finished(Kind kind, bool backwards)
    {
        var count = int.MaxValue;
        for (var killed = 0; killed <= count; killed++)
        {
            if (Directory.Exists(_certs.Path)) Directory.Delete(_certs.Path, recursive: true);
            var (first, key) = (_certs.Issue(), File.ReadAllText(_certs[$"{Certs.Name}.key"]));
            LeaveUnfinished(kind);
            var steps = Steps(backwards).ToList();
            count = steps.Count;
            foreach (var step in steps.Take(killed)) step();
            RequireFinished(kind, first, key);
        }

        Assert.True(count > 5, $"{count} steps");
    }

    [Fact]
    public void A_commit_that_was_begun_is_finished_before_the_next_one()
    {
        _certs.Issue();
        LeaveUnfinished(Kind.NewKey);
        _certs.Issue();
        Assert.Equal(3, _certs.Folder.List().Count);
        Assert.All(_certs.Folder.List(), RequireKey);
    }

    // A file in the place of old/ stops it right after the moment that counts.
    private void LeaveUnfinished(Kind kind)
    {
        File.WriteAllText(_certs["old"], "");
        Assert.ThrowsAny<IOException>(() => kind switch
        {
            Kind.NewKey => _certs.Issue(),
            Kind.NewKeyWithoutPkcs12 => _certs.Issue(pkcs12: false),
            Kind.Renewal => _certs.Renew(pkcs12: true),
            _ => _certs.Renew(pkcs12: false),
        });
        File.Delete(_certs["old"]);
        Assert.Single(Directory.GetDirectories(_certs.Path, ".commit-*"));
    }

    // each change that finishing makes, one by one; the order of files in a folder is the file system's
    private IEnumerable<Action> Steps(bool backwards)
    {
        var commit = Directory.GetDirectories(_certs.Path, ".commit-*").Single();
        yield return () => Directory.CreateDirectory(_certs["old"]);
        foreach (var file in Files("old")) yield return () => File.Move(file, _certs[$"old/{Path.GetFileName(file)}"]);
        if (File.Exists(Path.Combine(commit, "drop-p12")))
        {
            yield return () => File.Delete(_certs[$"{Certs.Name}.p12"]);
            yield return () => File.Delete(Path.Combine(commit, "drop-p12"));
        }

        foreach (var file in Files("new")) yield return () => File.Move(file, _certs[Path.GetFileName(file)], overwrite: true);
        yield return () => Directory.Delete(Path.Combine(commit, "new"));
        yield return () => Directory.Delete(Path.Combine(commit, "old"));

        IEnumerable<string> Files(string part)
        {
            var files = Directory.GetFiles(Path.Combine(commit, part)).Order(StringComparer.Ordinal);
            return backwards ? files.Reverse() : files;
        }
    }

    private void RequireFinished(Kind kind, KeptCertificate first, string firstKey)
    {
        var all = _certs.Folder.List();
        Assert.Equal(2, all.Count);
        Assert.All(all, RequireKey);
        Assert.NotEqual(first.Serial, all[0].Serial);
        Assert.Equal((first.Serial, true), (all[1].Serial, all[1].IsSuperseded));
        Assert.True(File.Exists(all[1].Files.Pkcs12));
        Assert.Equal(kind is Kind.NewKey or Kind.Renewal, File.Exists(all[0].Files.Pkcs12));
        Assert.Equal(firstKey, File.ReadAllText(all[1].Files.Key));
        Assert.Empty(Directory.GetDirectories(_certs.Path, ".*"));
    }

    private static void RequireKey(KeptCertificate kept)
    {
        using var key = kept.ReadKey();
        Assert.NotNull(key);
    }
}
