using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Own;

/// <summary>Files that the administrator's YAML names: those that are shipped, and no others.</summary>
internal static class OwnPems
{
    private static readonly string[] Keys = ["certFile", "keyFile", "caFiles", "rootCAs", "usersFile"];
    private static readonly string[] KeysOfTls = ["ca", "cert", "key"];

    /// <summary>The files that a file names, each with its key.</summary>
    public static IEnumerable<(string Key, string Path)> Named(OwnFile file) => Named(file.Root, "", "");

    /// <summary>The faults of a file.</summary>
    public static IEnumerable<string> Faults(OwnFile file, RenderedFiles files) =>
        from named in Named(file)
        let fault = Fault(named.Path, files)
        where fault is not null
        select file.Fault(named.Key, fault);

    private static string? Fault(string path, RenderedFiles files)
    {
        var shipped = path.StartsWith($"{Volume.Root}/", StringComparison.Ordinal) ? files.Text(path[(Volume.Root.Length + 1)..]) : null;
        if (shipped is null) return $"must be a file that is shipped; put a PEM (.pem, .crt, .key) beside this file, and write {Volume.Root}/{OwnYaml.Folder}/ and its name";
        return shipped.Contains("-----BEGIN ", StringComparison.Ordinal) ? null : "names a file that is no PEM; convert it (`openssl x509 -inform der`)";
    }

    private static IEnumerable<(string Key, string Path)> Named(YamlNode node, string path, string parent) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(entry => Entry(((YamlScalarNode)entry.Key).Value ?? "", entry.Value, path, parent)),
        YamlSequenceNode list => list.Children.SelectMany((item, index) => Named(item, $"{path}[{index}]", parent)),
        _ => [],
    };

    private static IEnumerable<(string Key, string Path)> Entry(string key, YamlNode value, string path, string parent)
    {
        var here = path.Length == 0 ? key : $"{path}.{key}";
        var names = Keys.Contains(key) || (parent == "tls" && KeysOfTls.Contains(key));
        return names && value is not YamlMappingNode ? Texts(value).Select(text => (here, text)) : Named(value, here, key);
    }

    private static IEnumerable<string> Texts(YamlNode value) => value.AllNodes.OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "");
}
