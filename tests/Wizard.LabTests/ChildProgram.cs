using Wizard.Env;

namespace Wizard.LabTests;

/// <summary>What the test assembly does as a child process of its own tests.</summary>
public static class ChildProgram
{
    public const string Verb = "write-until-killed";
    public const int Length = 200_000;

    public static void Main(string[] arguments)
    {
        if (arguments is not [Verb, var path]) return;
        for (var round = 0; ; round++)
        {
            AtomicFile.Write(path, Enumerable.Repeat((byte)('a' + (round % 26)), Length).ToArray());
            Console.WriteLine(round);
        }
    }
}
