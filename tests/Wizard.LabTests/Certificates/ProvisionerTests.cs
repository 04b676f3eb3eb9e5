using System.Text.Json.Nodes;
using Wizard.LabTests.Lab;
using Wizard.Pki;
using Wizard.Pki.Configuration;
using Wizard.Pki.Jose;
using Xunit;

namespace Wizard.LabTests.Certificates;

public sealed class ProvisionerTests : IAsyncLifetime
{
    private const string NightPassword = "secret of the night";
    private Authority? _authority;

    private Authority Authority => _authority ?? throw new InvalidOperationException("without a lab there is no authority");

    public async Task InitializeAsync()
    {
        if (LabFactAttribute.IsThere) _authority = await Authority.StartAsync(new() { Policy = SharedAuthority.Policy, Edit = AddProvisioners });
    }

    public Task DisposeAsync()
    {
        _authority?.Dispose();
        return Task.CompletedTask;
    }

    [LabFact]
    public async Task Each_provisioner_signs_with_its_own_password_and_stands_in_the_certificate()
    {
        using var holder = new Holder(Authority);
        foreach (var (name, password) in new[] { ("admin", Authority.Password), ("night", NightPassword), ("max", "pass") })
        {
            using var key = await UnlockAsync(holder, name, password);
            var kept = await holder.Issuer.IssueAsync(new(SharedAuthority.Foo), key, Holder.Seal(), default);
            Assert.Equal($"{name} (JWK)", CertificateText.ProvisionerOf(kept.Chain.Leaf));
        }
    }

    [LabFact]
    public async Task The_password_of_one_does_not_unlock_another()
    {
        using var holder = new Holder(Authority);
        var error = await Assert.ThrowsAsync<WrongPassword>(() => UnlockAsync(holder, "night", Authority.Password));
        Assert.Equal("This password does not decrypt the key of the provisioner night.", error.Message);
        Assert.Contains("Type it again", error.Mend, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task One_that_signs_for_acme_alone_is_listed_with_the_reason_why_it_cannot_be_chosen()
    {
        using var holder = new Holder(Authority);
        var all = await holder.Client.ProvisionersAsync(default);
        Assert.Equal(["admin", "night", "max", "acme"], all.Select(provisioner => provisioner.Name));
        Assert.Equal("a provisioner of the type ACME signs for its own clients, not by a password", all[3].Unusable);
        Assert.All(all.Take(3), provisioner => Assert.Null(provisioner.Unusable));
    }

    [LabFact]
    public async Task The_limits_of_a_provisioner_go_before_those_of_the_authority()
    {
        using var holder = new Holder(Authority);
        using var key = await UnlockAsync(holder, "night", NightPassword);
        var limits = DurationLimits.Of(key.Provisioner, SharedAuthority.Policy);
        Assert.Equal(new(TimeSpan.FromSeconds(1), TimeSpan.FromHours(2), TimeSpan.FromMinutes(30)), limits);
        Assert.Contains("2h at most", limits.Refuse(TimeSpan.FromHours(3)), StringComparison.Ordinal);
        await holder.Issuer.IssueAsync(new(SharedAuthority.Foo) { Duration = limits.Longest }, key, Holder.Seal(), default);
        var error = await Assert.ThrowsAsync<UserError>(() => holder.Issuer.IssueAsync(new(SharedAuthority.Foo) { Duration = TimeSpan.FromHours(3) }, key, Holder.Seal(), default));
        Assert.StartsWith("The authority does not sign for that time: ", error.Message, StringComparison.Ordinal);
    }

    private static async Task<ProvisionerKey> UnlockAsync(Holder holder, string name, string password) =>
        ProvisionerKey.Unlock((await holder.Client.ProvisionersAsync(default)).Single(provisioner => provisioner.Name == name), password);

    private static string AddProvisioners(string json)
    {
        var claims = new JsonObject { ["maxTLSCertDuration"] = "2h", ["defaultTLSCertDuration"] = "30m" };
        var root = JsonNode.Parse(Authority.WithProvisioner(json, "night", NightPassword, claims))!;
        root["authority"]!["provisioners"]!.AsArray().Add(Vectors.Provisioner("max").DeepClone());
        return CaProvisioners.WithAcme(root.ToJsonString());
    }
}
