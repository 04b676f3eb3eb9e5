using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Prompting;

public sealed class AnswersPrompterTests
{
    private static AnswersPrompter With(string yaml) => new(AnswerBook.Parse(yaml, "answers.yaml"), new Lines());

    private static readonly ChoiceQuestion Menu = new("menu", "Menu:", [new("Config"), new("Exit (ESC)")]) { IsMenu = true };

    [Fact]
    public async Task A_list_answers_a_question_that_is_asked_more_than_once()
    {
        var prompter = With("name: [anna, berta]");
        Assert.Equal("anna", await prompter.AskAsync(new("name", "Name?"), default));
        Assert.Equal("berta", await prompter.AskAsync(new("name", "Name?"), default));
    }

    [Fact]
    public async Task A_question_without_an_answer_is_an_error_that_names_it()
    {
        var error = await Assert.ThrowsAsync<UserError>(() => With("{}").AskAsync(new("WHOAMI_TRAEFIK_HOST", "Host?"), default));
        Assert.Contains("WHOAMI_TRAEFIK_HOST", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_nothing_asked_for_is_an_error_before_anything_is_changed() =>
        Assert.Contains("other", Assert.Throws<UserError>(With("other: 1").FlowEnded).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_refused_answer_is_an_error_that_says_why()
    {
        var question = new TextQuestion("port", "Port?") { Refuse = _ => "70000 is no port." };
        var error = await Assert.ThrowsAsync<UserError>(() => With("port: 70000").AskAsync(question, default));
        Assert.Contains("70000 is no port.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_menu_is_left_when_its_answers_are_used_up()
    {
        var prompter = With("menu: Config");
        Assert.Equal(0, await prompter.ChooseAsync(Menu, default));
        await Assert.ThrowsAsync<StepBackException>(() => prompter.ChooseAsync(Menu, default));
    }

    [Fact]
    public async Task A_menu_that_no_answer_opens_is_an_error() => await Assert.ThrowsAsync<UserError>(() => With("{}").ChooseAsync(Menu, default));

    [Fact]
    public async Task A_disabled_option_is_refused_with_its_reason()
    {
        var question = new ChoiceQuestion("q", "Which?", [new("mTLS") { Disabled = "no Step-CA" }]);
        var error = await Assert.ThrowsAsync<UserError>(() => With("q: mTLS").ChooseAsync(question, default));
        Assert.Contains("no Step-CA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_answered_by_a_list() =>
        Assert.Equal([0, 2], await With("s: [a, c]").ChooseSeveralAsync(new("s", "Which?", ["a", "b", "c"]), default));

    [Fact]
    public async Task A_problem_that_would_be_asked_about_again_ends_prepared_answers() =>
        await Assert.ThrowsAsync<UserError>(() => With("{}").ShowAsync(Note.About(new UserError("It failed.", "Mend it.")), default));

    [Theory]
    [InlineData("- a\n- b")]
    [InlineData("a: [")]
    [InlineData("text")]
    public void What_is_no_mapping_is_refused_and_names_the_file(string yaml) =>
        Assert.Contains("answers.yaml", Assert.Throws<UserError>(() => With(yaml)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("names: !foo.example.com")]
    [InlineData("names:\n- a.example.com\n- !foo.example.com")]
    [InlineData("names:\n- - !foo.example.com bar.example.com")]
    public void An_exclusion_without_quotes_is_refused_and_not_taken_for_a_blank(string yaml)
    {
        var error = Assert.Throws<UserError>(() => With(yaml));
        Assert.Contains("begins with a ! outside of quotes", error.Message, StringComparison.Ordinal);
        Assert.Contains("into quotes", error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exclusion_in_quotes_is_an_answer() =>
        Assert.Equal("!foo.example.com", await With("names: '!foo.example.com'").AskAsync(new("names", "Names?"), default));

    [Fact]
    public async Task A_secret_is_not_taken_from_a_file_that_others_may_read()
    {
        var prompter = new AnswersPrompter(AnswerBook.Parse("password: hunter2\nhost: a", "answers.yaml"), new Lines()) { Exposed = "answers.yaml" };
        var error = await Assert.ThrowsAsync<UserError>(() => prompter.AskAsync(new("password", "Which?") { Secret = true }, default));
        Assert.Contains("chmod 600 answers.yaml", error.Mend, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message + error.Mend, StringComparison.Ordinal);
        Assert.Equal("a", await prompter.AskAsync(new("host", "Which?"), default));
    }
}
