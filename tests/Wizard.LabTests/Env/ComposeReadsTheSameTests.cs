using CsCheck;
using Wizard.Env;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Env;

public sealed class ComposeReadsTheSameTests
{
    private const int Count = 300;

    private static readonly string[] Raw =
    [
        "a$b", "a$$b", "\"a$$b\"", "\"a\\$b\"", "'a$b'", "'a$$b'", "\"a$b\"", "\"a\\nb\"", "a$", "$1x", "a#b", "a b #c", "'a b #c'", "a\\$b",
        "'a\\'b'", "'a\\nb'", "a\\nb", " #c", "  x  ", "\t'q'", "'one\ntwo'", "\"one\ntwo\"", "${R0}-$R4", "${none:-d}", "${R4:+set}", "${none:+set}",
        "${R4:-${none:-deep}}}!", "${none-${R4}}$R4", "\"\\0101\\012\\08\\0\\q\\a\\\\\\\"\"", "'back\\\\'", "a\r", "\"${R4}\\${R4}\"", "é漢 ü", "\u00A0x\u00A0", "'x' # y",
        "${R4?message}", "${R4:?message}", "${none+x}y", "$R4$R4", "$$$R4", "{\"a\": [1]}", "a'b\"c", "\\", "a=b:c", "`x`", "$(x)",
    ];

    private static readonly Gen<string> Value = Gen.Frequency(
            (3, Gen.Char.AlphaNumeric), (3, Gen.OneOf("\\\"'$#{}:-=` \t\n\r!?()&;äß漢".ToCharArray())))
        .Array[0, 24].Select(letters => new string(letters));

    [LabFact]
    public async Task What_we_write_is_what_compose_reads()
    {
        var values = Value.Array[Count].Single(_ => true, seed: "0000KDuUXlA1");
        var document = EnvDocument.Parse("# values\n", "");
        for (var i = 0; i < Count; i++) document = document.With($"V{i}", values[i]);
        var read = await ComposeOracle.ReadAsync(document.ToString(), Enumerable.Range(0, Count).Select(i => $"V{i}"));
        for (var i = 0; i < Count; i++) Assert.Equal(values[i], read[$"V{i}"]);
    }

    [LabFact]
    public async Task What_a_person_writes_we_read_as_compose_does()
    {
        var text = string.Join('\n', Raw.Select((raw, i) => $"R{i}={raw}")) + "\nexport E = e\nY: yaml\nR0=again\nQ='q' P=p # c\n";
        var names = Raw.Select((_, i) => $"R{i}").Concat(["E", "Y", "Q", "P"]).ToList();
        var read = await ComposeOracle.ReadAsync(text, names);
        var document = EnvDocument.Parse(text, "");
        foreach (var name in names) Assert.Equal((name, read[name]), (name, document[name]));
    }

    [LabFact]
    public async Task What_compose_refuses_we_refuse()
    {
        foreach (var text in new[] { "A=a${b\n", "A B=1\n", "A!=1\n", "A='x\n", "A=${N:?x}\n", "A='x'!\n" })
        {
            await Assert.ThrowsAnyAsync<Exception>(() => ComposeOracle.ReadAsync(text, ["A"]));
            Assert.Throws<UserError>(() => EnvDocument.Parse(text, ""));
        }
    }
}
