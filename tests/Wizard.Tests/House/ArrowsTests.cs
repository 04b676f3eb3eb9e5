using System.Text.RegularExpressions;
using Xunit;

namespace Wizard.Tests.House;

/// <summary>Dependencies point one way; files stay small; the console is touched in one place.</summary>
public sealed partial class ArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Settings"] = [],
        ["Env"] = [],
        ["Prompting"] = [],
        ["Projects"] = ["Settings", "Env"],
        ["Traefik"] = ["Settings", "Env"],
        ["Pki"] = ["Settings", "Env"],
        ["Compose"] = ["Settings", "Env"],
        ["Installing"] = ["Settings", "Env", "Projects", "Traefik", "Pki", "Compose"],
        ["Status"] = ["Settings", "Env", "Projects", "Traefik", "Pki", "Compose", "Installing"],
        ["Menus"] = ["Settings", "Env", "Projects", "Traefik", "Pki", "Compose", "Installing", "Status", "Prompting"],
    };

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    [Fact]
    public void Every_room_of_the_core_has_its_arrows_written_down() =>
        Assert.Equal(Allowed.Keys.Order(), Directory.GetDirectories(Path.Combine(Repository.Folder, "src", "Wizard.Core")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).Order()!);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_only_the_rooms_below_it(string room)
    {
        var found = from file in Repository.Sources(Path.Combine("src", "Wizard.Core", room))
                    from other in RoomsNamedIn(File.ReadAllText(file))
                    where other != room && !Allowed[room].Contains(other)
                    select $"{Path.GetFileName(file)} knows {other}";
        Assert.Empty(found);
    }

    [Fact]
    public void The_core_does_not_know_the_program() =>
        Assert.DoesNotContain(Repository.Sources(Path.Combine("src", "Wizard.Core")), file => ProgramRooms().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void The_core_touches_neither_console_nor_process_nor_terminal() =>
        Assert.DoesNotContain(Repository.Sources(Path.Combine("src", "Wizard.Core")), file => Outside().IsMatch(Code(file)) && !file.EndsWith("ChildProcesses.cs", StringComparison.Ordinal));

    [Fact]
    public void The_program_touches_the_console_in_one_place_and_the_full_screen_only_beside_it() =>
        Assert.Equal(["SystemConsole.cs"], Repository.Sources(Path.Combine("src", "Wizard", "Cli")).Where(file => Outside().IsMatch(Code(file))).Select(Path.GetFileName));

    [Fact]
    public void Files_are_small()
    {
        var lengths = Repository.Sources("src").Select(file => File.ReadLines(file).Count()).Order().ToList();
        Assert.True(lengths[^1] <= 400, $"the longest file has {lengths[^1]} lines");
        Assert.True(lengths[lengths.Count / 2] < 80, $"the median is {lengths[lengths.Count / 2]} lines");
    }

    private static IEnumerable<string> RoomsNamedIn(string text) => Named().Matches(text).Select(match => match.Groups[1].Value).Where(Allowed.ContainsKey).Distinct();

    private static string Code(string file) => Comment().Replace(File.ReadAllText(file), "");

    // `using Wizard.X`, `Wizard.X.Type`, and the relative `Settings.Type` where no type of the room itself has that name
    [GeneratedRegex(@"(?:using (?:static )?Wizard\.|[^.\w]Wizard\.)(\w+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"Wizard\.(Cli|Tui)\b")]
    private static partial Regex ProgramRooms();

    [GeneratedRegex(@"(?<![\w.])(?:Console\.\w|Environment\.(?!NewLine))|Process\.Start")]
    private static partial Regex Outside();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
