using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class RenderedFilesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    public void A_path_that_leaves_the_folder_is_refused(string path) => Assert.Throws<ArgumentException>(() => RenderedFiles.Empty.With(path, "x"));

    [Fact]
    public void A_file_that_is_not_there_is_not_there()
    {
        Assert.Null(RenderedFiles.Empty.Find("a"));
        Assert.Null(RenderedFiles.Empty.Text("a"));
    }

    [Fact]
    public void Files_are_equal_by_content_and_in_ordinal_order()
    {
        var (one, other) = (RenderedFiles.Empty.With("b", "2").With("B", "1"), RenderedFiles.Empty.With("B", "1").With("b", "2"));
        Assert.Equal(one, other);
        Assert.Equal(["B", "b"], one.Paths);
        Assert.NotEqual(one, one.With("b", "3"));
    }

    [Fact]
    public void What_was_put_in_does_not_change_from_outside()
    {
        byte[] bytes = [1];
        var files = RenderedFiles.Empty.With("a", bytes);
        bytes[0] = 2;
        Assert.Equal(1, files.Find("a")!.Value.Span[0]);
    }
}
