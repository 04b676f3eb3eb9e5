using Wizard.Env;
using Wizard.Pki;
using Wizard.Pki.Files;

namespace Wizard.LabTests;

/// <summary>What the test assembly does as a child process of its own tests.</summary>
public static class ChildProgram
{
    public const string Verb = "write-until-killed";
    public const int Length = 200_000;

    public const string CommitVerb = "commit-until-killed";

    public static void Main(string[] arguments)
    {
        if (arguments is [Verb, var path]) Write(path);
        if (arguments is [CommitVerb, var folder]) Commit(new(Path.Combine(folder, "certs"), folder, TimeProvider.System));
    }

    private static void Write(string path)
    {
        for (var round = 0; ; round++)
        {
            AtomicFile.Write(path, Enumerable.Repeat((byte)('a' + (round % 26)), Length).ToArray());
            Console.WriteLine(round);
        }
    }

    private static void Commit(CertificateFolder folder)
    {
        for (var round = 0; ; round++)
        {
            using var key = ClientKey.Create(KeyKind.EllipticCurve);
            using var leaf = key.Request(new("foo.clients.example.com")).CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddHours(1));
            using var staged = folder.Stage("foo.clients.example.com", key);
            staged.Commit(new(leaf, []), round % 2 == 0 ? [1, 2, 3] : null);
            Console.WriteLine(round);
        }
    }
}
