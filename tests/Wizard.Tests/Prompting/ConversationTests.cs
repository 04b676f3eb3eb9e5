using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Prompting;

public sealed class ConversationTests
{
    private static Task<string> Flow(IPrompter prompter, CancellationToken cancellation) => AskAsync(prompter, cancellation, "a", "b", "c");

    private static async Task<string> AskAsync(IPrompter prompter, CancellationToken cancellation, params string[] ids)
    {
        var answers = new List<string>();
        foreach (var id in ids) answers.Add(await prompter.AskAsync(new(id, $"{id}?"), cancellation));
        return string.Join(' ', answers);
    }

    [Fact]
    public async Task A_flow_without_ESC_asks_each_question_once()
    {
        var script = new ScriptedPrompter([("a", "1"), ("b", "2"), ("c", "3")]);
        Assert.Equal("1 2 3", await Conversation.RunAsync(script, Flow, default));
        Assert.Equal(["a?", "b?", "c?"], script.Transcript);
    }

    [Fact]
    public async Task ESC_asks_the_question_before_again_and_keeps_the_others()
    {
        var script = new ScriptedPrompter([("a", "1"), ("b", "wrong"), ("c", ScriptedPrompter.Back), ("b", "2"), ("c", "3")]);
        Assert.Equal("1 2 3", await Conversation.RunAsync(script, Flow, default));
        Assert.Equal(["a?", "b?", "c?", "b?", "c?"], script.Transcript);
    }

    [Fact]
    public async Task The_answer_that_was_taken_back_stands_in_the_field_again()
    {
        var script = new ScriptedPrompter([("a", "1"), ("b", "nearly"), ("c", ScriptedPrompter.Back), ("b", ScriptedPrompter.Back), ("a", ScriptedPrompter.Back)]);
        var initials = new List<string>();
        await Assert.ThrowsAsync<StepBackException>(() => Conversation.RunAsync(script, async (prompter, cancellation) =>
        {
            await prompter.AskAsync(new("a", "a?"), cancellation);
            await prompter.AskAsync(new("b", "b?"), cancellation);
            initials.Add(script.LastInitial);
            return await prompter.AskAsync(new("c", "c?"), cancellation);
        }, default));
        Assert.Equal("1", script.LastInitial);
    }

    [Fact]
    public async Task ESC_on_the_first_question_leaves_the_flow()
    {
        var script = new ScriptedPrompter([("a", ScriptedPrompter.Back)]);
        await Assert.ThrowsAsync<StepBackException>(() => Conversation.RunAsync(script, Flow, default));
    }

    [Fact]
    public async Task Two_ESCs_step_back_two_questions()
    {
        var script = new ScriptedPrompter([("a", "0"), ("b", "2"), ("c", ScriptedPrompter.Back), ("b", ScriptedPrompter.Back), ("a", "1"), ("b", "2"), ("c", "3")]);
        Assert.Equal("1 2 3", await Conversation.RunAsync(script, Flow, default));
    }

    [Fact]
    public async Task What_was_looked_up_is_not_looked_up_again_after_a_step_back()
    {
        var looked = 0;
        var script = new ScriptedPrompter([("a", "0"), ("b", ScriptedPrompter.Back), ("a", "1"), ("b", "2")]);
        var found = await Conversation.RunAsync(script, async (prompter, cancellation) =>
        {
            var random = await prompter.LookUpAsync("random", _ => Task.FromResult(++looked), cancellation);
            await AskAsync(prompter, cancellation, "a", "b");
            return random;
        }, default);
        Assert.Equal((1, 1), (found, looked));
    }

    [Fact]
    public async Task A_question_in_a_loop_keeps_an_answer_for_each_time()
    {
        var script = new ScriptedPrompter([("name", "anna"), ("name", "berta"), ("more", ScriptedPrompter.Back), ("name", "bert"), ("more", "no")]);
        var names = await Conversation.RunAsync(script, async (prompter, cancellation) =>
        {
            var both = await AskAsync(prompter, cancellation, "name", "name");
            await prompter.ConfirmAsync(new("more", "More?"), cancellation);
            return both;
        }, default);
        Assert.Equal("anna bert", names);
    }

    [Fact]
    public async Task A_flow_whose_questions_depend_on_an_answer_forgets_those_of_the_other_branch()
    {
        var script = new ScriptedPrompter([("kind", "x"), ("x", "1"), ("end", ScriptedPrompter.Back), ("x", ScriptedPrompter.Back), ("kind", "y"), ("y", "2"), ("end", "!")]);
        var answer = await Conversation.RunAsync(script, async (prompter, cancellation) =>
        {
            var kind = await prompter.AskAsync(new("kind", "kind?"), cancellation);
            return await AskAsync(prompter, cancellation, kind, "end");
        }, default);
        Assert.Equal("2 !", answer);
    }

    [Fact]
    public async Task ESC_after_a_note_about_a_wrong_answer_goes_back_to_the_question_before_and_not_to_the_same_one()
    {
        var script = new ScriptedPrompter([("name", "anna"), ("password", "wrong"), ("password", "wrong too"), ("password", ScriptedPrompter.Back), ("name", "bert"), ("password", "right")]);
        var name = await Conversation.RunAsync(script, async (prompter, cancellation) =>
        {
            var asked = await prompter.AskAsync(new("name", "name?"), cancellation);
            while (await prompter.AskAsync(new("password", "password?") { Secret = true }, cancellation) != "right") await prompter.ShowAsync(new("That did not work.", []), cancellation);
            return asked;
        }, default);
        Assert.Equal("bert", name);
        Assert.Equal(["name?", "password?", "That did not work.", "password?", "That did not work.", "password?", "name?", "password?"], script.Transcript);
    }

    [Fact]
    public async Task A_job_that_was_done_is_not_done_again_after_a_step_back()
    {
        var runs = 0;
        var script = new ScriptedPrompter([("a", "1"), ("b", ScriptedPrompter.Back), ("a", "1"), ("b", "2")]);
        await Conversation.RunAsync(script, async (prompter, cancellation) =>
        {
            await prompter.WatchAsync(new("job", (_, _) => Task.FromResult(++runs)), cancellation);
            return await AskAsync(prompter, cancellation, "a", "b");
        }, default);
        Assert.Equal(1, runs);
    }
}
