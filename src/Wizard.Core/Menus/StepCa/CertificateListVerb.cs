using System.Globalization;
using System.Text;
using System.Text.Json;
using Wizard.Pki.Files;

namespace Wizard.Menus.StepCa;

/// <summary>`make step-ca certs`: every certificate that was issued here.</summary>
internal static class CertificateListVerb
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Lists them.</summary>
    public static Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var (folder, now) = (KnownAuthority.Folder(call.Session, call.Id), call.Session.Clock.GetUtcNow());
        var all = folder.List();
        var gone = folder.Revocations().Where(revocation => revocation.Until > now && all.All(kept => kept.Serial != revocation.Serial)).ToList();
        IReadOnlyList<string> lines = call.Session.Json ? Json(all, gone, now) : [.. Words(all, gone, now)];
        return call.AnswerAsync("The certificates that were issued here", lines, cancellation);
    }

    /// <summary>The mark in the menu: how many are to be renewed; null where none is.</summary>
    public static string? Due(Session session)
    {
        var now = session.Clock.GetUtcNow();
        try
        {
            var due = KnownAuthority.Folder(session, session.Id("step-ca")).List().Count(kept => kept.StatusAt(now) == CertificateStatus.Due);
            return due > 0 ? $"* {due} to renew" : null;
        }
        catch (UserError)
        {
            return "* cannot be read"; // the list itself says why
        }
    }

    private static IEnumerable<string> Words(IReadOnlyList<KeptCertificate> all, List<Revocation> gone, DateTimeOffset now)
    {
        if (all.Count + gone.Count == 0) return ["None yet. Make one: `make step-ca cert`."];
        return
        [
            .. all.SelectMany(kept => new[] { kept.Name, $"  {CertificateWords.Standing(kept, now)}", $"  serial {kept.Serial}" }),
            .. gone.SelectMany(revocation => new[] { revocation.Name, $"  REVOKED, files deleted; a copy is valid until {CertificateWords.Time(revocation.Until)}", $"  serial {revocation.Serial}" }),
        ];
    }

    private static string[] Json(IReadOnlyList<KeptCertificate> all, List<Revocation> gone, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartArray();
            foreach (var kept in all) Write(json, kept, now);
            foreach (var revocation in gone) Write(json, revocation.Name, revocation.Serial, null, revocation.Until, revocation, "revoked", now);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
    }

    private static void Write(Utf8JsonWriter json, KeptCertificate kept, DateTimeOffset now) =>
        Write(json, kept.Name, kept.Serial, kept.Files.Certificate, kept.Until, kept.Revocation, kept.StatusAt(now).ToString().ToLowerInvariant(), now);

    private static void Write(Utf8JsonWriter json, string name, string serial, string? file, DateTimeOffset until, Revocation? revocation, string status, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("serial", serial);
        json.WriteString("status", status);
        json.WriteString("notAfter", until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("remainingSeconds", Math.Max(0, (long)(until - now).TotalSeconds));
        if (revocation is null) json.WriteNull("revokedAt");
        else json.WriteString("revokedAt", revocation.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (file is null) json.WriteNull("certificate");
        else json.WriteString("certificate", file);
        json.WriteEndObject();
    }
}
