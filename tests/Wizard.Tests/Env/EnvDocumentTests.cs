using Wizard.Env;
using Xunit;

namespace Wizard.Tests.Env;

public sealed class EnvDocumentTests
{
    private const string Commented = "# about A\nA=1  # why\n\n# about B\nexport B: 'two'\n\nC=\"x\"\n";

    [Theory]
    [InlineData("V=a$b", "a")]
    [InlineData("V=a$$b", "a$b")]
    [InlineData("V=\"a$$b\"", "a$b")]
    [InlineData("V=\"a\\$b\"", "a$b")]
    [InlineData("V='a$b'", "a$b")]
    [InlineData("V='a$$b'", "a$$b")]
    [InlineData("V=\"a$b\"", "a")]
    [InlineData("V=\"a\\nb\"", "a\nb")]
    [InlineData("V=a$", "a$")]
    [InlineData("V=$1x", "$1x")]
    [InlineData("V=a#b", "a#b")]
    [InlineData("V=a b #c", "a b")]
    [InlineData("V='a b #c'", "a b #c")]
    [InlineData("V=a\\$b", "a\\")]
    [InlineData("V='a\\'b'", "a'b")]
    [InlineData("V='a\\nb'", "a\\nb")]
    [InlineData("V=a\\nb", "a\\nb")]
    [InlineData("V= #c", "#c")]
    [InlineData("V: yaml", "yaml")]
    [InlineData("export V=x", "x")]
    [InlineData("V=x\r\n", "x")]
    [InlineData("V=\r\nW=1", "")]
    [InlineData("V='one\ntwo'", "one\ntwo")]
    [InlineData("V='x' # comment", "x")]
    [InlineData("V='x' W=2", "x")]
    [InlineData("V=1\nV=2", "2")]
    [InlineData("U=u\nV=${U}-$U", "u-u")]
    [InlineData("V=${U:-d}", "d")]
    [InlineData("U=\nV=${U:-d}${U-e}", "d")]
    [InlineData("U=u\nV=${U:+other}${N+none}", "other")]
    [InlineData("V=${U:-${W:-deep}}!", "deep!")]
    [InlineData("V=\"\\0101\\t\\q\\\\\"", "A\t\\q\\")]
    [InlineData("\uFEFFV=bom", "bom")]
    public void A_value_reads_as_compose_reads_it(string text, string value) =>
        Assert.Equal(value, EnvDocument.Parse(text, ".env")["V"]);

    [Theory]
    [InlineData("A=1\nsecret!=2", 2)]
    [InlineData("A B=secret", 1)]
    [InlineData("\nA='secret", 2)]
    [InlineData("A=\"secret\nB=secret", 1)]
    [InlineData("A=1\nB=2\nC=secret${b", 3)]
    [InlineData("A=${N:?secret}", 1)]
    public void A_syntax_error_names_path_and_line_and_shows_no_value(string text, int line)
    {
        var error = Assert.Throws<UserError>(() => EnvDocument.Parse(text, "/x/.env"));
        Assert.StartsWith($"/x/.env, line {line}: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message + error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mere_name_sets_nothing() => Assert.Equal(["B"], EnvDocument.Parse("A\nB=1\n", ".env").Names);

    [Fact]
    public void A_changed_variable_leaves_everything_else_as_it_stands()
    {
        var changed = EnvDocument.Parse(Commented, ".env").With("A", "9").With("B", "it's").With("C", "y");
        Assert.Equal("# about A\nA=9  # why\n\n# about B\nexport B: 'it\\'s'\n\nC=y\n", changed.ToString());
    }

    [Fact]
    public void The_last_of_doubled_assignments_is_changed() =>
        Assert.Equal("A=1\nA=3\n", EnvDocument.Parse("A=1\nA=2\n", ".env").With("A", "3").ToString());

    [Fact]
    public void A_new_variable_is_appended_in_the_line_ending_of_the_file()
    {
        Assert.Equal("A=1\r\nB=2\r\n", EnvDocument.Parse("A=1\r\n", ".env").With("B", "2").ToString());
        Assert.Equal("A=1\nB=2\n", EnvDocument.Parse("A=1", ".env").With("B", "2").ToString());
        Assert.Equal("B=2\n", EnvDocument.Parse("", ".env").With("B", "2").ToString());
    }

    [Fact]
    public void A_blank_value_before_a_carriage_return_is_filled_in_before_it() =>
        Assert.Equal("A=x\r\nB=1\r\n", EnvDocument.Parse("A=\r\nB=1\r\n", ".env").With("A", "x").ToString());

    [Fact]
    public void A_value_that_is_there_already_gives_the_same_document()
    {
        var document = EnvDocument.Parse("A='1'\n", ".env");
        Assert.Same(document, document.With("A", "1"));
    }

    [Theory]
    [InlineData("plain-1.2:/@", "A=plain-1.2:/@\n")]
    [InlineData("two words", "A='two words'\n")]
    [InlineData("it's $5", "A='it\\'s $5'\n")]
    [InlineData("back\\", "A=\"back\\\\\"\n")]
    [InlineData("one\ntwo", "A='one\ntwo'\n")]
    [InlineData("one\rtwo", "A=\"one\\rtwo\"\n")]
    [InlineData("", "A=\n")]
    public void A_value_is_written_in_the_plainest_form_that_holds_it(string value, string text)
    {
        var document = EnvDocument.Parse("", ".env").With("A", value);
        Assert.Equal(text, document.ToString());
        Assert.Equal(value, document["A"]);
    }

    [Fact]
    public void A_neighbour_in_the_same_line_is_not_swallowed()
    {
        var changed = EnvDocument.Parse("A='x' B=2\n", ".env").With("A", "y");
        Assert.Equal(("y", "2"), (changed["A"], changed["B"]));
    }

    [Fact]
    public void A_value_that_no_file_can_hold_is_refused()
    {
        // In one test: xunit would mend half a pair in the data of a theory.
        Assert.Throws<UserError>(() => EnvDocument.Parse("", ".env").With("A", "a\0b"));
        Assert.Throws<UserError>(() => EnvDocument.Parse("", ".env").With("A", "half \uD800 pair"));
    }

    [Fact]
    public void A_variable_that_another_one_needs_cannot_be_emptied()
    {
        var document = EnvDocument.Parse("A=1\nB=${A:?}\n", ".env");
        Assert.Throws<UserError>(() => document.With("A", ""));
        Assert.Throws<UserError>(() => document.Without("A"));
    }

    [Theory]
    [InlineData("A=1\nB=2\nA=3\n", "B=2\n")]
    [InlineData("B=2\n  A=1 # why\n", "B=2\n")]
    [InlineData("A='x' B=2\n", " B=2\n")]
    [InlineData("# keep\nA='one\ntwo'\nB=2", "# keep\nB=2")]
    public void A_removed_variable_takes_its_lines_and_nothing_else(string text, string rest) =>
        Assert.Equal(rest, EnvDocument.Parse(text, ".env").Without("A").ToString());

    [Fact]
    public void References_nested_without_end_are_a_fault_and_no_crash()
    {
        var nested = $"A={string.Concat(Enumerable.Repeat("${A:-", 20_000))}{new string('}', 20_000)}\n";
        var error = Assert.Throws<UserError>(() => EnvDocument.Parse(nested, "x.env"));
        Assert.Contains("x.env, line 1: a value holds more than 100 references", error.Message, StringComparison.Ordinal);
    }
}
