using Wizard.Menus;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus;

public sealed class ListEditorTests
{
    private static async Task<(IReadOnlyList<string> List, ScriptedPrompter Script)> EditAsync(string[] present, params (string, string)[] script)
    {
        var prompter = new ScriptedPrompter(script);
        var list = await Conversation.RunAsync(prompter, (asking, cancellation) => Fruit(asking).RunAsync(present, asking, cancellation), default);
        Assert.Equal(0, prompter.Left);
        return (list, prompter);
    }

    private static ListEditor<string> Fruit(IPrompter prompter) => new("fruit", "Fruit:", "apple")
    {
        Show = fruit => $"a {fruit}",
        AskAsync = (others, present, cancellation) => prompter.AskAsync(
            new("fruit.name", "Which?") { Initial = present ?? "", Refuse = text => others.Contains(text) ? $"{text} is there already." : null }, cancellation),
    };

    [Fact]
    public async Task An_entry_is_added() => Assert.Equal(["fig", "pear"], (await EditAsync(["fig"], ("fruit", "Add an apple"), ("fruit.name", "pear"), ("fruit", "Done"))).List);

    [Fact]
    public async Task An_entry_is_edited_where_it_stands_and_its_text_stands_in_the_field()
    {
        var (list, script) = await EditAsync(["fig", "pear", "plum"], ("fruit", "a pear"), ("fruit.name", "lime"), ("fruit", "Done"));
        Assert.Equal(["fig", "lime", "plum"], list);
        Assert.Equal("pear", script.LastInitial);
    }

    [Fact]
    public async Task Several_are_removed_at_once() =>
        Assert.Equal(["pear"], (await EditAsync(["fig", "pear", "plum"], ("fruit", "Remove some"), ("fruit_REMOVE", "a fig,a plum"), ("fruit", "Done"))).List);

    [Fact]
    public async Task What_clashes_with_the_others_is_refused_and_an_entry_does_not_clash_with_itself()
    {
        var (list, script) = await EditAsync(["fig", "pear"], ("fruit", "a pear"), ("fruit.name", "fig"), ("fruit.name", "pear"), ("fruit", "Done"));
        Assert.Equal(["fig", "pear"], list);
        Assert.Contains("fig is there already.", script.Transcript);
    }

    [Fact]
    public async Task ESC_takes_back_the_last_answer_and_not_the_list() => Assert.Equal(["fig"], (await EditAsync([],
        ("fruit", "Add an apple"), ("fruit.name", "fig"), ("fruit", "Add an apple"), ("fruit.name", ScriptedPrompter.Back), ("fruit", "Done"))).List);

    [Fact]
    public async Task An_empty_list_offers_nothing_to_remove()
    {
        var script = new ScriptedPrompter([("fruit", "Remove some")]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Fruit(script).RunAsync([], script, default));
    }
}
