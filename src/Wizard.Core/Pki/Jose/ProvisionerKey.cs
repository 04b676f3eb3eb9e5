using System.Security.Cryptography;
using System.Text;

namespace Wizard.Pki.Jose;

/// <summary>The private key of a JWK provisioner, unlocked: signs one-time tokens.</summary>
public sealed class ProvisionerKey : IDisposable
{
    private readonly ECDsa _key;
    private readonly HashAlgorithmName _hash;

    private ProvisionerKey(Provisioner provisioner, ECDsa key)
    {
        (Provisioner, _key) = (provisioner, key);
        (Algorithm, _hash) = key.KeySize switch
        {
            256 => ("ES256", HashAlgorithmName.SHA256),
            384 => ("ES384", HashAlgorithmName.SHA384),
            _ => ("ES512", HashAlgorithmName.SHA512),
        };
    }

    /// <summary>Whose key it is.</summary>
    public Provisioner Provisioner { get; }

    /// <summary>How it signs, as JWS names it: ES256, ES384, ES512.</summary>
    internal string Algorithm { get; }

    /// <summary>Decrypts the key of a provisioner. Takes as long as its rounds of PBKDF2 do: tenths of a second.</summary>
    /// <exception cref="UserError">The password is wrong, or the key is of another kind.</exception>
    public static ProvisionerKey Unlock(Provisioner provisioner, string password)
    {
        var secret = Encoding.UTF8.GetBytes(password);
        byte[] plain = [];
        try
        {
            plain = Jwe.Decrypt(provisioner.EncryptedKey, secret);
            return new(provisioner, PrivateJwk.Read(plain));
        }
        catch (CryptographicException error)
        {
            throw new WrongPassword(provisioner, error);
        }
        catch (FormatException error)
        {
            throw new UserError($"The key of the provisioner {provisioner.Name} is of a kind that this program does not know.", "Choose another provisioner, or sign with the step command.", error);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Signs as JWS does: r and s, one after the other.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> data) => _key.SignData(data, _hash);

    /// <summary>The same key under another password, as compact JWE.</summary>
    public string Lock(string password)
    {
        var secret = Encoding.UTF8.GetBytes(password);
        var plain = PrivateJwk.Write(_key, Provisioner.KeyId);
        try
        {
            return Jwe.Encrypt(plain, secret);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>A new key for a provisioner: no token that the old one signed counts any more.</summary>
    public static ProvisionerKey Create(Provisioner provisioner)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(provisioner with { KeyId = PublicJwk.ThumbprintOf(key) }, key);
    }

    /// <summary>The public key as JWK.</summary>
    internal byte[] ExportPublicJwk() => PublicJwk.Write(_key, Provisioner.KeyId);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>The name alone.</summary>
    public override string ToString() => Provisioner.ToString();
}

/// <summary>The password does not unlock the provisioner's key.</summary>
/// <param name="provisioner">Whose key.</param>
/// <param name="cause">The error underneath.</param>
public sealed class WrongPassword(Provisioner provisioner, Exception cause) : UserError(
    $"This password does not decrypt the key of the provisioner {provisioner.Name}.",
    "It is the admin password that step-ca printed at its very first start, or the one that it was changed to. Type it again.",
    cause);
