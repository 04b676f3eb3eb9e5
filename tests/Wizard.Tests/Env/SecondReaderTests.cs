using CsCheck;
using DotNetEnv;
using Wizard.Env;
using Xunit;

namespace Wizard.Tests.Env;

public sealed class SecondReaderTests
{
    // Where compose and DotNetEnv agree: no dollar sign, quote, backslash or control character, and no blank at the ends.
    private static readonly Gen<string> Value = Gen.OneOf("abcXYZ019._:/@%+,=*-~!?()[]#&;|<> äß漢".ToCharArray()).Array[0, 30]
        .Select(letters => new string(letters));

    [Fact]
    public void Another_reader_reads_what_we_write() =>
        Value.Sample(value =>
        {
            var text = EnvDocument.Parse("A=1\nV=old # c\n", "").With("V", value).ToString();
            var read = DotNetEnv.Env.LoadContents(text, LoadOptions.NoEnvVars()).ToDictionary(pair => pair.Key, pair => pair.Value);
            Assert.Equal(value, read["V"]);
        }, iter: 1_000);
}
