using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Cdop.Testing;

/// <summary>PDF files as somebody could send them.</summary>
public static class PdfMade
{
    /// <summary>One of these pages, each with a line of words; null is a page without a text layer.</summary>
    public static byte[] Of(params string?[] pages)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var words in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            if (words is not null)
            {
                page.AddText(words, 12, new PdfPoint(50, 700), font);
            }
        }

        return builder.Build();
    }
}
