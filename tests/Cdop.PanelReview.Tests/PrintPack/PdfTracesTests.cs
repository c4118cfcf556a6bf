using System.Text;

namespace Cdop.PanelReview;

public sealed class PdfTracesTests
{
    private const string Body = "%PDF-1.7\n1 0 obj\n<</Title (Rose) /Creator (Word of 14 Meadow Close)>>\nendobj\n11 0 obj\n<</Pages 2 0 R>>\nendobj\n"
        + "3 0 obj\n<</Type /Metadata /Subtype /XML /Length 40>> stream\n<?xpacket?><x:xmpmeta>Rose</x:xmpmeta>\nendstream\nendobj\n"
        + "trailer\n<</Size 4 /Root 11 0 R /Info 1 0 R /ID [<ABCDEF> <ABCDEF>]>>\nstartxref\n9\n%%EOF\n";

    [Fact]
    public void What_it_says_of_itself_is_written_over_and_all_else_stays_where_it_stands()
    {
        var pdf = Encoding.Latin1.GetBytes(Body);

        Assert.True(PdfTraces.TryWipe(pdf));

        var wiped = Encoding.Latin1.GetString(pdf);
        Assert.All(["Rose", "Creator", "Meadow", "xmpmeta", "ABCDEF"], trace => Assert.DoesNotContain(trace, wiped, StringComparison.Ordinal));
        Assert.Contains("<</Title (Papers for the panel)>>", wiped, StringComparison.Ordinal);
        Assert.Equal(Body.Length, wiped.Length);
        Assert.All(["11 0 obj", "3 0 obj", "endstream", "trailer", "startxref"], kept => Assert.Equal(Body.IndexOf(kept, StringComparison.Ordinal), wiped.IndexOf(kept, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj\nnothing after it\n%%EOF")]
    [InlineData("%PDF-1.7\ntrailer\n<</Info 1 0 R>>\n%%EOF")]
    [InlineData("%PDF-1.7\n1 0 obj\n<</Producer (X)>>\nendobj\ntrailer\n<</Info 1 0 R>>\n%%EOF")]
    [InlineData("%PDF-1.7\n1 0 obj\n<</Type /Metadata>>\nendobj\ntrailer\n<</Size 1>>\n%%EOF")]
    public void What_is_not_written_as_it_is_known_to_be_is_not_let_out(string written) =>
        Assert.False(PdfTraces.TryWipe(Encoding.Latin1.GetBytes(written)));

    [Theory]
    [InlineData("%PDF-1.4\n%%EOF\n", true)]
    [InlineData("%PDF-1.4\nhalf", false)]
    [InlineData("", false)]
    public void It_is_whole_where_its_end_was_written(string written, bool isWhole) => Assert.Equal(isWhole, PdfTraces.IsWhole(Encoding.Latin1.GetBytes(written)));
}
