namespace Cdop.Kernel.Tests;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("C:\\Users\\ann\\..\\report.pdf", "report.pdf")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData(".pdf", "file.pdf")]
    [InlineData("a\0b\r\nc.pdf", "abc.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("re:po\"rt?.pdf", "re_po_rt_.pdf")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("O’Brien – discharge.docx", "O’Brien – discharge.docx")]
    public void A_name_is_the_last_part_without_what_misleads(string? given, string cleaned) => Assert.Equal(cleaned, FileName.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_ending() => Assert.Equal(new string('a', 116) + ".pdf", FileName.Clean(new string('a', 500) + ".pdf"));

    [Theory]
    [InlineData("Report.PDF", "pdf")]
    [InlineData("report.pdf.exe", "exe")]
    [InlineData("report", "")]
    public void The_ending_is_the_last_one(string name, string ending) => Assert.Equal(ending, FileName.EndingOf(name));
}
