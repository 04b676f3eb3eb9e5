using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Chapter;

public partial class ChapterTests
{
    private string Certificate => walk.Administrator.CertificateFile(ChapterWalk.Client, "crt");

    private string Key => walk.Administrator.CertificateFile(ChapterWalk.Client, "key");

    [LabFact]
    public async Task Without_a_certificate_curl_says_that_one_is_required()
    {
        var run = await Browser.GetAsync(Server.WhoamiHost);
        Assert.Contains(run.ExitCode, new[] { 55, 56 });
        Assert.Empty(run.Output);
    }

    [LabFact]
    public async Task With_the_certificate_whoami_answers_and_knows_the_client()
    {
        var answer = (await Browser.GetWithAsync(Server.WhoamiHost, Certificate, Key)).Succeeded().Output;
        Assert.Contains(" 200", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("Name: default", answer, StringComparison.Ordinal);
        Assert.Contains($"X-Client-Cn: CN={ChapterWalk.Client}", answer, StringComparison.Ordinal);
        Assert.Contains($"X-Forwarded-User: CN={ChapterWalk.Client}", answer, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task Forged_headers_do_not_reach_whoami()
    {
        string[] forged = ["X-Client-CN: CN=evil", "X_Client_CN: CN=evil", "X-Forwarded-User: CN=evil", "X_Forwarded_User: CN=evil"];
        var answer = (await Browser.GetWithAsync(Server.WhoamiHost, Certificate, Key, [.. forged.SelectMany(header => new[] { "--header", header })])).Succeeded().Output;
        Assert.Contains($"X-Client-Cn: CN={ChapterWalk.Client}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", answer, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task The_certificate_is_valid_for_the_90_days_that_were_configured()
    {
        var run = (await Run.Async("openssl", ["x509", "-in", Certificate, "-noout", "-enddate", "-checkend", $"{(int)TimeSpan.FromHours(2159).TotalSeconds}"])).Succeeded();
        Assert.Contains("will not expire", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await Run.Async("openssl", ["x509", "-in", Certificate, "-noout", "-checkend", $"{(int)TimeSpan.FromHours(2161).TotalSeconds}"])).ExitCode);
    }
}
