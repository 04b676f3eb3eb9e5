using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Reads YAML as strictly as Traefik does, and collects what Traefik would refuse, or take for something else, instead of stopping at it.</summary>
internal sealed partial class YamlReader
{
    private const int Deepest = 32; // Traefik's keys go down to 7, lists not counted

    private readonly string _file;
    private readonly bool _isOwn;
    private readonly List<string> _faults = [];
    private int _depth;

    private YamlReader(string file, bool isOwn) => (_file, _isOwn) = (file, isOwn);

    private string Again => _isOwn ? "mend it in an editor" : "run the install again, which renders the file anew";

    /// <summary>The document (empty where it cannot be read) and its faults.</summary>
    /// <param name="file">The file, for the faults.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="isOwn">The administrator wrote it: no install renders it anew.</param>
    public static (YamlMappingNode Root, IReadOnlyList<string> Faults) Read(string file, string text, bool isOwn = false)
    {
        var reader = new YamlReader(file, isOwn);
        if (text.Contains("{{", StringComparison.Ordinal))
            reader.Fault($"holds '{{{{', which Traefik would execute as a template; remove it{(isOwn ? "" : " from the settings")}");
        try
        {
            return (reader.Document(text), reader._faults);
        }
        catch (YamlException error)
        {
            reader.Fault($"line {error.Start.Line} is no YAML; {reader.Again}");
            return (new YamlMappingNode(), reader._faults);
        }
    }

    private YamlMappingNode Document(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        if (parser.TryConsume<DocumentStart>(out _) && Node(parser, "") is YamlMappingNode root)
        {
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _)) Fault("holds more than one document; Traefik reads only the first");
            return root;
        }
        Fault($"is no mapping; {Again}");
        return new YamlMappingNode();
    }

    private YamlNode Node(IParser parser, string path)
    {
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            Fault($"{path} has an anchor or a tag; spell the value out");
        if (parser.TryConsume<Scalar>(out var scalar)) return Value(scalar, path);
        if (parser.TryConsume<AnchorAlias>(out _)) return Refused($"{path} is an alias; spell the value out");
        if (_depth == Deepest)
        {
            parser.SkipThisAndNestedEvents();
            return Refused($"{path} is nested deeper than anything of Traefik's; leave it out");
        }

        _depth++;
        YamlNode node = parser.TryConsume<MappingStart>(out _) ? Mapping(parser, path) : Sequence(parser, path);
        _depth--;
        return node;
    }

    private YamlScalarNode Refused(string why)
    {
        Fault(why);
        return new YamlScalarNode("");
    }

    private YamlMappingNode Mapping(IParser parser, string path)
    {
        var mapping = new YamlMappingNode();
        // Traefik compares names without regard to case: two spellings are one key
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>().Value;
            var here = path.Length == 0 ? key : $"{path}.{key}";
            var value = Node(parser, here);
            if (seen.Add(key)) mapping.Add(new YamlScalarNode(key), value);
            else Fault($"{here} stands twice; keep one");
        }
        if (seen.Count == 0) Fault($"{path} is empty; leave it out{(path.EndsWith(".tls", StringComparison.Ordinal) ? ", or write {options: default}" : "")}");
        return mapping;
    }

    private YamlSequenceNode Sequence(IParser parser, string path)
    {
        var sequence = new YamlSequenceNode();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _)) sequence.Add(Node(parser, $"{path}[{sequence.Children.Count}]"));
        if (sequence.Children.Count == 0) Fault($"{path} is empty; leave it out");
        return sequence;
    }

    private YamlScalarNode Value(Scalar scalar, string path)
    {
        var isPlain = scalar.Style == ScalarStyle.Plain;
        if (isPlain && Null().IsMatch(scalar.Value)) Fault($"{path} has no value; leave it out, or write \"\"");
        if (isPlain && OldFlag().IsMatch(scalar.Value))
            Fault($"{path} is {scalar.Value}, which Traefik does not read as a flag; write true or false");
        return new YamlScalarNode(scalar.Value) { Style = scalar.Style };
    }

    private void Fault(string what) => _faults.Add($"{_file}: {what}.");

    [GeneratedRegex(@"^(?:|~|null)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Null();

    [GeneratedRegex(@"^(?:yes|no|on|off|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex OldFlag();
}
