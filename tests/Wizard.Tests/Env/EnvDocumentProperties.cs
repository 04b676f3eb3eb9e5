using CsCheck;
using Wizard.Env;
using Xunit;

namespace Wizard.Tests.Env;

public sealed class EnvDocumentProperties
{
    private static readonly Gen<char> Typed = Gen.Frequency(
        (3, Gen.Char.AlphaNumeric),
        (3, Gen.OneOf("\\\"'$#{}:-=` \t\n\r!?()&;äß漢\u00A0".ToCharArray())),
        (1, Gen.Char['\u0001', '\uD7FF']));

    private static readonly Gen<string> Value = Typed.Array[0, 24].Select(letters => new string(letters));

    // Pieces of grammar, not random letters: most of what they make is accepted.
    private static readonly Gen<string> Text = Gen.OneOf(
        "A=1\n", "B=two # c\n", "export C=x\n", "D: 'q\\'x'\n", "E=\"a\nb\" F=2\n", "\n", "\r\n", "# c\n", "G=$A${B:-d}\n", "A='again'\r\n",
        "H\n", "  I =  x  \n", "J=\r\n", "K=a#b\n", "L=\"\\$x\"\n", "M='", "N=\"", "\\", "'", "\"", "$", "{", " ").Array[0, 14].Select(string.Concat);

    [Fact]
    public void Any_value_that_a_person_can_type_is_written_and_read_back_unchanged() =>
        Value.Sample(value => EnvDocument.Parse(EnvDocument.Parse("A=1\nV=old # c\nB=$V\n", "").With("V", value).ToString(), "")["V"] == value, iter: 5_000);

    [Fact]
    public void Any_text_that_is_accepted_is_kept_byte_for_byte() =>
        Text.Sample(text => Accepted(text) is not { } document || document.ToString() == text, iter: 5_000);

    [Fact]
    public void A_change_of_one_variable_changes_no_other() =>
        Gen.Select(Text.Where(text => !text.Contains('$')), Value).Sample(
            (text, value) =>
            {
                if (Accepted(text) is not { } before || Changed(before, value) is not { } after) return;
                Assert.Equal(value, after["A"]);
                foreach (var name in before.Names.Except(["A"])) Assert.Equal(before[name], after[name]);
                Assert.Equal(before.Names.Append("A").Distinct(), after.Names);
            },
            iter: 5_000);

    [Fact]
    public void A_removed_variable_changes_no_other() =>
        Text.Where(text => !text.Contains('$')).Sample(
            text =>
            {
                if (Accepted(text) is not { } before) return;
                var after = before.Without("D");
                Assert.Null(after["D"]);
                foreach (var name in before.Names.Except(["D"])) Assert.Equal(before[name], after[name]);
            },
            iter: 5_000);

    [Fact]
    public void The_generated_texts_are_accepted_often_enough_to_say_something()
    {
        var accepted = 0;
        Text.Sample(text => { if (Accepted(text) is { Names.Count: > 0 }) Interlocked.Increment(ref accepted); }, iter: 2_000);
        Assert.True(accepted > 200, $"{accepted} of 2000");
    }

    private static EnvDocument? Accepted(string text)
    {
        try
        {
            return EnvDocument.Parse(text, "");
        }
        catch (UserError)
        {
            return null;
        }
    }

    // The one refusal that is right: at the end a name without a line feed becomes another statement when a line follows.
    private static EnvDocument? Changed(EnvDocument before, string value)
    {
        try
        {
            return before.With("A", value);
        }
        catch (UserError)
        {
            return null;
        }
    }
}
