using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Wizard.Pki.Jose;

/// <summary>A private elliptic-curve key as JWK (RFC 7518, 6.2). Nothing of it ever becomes a string, so that all of it can be zeroed.</summary>
internal static class PrivateJwk
{
    /// <summary>Reads a key.</summary>
    /// <exception cref="FormatException">It is no private key of P-256, P-384 or P-521.</exception>
    public static ECDsa Read(ReadOnlySpan<byte> json)
    {
        var curve = "";
        byte[]? x = null, y = null, d = null;
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
                if (Member(ref reader, "crv"u8)) curve = reader.GetString() ?? "";
                else if (Member(ref reader, "x"u8)) x = Bytes(ref reader);
                else if (Member(ref reader, "y"u8)) y = Bytes(ref reader);
                else if (Member(ref reader, "d"u8)) d = Bytes(ref reader);
            }

            if (x is null || y is null || d is null) throw new FormatException("a part of the key is missing");
            return ECDsa.Create(new ECParameters { Curve = Curve(curve), Q = new ECPoint { X = x, Y = y }, D = d });
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or CryptographicException)
        {
            throw new FormatException("it is no JSON of a key, or its numbers are no point of its curve", error);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(d);
        }
    }

    /// <summary>Writes a key; the caller zeroes what it gets.</summary>
    public static byte[] Write(ECDsa key, string keyId)
    {
        var parameters = key.ExportParameters(includePrivateParameters: true);
        Span<byte> secret = stackalloc byte[Base64Url.GetEncodedLength(parameters.D!.Length)];
        try
        {
            Base64Url.EncodeToUtf8(parameters.D, secret);
            return Write(key, parameters.Q, keyId, secret);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(parameters.D);
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static byte[] Write(ECDsa key, ECPoint point, string keyId, ReadOnlySpan<byte> secret)
    {
        var buffer = new ArrayBufferWriter<byte>(1024); // never grows: a grown one would leave a copy behind
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            PublicJwk.WriteMembers(json, key, point, keyId);
            json.WriteString("d"u8, secret);
            json.WriteEndObject();
        }

        var written = buffer.WrittenSpan.ToArray();
        buffer.Clear(); // zeroes
        return written;
    }

    private static bool Member(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read();

    private static byte[] Bytes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped) throw new FormatException("a part of the key is no plain text");
        return Base64Url.DecodeFromUtf8(reader.ValueSpan);
    }

    private static ECCurve Curve(string name) => name switch
    {
        "P-256" => ECCurve.NamedCurves.nistP256,
        "P-384" => ECCurve.NamedCurves.nistP384,
        "P-521" => ECCurve.NamedCurves.nistP521,
        _ => throw new FormatException("the key is on another curve than P-256, P-384 and P-521"),
    };
}
