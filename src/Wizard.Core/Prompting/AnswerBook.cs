using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wizard.Prompting;

/// <summary>Prepared answers: for each prompt's id the answers still to be given, in order.</summary>
public sealed class AnswerBook
{
    private readonly Dictionary<string, Queue<YamlNode>> _answers = [];
    private readonly HashSet<string> _used = [];

    /// <summary>Reads YAML: id to answer, or to a list of answers for a prompt that is asked more than once.</summary>
    /// <exception cref="UserError">It is no such YAML.</exception>
    public static AnswerBook Parse(string text, string path)
    {
        var book = new AnswerBook();
        foreach (var (key, value) in Root(text, path).Children)
        {
            var id = (key as YamlScalarNode)?.Value ?? throw Wrong(path, "a name is expected before each colon");
            book._answers[id] = new(value is YamlSequenceNode list ? list.Children : [value]);
        }

        // a ! without quotes is a tag: the name behind it would be gone, and a blank answer stand in its place
        if (Tags(book).Any()) throw Wrong(path, "an answer begins with a ! outside of quotes, which is a tag of YAML's and no text");

        return book;
    }

    /// <summary>The ids that still have answers, in the order of the file.</summary>
    public IEnumerable<string> Unused => _answers.Where(pair => pair.Value.Count > 0).Select(pair => pair.Key);

    /// <summary>True where an answer of that id was given before.</summary>
    public bool WasUsed(string id) => _used.Contains(id);

    /// <summary>The next answer of that id, or null.</summary>
    public string? Next(string id) => Take(id) is { } node ? ((node as YamlScalarNode)?.Value ?? "") : null;

    /// <summary>The next several answers of that id - a list in a list, else the whole list - or null.</summary>
    public IReadOnlyList<string>? NextSeveral(string id)
    {
        if (Take(id) is not { } first) return null;
        if (first is YamlSequenceNode list) return [.. list.Children.Select(node => node.ToString())];
        var rest = _answers[id];
        var all = new List<string> { first.ToString() };
        while (rest.Count > 0) all.Add(rest.Dequeue().ToString());
        return [.. all.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }

    private static IEnumerable<string> Tags(AnswerBook book) =>
        from answer in book._answers.Values.SelectMany(answers => answers)
        from node in answer.AllNodes
        where !node.Tag.IsEmpty
        select node.Tag.Value;

    private YamlNode? Take(string id)
    {
        if (!_answers.TryGetValue(id, out var answers) || !answers.TryDequeue(out var answer)) return null;
        _used.Add(id);
        return answer;
    }

    private static YamlMappingNode Root(string text, string path)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root ? root : throw Wrong(path, "a mapping of names to answers is expected");
        }
        catch (YamlException error)
        {
            throw Wrong(path, $"line {error.Start.Line} is no valid YAML"); // its own words quote the line, which may hold a password
        }
    }

    private static UserError Wrong(string path, string what) =>
        new($"{path} is no file of answers: {what}.", "Write one answer a line, for example `WHOAMI_TRAEFIK_HOST: whoami.example.com`; put a value that begins with *, ! or another sign into quotes.");
}
