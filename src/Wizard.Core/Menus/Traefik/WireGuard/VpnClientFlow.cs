using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Traefik.WireGuard;

namespace Wizard.Menus.Traefik.WireGuard;

/// <summary>Traefik's machine as the client of a VPN: what its server gave it, as a whole file.</summary>
internal static class VpnClientFlow
{
    private const int LongestFile = 8192;

    /// <summary>Asks.</summary>
    public static async Task<Dictionary<string, string>> RunAsync(Deployment traefik, IPrompter prompter, CancellationToken cancellation)
    {
        var keeps = traefik.Values["TRAEFIK_VPN_CLIENT_INTERFACE_PRIVATE_KEY"].Length > 0;
        Option[] ways = [new("Paste the file that the VPN's server made for this machine"), new("Read that file from this computer"), .. keeps ? new[] { new Option("Keep the credentials that are there") } : []];
        var way = await prompter.ChooseAsync(new("traefik.vpn.credentials", "Where do the credentials come from?", ways) { Selected = ways.Length == 3 ? 2 : 0 }, cancellation).ConfigureAwait(false);
        if (way == 2) return new(VpnClient.From(traefik.Values).ToSettings());
        var file = way == 0 ? await PasteAsync(prompter, cancellation).ConfigureAwait(false) : await OpenAsync(prompter, cancellation).ConfigureAwait(false);
        await prompter.ShowAsync(new("This machine will be a client of that VPN.", [.. Told(file)]), cancellation).ConfigureAwait(false);
        return new(new VpnClient(file).ToSettings());
    }

    private static async Task<PeerFile> PasteAsync(IPrompter prompter, CancellationToken cancellation)
    {
        var question = new TextQuestion("traefik.vpn.file", "Paste the whole file, from [Interface] on")
        {
            Secret = true,
            JoinsLines = true,
            Refuse = Refuse,
            Help = "It holds a private key, so nothing of it is shown. It may stand in one line.",
        };
        return PeerFileReader.Read(await prompter.AskAsync(question, cancellation).ConfigureAwait(false));
    }

    private static async Task<PeerFile> OpenAsync(IPrompter prompter, CancellationToken cancellation)
    {
        while (true)
        {
            var path = await prompter.AskAsync(new("traefik.vpn.path", "Enter the path of the file (eg. /root/wg0.conf)") { Refuse = text => File.Exists(text) ? null : $"There is no file {text} on this computer." }, cancellation).ConfigureAwait(false);
            try
            {
                return PeerFileReader.Read(await prompter.LookUpAsync($"the file {path}", token => TextOfAsync(path, token), cancellation).ConfigureAwait(false));
            }
            catch (UserError problem)
            {
                await prompter.ShowAsync(Note.About(problem), cancellation).ConfigureAwait(false);
            }
        }
    }

    private static async Task<string> TextOfAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return new FileInfo(path).Length <= LongestFile ? await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false) : throw new UserError($"{path} is longer than such a file can be.", "Enter the path of the file that the VPN's server made for this machine.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read: {error.Message}", "Look at its mode and its owner.", error);
        }
    }

    private static string? Refuse(string text)
    {
        try
        {
            PeerFileReader.Read(text);
            return null;
        }
        catch (UserError error)
        {
            return $"{error.Message} {error.Mend}";
        }
    }

    private static IEnumerable<string> Told(PeerFile file)
    {
        yield return $"Its address there: {string.Join(", ", file.Addresses)}. The server: {file.Endpoint}. Reached through it: {string.Join(", ", file.AllowedIps)}.";
        if (file.LeftOut.Count > 0) yield return $"Left out: {string.Join(", ", file.LeftOut)}. This machine keeps its own resolver, and finds the size of packets by itself.";
    }
}
