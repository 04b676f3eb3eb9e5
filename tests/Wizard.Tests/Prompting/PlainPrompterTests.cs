using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Prompting;

public sealed class PlainPrompterTests
{
    private static readonly ChoiceQuestion Question = new("q", "Which?", [new("Red"), new("Green") { Value = "now" }, new("Blue") { Disabled = "the sky is grey" }]);

    [Theory]
    [InlineData("2", 1)]
    [InlineData("green", 1)]
    [InlineData("g", 1)]
    [InlineData("", 0)]
    public async Task A_choice_is_made_by_number_by_words_or_by_Enter(string typed, int expected) =>
        Assert.Equal(expected, await new PlainPrompter(new Lines(typed)).ChooseAsync(Question, default));

    [Fact]
    public async Task A_disabled_option_says_why_and_the_question_is_asked_again()
    {
        var lines = new Lines("3", "9", "1");
        Assert.Equal(0, await new PlainPrompter(lines).ChooseAsync(Question, default));
        Assert.Contains("Not now: the sky is grey", lines.Said);
        Assert.Contains("9 is none of them: type a number from 1 to 3.", lines.Said);
    }

    [Fact]
    public async Task A_lesser_sign_steps_back() =>
        await Assert.ThrowsAsync<StepBackException>(() => new PlainPrompter(new Lines("<")).ChooseAsync(Question, default));

    [Fact]
    public async Task A_text_that_is_accepted_with_a_remark_says_it()
    {
        var lines = new Lines("80");
        Assert.Equal("80", await new PlainPrompter(lines).AskAsync(new TextQuestion("t", "Port?") { Remark = text => $"{text} is in use." }, default));
        Assert.Contains("80 is in use.", lines.Said);
    }

    [Fact]
    public async Task A_refused_text_says_why_and_is_asked_again()
    {
        var lines = new Lines("bad", "good");
        var question = new TextQuestion("t", "Name?") { Refuse = text => text == "good" ? null : "Only good is right." };
        Assert.Equal("good", await new PlainPrompter(lines).AskAsync(question, default));
        Assert.Contains("Only good is right.", lines.Said);
    }

    [Fact]
    public async Task Enter_takes_the_present_value_and_a_minus_empties_it()
    {
        var question = new TextQuestion("t", "Name?") { Initial = "present" };
        Assert.Equal("present", await new PlainPrompter(new Lines("")).AskAsync(question, default));
        Assert.Equal("", await new PlainPrompter(new Lines("-")).AskAsync(question, default));
    }

    [Fact]
    public async Task An_example_is_never_accepted_by_Enter()
    {
        var question = new TextQuestion("t", "Name? (eg. whoami.example.com)") { Refuse = text => text.Length > 0 ? null : "It is required." };
        var lines = new Lines("", "x");
        Assert.Equal("x", await new PlainPrompter(lines).AskAsync(question, default));
        Assert.Contains("It is required.", lines.Said);
    }

    [Fact]
    public async Task A_secret_keeps_its_blanks_and_its_present_value_is_not_shown()
    {
        var lines = new Lines(" pass word ");
        Assert.Equal(" pass word ", await new PlainPrompter(lines).AskAsync(new("t", "Password?") { Secret = true, Initial = "old" }, default));
        Assert.DoesNotContain(lines.Said, line => line.Contains("old", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_end_of_the_input_is_an_error_that_names_the_question()
    {
        var error = await Assert.ThrowsAsync<UserError>(() => new PlainPrompter(new Lines()).ConfirmAsync(new("c", "Really?"), default));
        Assert.Contains("Really?", error.Message, StringComparison.Ordinal);
        Assert.Contains("--answers", error.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,3", new[] { 0, 2 })]
    [InlineData("3, 1,3", new[] { 0, 2 })]
    [InlineData("0", new int[0])]
    [InlineData("", new[] { 1 })]
    public async Task Several_are_chosen_by_numbers(string typed, int[] expected) =>
        Assert.Equal(expected, await new PlainPrompter(new Lines(typed)).ChooseSeveralAsync(new("s", "Which?", ["a", "b", "c"]) { Marked = [1] }, default));

    [Fact]
    public async Task A_result_goes_alone_to_standard_output()
    {
        var lines = new Lines();
        await new PlainPrompter(lines).ShowAsync(new("The fingerprint", ["abc"]) { IsResult = true }, default);
        Assert.Equal(["abc"], lines.Results);
        Assert.Empty(lines.Said);
    }

    [Fact]
    public async Task A_code_is_drawn_beside_the_result_so_that_a_pipe_gets_the_result_alone()
    {
        var lines = new Lines();
        await new PlainPrompter(lines).ShowAsync(new("Scan this:", []) { Code = "whoami" }, default);
        Assert.Equal("whoami", QrReader.Read(lines.Said.Skip(1)));
        Assert.Empty(lines.Results);
    }

    [Fact]
    public async Task Where_a_code_cannot_be_drawn_it_says_where_it_can()
    {
        var lines = new Lines { HasHalfBlocks = false };
        await new PlainPrompter(lines).ShowAsync(new("Scan this:", []) { Code = "whoami" }, default);
        Assert.Equal("Scan this:", lines.Said[0]);
        Assert.Contains("over SSH", Assert.Single(lines.Said.Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_is_named_and_told_whether_there_is_a_terminal()
    {
        var terminal = new Lines();
        bool? told = null;
        var code = await new PlainPrompter(terminal).HandOverAsync(new("An editor.", (isTerminal, _) => Task.FromResult((told = isTerminal) is true ? 1 : 7)), default);
        Assert.Equal((7, false), (code, told));
        Assert.Equal(["An editor."], terminal.Said);
    }
}
