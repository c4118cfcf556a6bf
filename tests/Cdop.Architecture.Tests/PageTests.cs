using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Architecture.Tests;

/// <summary>What holds for every page, whoever wrote it.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void Every_page_names_one_permission_or_is_for_everybody() => House.Holds(House.All.SelectMany(House.Written).SelectMany(NamesNoPermission));

    [Theory]
    [InlineData(typeof(Planted.Forgotten))]
    [InlineData(typeof(Planted.Undecided))]
    public void A_page_that_names_no_permission_or_two_is_found(Type page) => Assert.Single(NamesNoPermission(page));

    [Fact]
    public void A_page_that_names_one_is_not_found()
    {
        Assert.Empty(NamesNoPermission(typeof(Planted.ForEverybody)));
        Assert.Empty(NamesNoPermission(typeof(Planted.ForAdministrators)));
    }

    [Fact]
    public void Every_link_leads_somewhere() => House.Holds(LeadsNowhere(House.Files.Under("src/")));

    [Theory]
    [InlineData("""<a href="/cases/nowhere/at/all">Cases</a>""")]
    [InlineData("""<form action="/casse">""")]
    [InlineData("""this.Answer(result, goTo: id => $"/casse/{id}")""")]
    [InlineData("""return LocalRedirect("/casse");""")]
    [InlineData("""<a href="/cases/@Model.Reference/nowhere">Notes</a>""")]
    public void A_link_that_leads_nowhere_is_found(string line) => Assert.Single(LeadsNowhere([.. PlantedPages, new("src/Cdop.Planted/A.cs", line)]));

    [Theory]
    [InlineData("""<a href="/">Home</a>""")]
    [InlineData("""<a href="/cases?late=true#top">Cases</a>""")]
    [InlineData("""<a href="/cases/@Model.Reference">A case</a>""")]
    [InlineData("""<a href="/cases/@(c.Reference)/notes">Notes</a>""")]
    [InlineData("""goTo: id => $"/cases/{id}/notes" """)]
    [InlineData("""<a href="/fhir/metadata">FHIR</a>""")]
    [InlineData("""<link href="/assets/cdop.css" rel="stylesheet">""")]
    public void A_link_that_leads_somewhere_is_not_found(string line) => Assert.Empty(LeadsNowhere([.. PlantedPages, new("src/Cdop.Planted/A.cshtml", line)]));

    [Fact]
    public void Every_page_has_an_address_of_its_own_written_out() => House.Holds(HasNoAddress(House.Files.Under("src/", ".cshtml")));

    [Fact]
    public void A_page_without_an_address_is_found() =>
        Assert.Equal(2, HasNoAddress([new("src/A.cshtml", "@page\n@model A"), new("src/B.cshtml", "@page \"{id}\""), new("src/C.cshtml", "@page \"/c\""), new("src/_Part.cshtml", "<p></p>")]).Count());

    [Fact]
    public void Every_form_that_changes_a_case_is_one_change_however_often_it_is_sent() => House.Holds(ChangesACaseAnew(House.Files.Under("src/", ".cshtml")));

    [Fact]
    public void A_form_that_changes_a_case_as_often_as_it_is_sent_is_found()
    {
        const string whose = "<partial name=\"/ChangeCase/_WhoseCase.cshtml\" model=\"Model\" />\n";
        const string form = "<form method=\"post\" class=\"cdop-panel\">\n";
        const string once = "    <partial name=\"/ChangeCase/_Once.cshtml\" model=\"Model\" />\n";
        Assert.Single(ChangesACaseAnew([new("src/A.cshtml", whose + form), new("src/B.cshtml", whose + form + once), new("src/C.cshtml", form), new("src/D.cshtml", whose)]));
        Assert.Single(ChangesACaseAnew([new("src/A.cshtml", whose + form + once + form)]));
    }

    // Whoever presses twice did it once, and reads that it is done.
    [Fact]
    public void Every_form_that_staff_send_carries_a_one_use_key() => House.Holds(CountsAnew(House.Files.Under("src/", ".cshtml"), NeedsNoKey));

    [Fact]
    public void A_form_of_staff_without_a_one_use_key_is_found()
    {
        const string form = "<form method=\"post\" novalidate>\n    <text-field for=\"Form.Name\" />\n</form>\n";
        const string once = "<form method=\"post\">\n    <input type=\"hidden\" name=\"Form.Key\" value=\"@Model.Key\">\n</form>\n";
        var known = new Dictionary<string, (int Forms, string Because)> { ["src/D.cshtml"] = (1, "it only finds"), ["src/E.cshtml"] = (1, "it only finds"), ["src/F.cshtml"] = (2, "it only finds") };
        Assert.Equal(
            ["src/A.cshtml", "src/B.cshtml", "src/E.cshtml", "src/F.cshtml"],
            CountsAnew(
                [
                    new("src/A.cshtml", "@page \"/a\"\n@model ForAdministrators\n" + form),
                    new("src/B.cshtml", once + form),
                    new("src/C.cshtml", "@page \"/c\"\n@model ForEverybody\n" + form),
                    new("src/D.cshtml", form),
                    new("src/E.cshtml", form + form),
                    new("src/F.cshtml", form),
                    new("src/G.cshtml", once + "<form method=\"get\"></form>"),
                ],
                known).Select(found => found.Split(':')[0]).Order());
    }

    [Fact]
    public void Every_form_that_is_sent_to_a_written_address_carries_its_token() => House.Holds(LacksItsToken(House.Files.Under("src/", ".cshtml")));

    [Theory]
    [InlineData("""<form method="post" action="/find">""", 1)]
    [InlineData("""<form class="cdop-panel" action="/find" method="post">""", 1)]
    [InlineData("""<form method="post" action="/find" asp-antiforgery="true">""", 0)]
    [InlineData("""<form method="post">""", 0)]
    [InlineData("""<form method="get" action="/audit">""", 0)]
    public void A_form_that_would_be_taken_for_an_old_one_is_found(string form, int found) => Assert.Equal(found, LacksItsToken([new("src/A.cshtml", form)]).Count());

    [Fact]
    public void Every_page_says_its_own_title() => House.Holds(HasNoTitle(House.Files.Under("src/", ".cshtml")));

    [Fact]
    public void A_page_whose_title_is_said_in_a_part_of_it_is_found() =>
        Assert.Single(HasNoTitle([new("src/A.cshtml", "@page \"/a\"\n<partial name=\"_B\" />"), new("src/_B.cshtml", "@{ ViewData[\"Title\"] = \"B\"; }"), new("src/C.cshtml", "@page \"/c\"\n@{ ViewData[\"Title\"] = \"C\"; }")]));

    // A title stands in the history of the browser, on a shared screen and in the list of windows.
    [Fact]
    public void No_title_says_the_name_of_a_child() => House.Holds(NamesAChild(House.Files.Under("src/", ".cshtml")));

    [Theory]
    [InlineData("ViewData[\"Title\"] = $\"{c.Reference} {c.Child.Name}\";", 1)]
    [InlineData("ViewData[\"Title\"] = Model.Child;", 1)]
    [InlineData("ViewData[\"Title\"] = \"Notify the death of a child\";", 0)]
    [InlineData("ViewData[\"Title\"] = c.Reference;", 0)]
    public void A_title_that_says_the_name_of_a_child_is_found(string line, int found) => Assert.Equal(found, NamesAChild([new("src/A.cshtml", line)]).Count());

    // As the NHS writes it: email, and phone number.
    [Fact]
    public void Screens_have_one_word_for_email_and_one_for_a_phone_number() => House.Holds(WritesItOtherwise(House.Files.Under("src/").Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".cshtml", StringComparison.Ordinal))));

    [Theory]
    [InlineData("[Display(Name = \"Work e-mail\")]", 1)]
    [InlineData("<dt>Telephone</dt>", 1)]
    [InlineData("[Display(Name = \"Telephone\")]", 1)]
    [InlineData("Enter a telephone number, like 0151 496 0000", 1)]
    [InlineData("[Display(Name = \"Work email\")] <dt>Phone number</dt>", 0)]
    public void Another_word_for_it_is_found(string line, int found) => Assert.Equal(found, WritesItOtherwise([new("src/A.cshtml", line)]).Count());

    [Fact]
    public void Every_page_has_a_model_that_can_name_its_permission() => House.Holds(HasNoModel(House.Files.Under("src/", ".cshtml")));

    [Fact]
    public void A_page_without_a_model_is_found() =>
        Assert.Single(HasNoModel([new("src/A.cshtml", "@page \"/a\"\n<p></p>"), new("src/B.cshtml", "@page \"/b\"\n@model ListCasesPage\n"), new("src/_Part.cshtml", "@model string")]));

    [Fact]
    public void Pages_hold_no_style_or_script_of_their_own() => House.Holds(BreaksThePolicy(House.Files.Under("src/", ".cshtml")));

    [Theory]
    [InlineData("""<p style="color: red">""")]
    [InlineData("<style>")]
    [InlineData("<script>alert()</script>")]
    [InlineData("""<script type="module">""")]
    [InlineData("""<button onclick="go()">""")]
    [InlineData("""<a href="javascript:go()">""")]
    [InlineData("""<script src="https://elsewhere.example/x.js"></script>""")]
    [InlineData("""<img src="//elsewhere.example/x.png">""")]
    public void Style_script_or_another_site_in_a_page_is_found(string line) => Assert.Single(BreaksThePolicy([new("src/A.cshtml", line)]));

    [Theory]
    [InlineData("""<script src="/assets/cdop.js" type="module"></script>""")]
    [InlineData("""<a href="https://www.ncmd.info/">NCMD</a>""")]
    [InlineData("""<p class="nhsuk-body" data-on="x">""")]
    public void What_the_policy_allows_is_not_found(string line) => Assert.Empty(BreaksThePolicy([new("src/A.cshtml", line)]));

    [Fact]
    public void Razor_imports_set_no_namespace() =>
        Assert.DoesNotContain(House.Files.Under("src/", "_ViewImports.cshtml"), file => file.Text.Contains("@namespace", StringComparison.Ordinal)); // the view would collide with its command

    /// <summary>Forms of staff that are the same however often they are sent, and why; how many of them a file has.</summary>
    private static readonly Dictionary<string, (int Forms, string Because)> NeedsNoKey = new()
    {
        ["src/Cdop.DataCollection/AnswerRequest/_SectionOnDesk.cshtml"] = (1, "keeps a draft: the same words once more are the same draft, and its stamp tells other ones apart"),
        ["src/Cdop.DataCollection/FindCase/FindCase.cshtml"] = (1, "only finds"),
        ["src/Cdop.DataCollection/PreviewForm/PreviewForm.cshtml"] = (1, "keeps nothing"),
        ["src/Cdop.DataCollection/SaveFilter/SaveFilter.cshtml"] = (1, "deletes: what is gone already is deleted"),
        ["src/Cdop.Host/Layout/_Desk.cshtml"] = (2, "finds, and signs out"),
        ["src/Cdop.Host/Layout/_Done.cshtml"] = (1, "goes to the page that undoes"),
        ["src/Cdop.Host/SignIn/Account.cshtml"] = (2, "ends a session, and sets a switch to what the button says"),
        ["src/Cdop.Host/SignIn/Kept.cshtml"] = (2, "sends what was typed with the key that it carried, or gives it up"),
        ["src/Cdop.Host/SignIn/SignOut.cshtml"] = (1, "signs out"),
        ["src/Cdop.PanelReview/DeclareInterests/_Declare.cshtml"] = (1, "the newest answer counts: sent twice, it says the same, and a part that was said is said once"),
        ["src/Cdop.PanelReview/FillAnalysis/FillAnalysis.cshtml"] = (1, "keeps a draft: the same words once more are the same draft, and its stamp tells other ones apart"),
        ["src/Cdop.PanelReview/TraceCopy/TraceCopy.cshtml"] = (1, "only finds"),
        ["src/Cdop.Partnership/ListPeople/ListPeople.cshtml"] = (1, "only finds"),
        ["src/Cdop.Partnership/ListRestrictions/ListRestrictions.cshtml"] = (1, "only finds"),
    };

    // What is on the screen of everybody is sent under the key of its draft or its link.
    private static readonly HashSet<string> OpenPages =
        [.. House.All.SelectMany(House.Written).Append(typeof(Planted.ForEverybody)).Where(type => type.IsSubclassOf(typeof(PageModel)) && type.IsDefined(typeof(AllowAnonymousAttribute), inherit: true)).Select(type => type.Name)];

    private static IEnumerable<SourceFile> PlantedPages =>
    [
        new("src/Home.cshtml", "@page \"/\""),
        new("src/ListCases.cshtml", "@page \"/cases\""),
        new("src/ViewCase.cshtml", "@page \"/cases/{reference}\""),
        new("src/ViewNotes.cshtml", "@page \"/cases/{reference}/notes/{number:int?}\""),
        new("src/Fhir.cs", "routes.MapGet(\"/fhir/metadata\", () => 1);"),
    ];

    private static IEnumerable<string> NamesNoPermission(Type type)
    {
        if (!type.IsSubclassOf(typeof(PageModel)) || type.IsAbstract)
        {
            yield break;
        }

        var named = type.GetCustomAttributes(typeof(NeedsAttribute), inherit: true).Length;
        var open = type.IsDefined(typeof(AllowAnonymousAttribute), inherit: true);
        if (named + (open ? 1 : 0) != 1)
        {
            yield return $"{type} must name the one permission it needs, or allow everybody";
        }
    }

    private static IEnumerable<string> LeadsNowhere(IEnumerable<SourceFile> files)
    {
        var sources = files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".cshtml", StringComparison.Ordinal)).ToList();
        var routes = sources.SelectMany(file => Routes().Matches(file.Text)).Select(match => Segments(match.Groups["to"].Value)).ToList();
        return from file in sources
               from line in file.Code()
               from Match link in Links().Matches(line.Text)
               let to = Constant(link.Groups["to"].Value)
               where to != "/" && !to.StartsWith("/assets/", StringComparison.Ordinal) && !to.StartsWith("//", StringComparison.Ordinal)
               where !routes.Exists(route => Matches(route, Segments(to)))
               select $"{file.Path}:{line.Number}: no page or route answers {to}";
    }

    // The address without its query; what is filled in when the page is made becomes one unknown segment.
    private static string Constant(string address) =>
        FilledIn().Replace(address, "*").Split('?', '#')[0];

    private static string[] Segments(string address) => address.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static bool Matches(string[] route, string[] link)
    {
        for (var i = 0; i < route.Length; i++)
        {
            if (route[i].StartsWith("{*", StringComparison.Ordinal))
            {
                return true;
            }

            if (i >= link.Length)
            {
                return route[i].EndsWith("?}", StringComparison.Ordinal);
            }

            if (!route[i].Contains('{') && !link[i].Contains('*') && !string.Equals(route[i], link[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return link.Length <= route.Length;
    }

    private static IEnumerable<string> HasNoAddress(IEnumerable<SourceFile> pages) =>
        pages.Where(page => PageLine().IsMatch(page.Text) && !PageWithAddress().IsMatch(page.Text)).Select(page => $"{page.Path}: write the page's address out: @page \"/…\"");

    // What a part of a page says in ViewData never reaches the layout.
    private static IEnumerable<string> HasNoTitle(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Text.StartsWith("@page", StringComparison.Ordinal) && !file.Text.Contains("ViewData[\"Title\"]", StringComparison.Ordinal)).Select(file => $"{file.Path} says no title");

    private static IEnumerable<string> WritesItOtherwise(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => file.Where(OtherWords(), "write email, and phone number"));

    private static IEnumerable<string> NamesAChild(IEnumerable<SourceFile> pages) =>
        pages.SelectMany(page => page.Where(TitleOfAChild(), "a title names no child: the reference does"));

    private static IEnumerable<string> HasNoModel(IEnumerable<SourceFile> pages) =>
        pages.Where(page => PageLine().IsMatch(page.Text) && !ModelLine().IsMatch(page.Text)).Select(page => $"{page.Path}: a page names its permission on its model: @model XPage");

    private static IEnumerable<string> ChangesACaseAnew(IEnumerable<SourceFile> pages) =>
        pages.Where(page => page.Text.Contains("/ChangeCase/_WhoseCase.cshtml", StringComparison.Ordinal) && CaseForm().Count(page.Text) > CaseFormOnce().Count(page.Text))
            .Select(page => $"{page.Path}: begin each form that changes a case with /ChangeCase/_Once.cshtml, its version and its one-use key");

    private static IEnumerable<string> CountsAnew(IEnumerable<SourceFile> pages, Dictionary<string, (int Forms, string Because)> known) =>
        from page in pages
        where !(ModelName().Match(page.Text) is { Success: true } model && OpenPages.Contains(model.Groups[1].Value))
        let without = PostedForm().Matches(page.Text).Count(form => !OneUseKey().IsMatch(form.Value))
        let meant = known.GetValueOrDefault(page.Path).Forms
        where without != meant
        select $"{page.Path}: {without} forms without a one-use key, and {meant} that need none: give each its key, and do what it asks for in db.Once";

    private static IEnumerable<string> LacksItsToken(IEnumerable<SourceFile> pages) =>
        pages.SelectMany(page => page.Where(PostToAnAddress(), "a form with an action is given its token only where it says asp-antiforgery=\"true\""));

    private static IEnumerable<string> BreaksThePolicy(IEnumerable<SourceFile> pages) =>
        pages.SelectMany(page => page.Where(AgainstThePolicy(), "the content security policy forbids it"));

    [GeneratedRegex("""<form\b(?=[^\n]*\bmethod="post")(?=[^\n]*\saction=)(?![^\n]*\basp-antiforgery="true")""")]
    private static partial Regex PostToAnAddress();

    [GeneratedRegex(@"(?:@page\s+|\bMap\w*\(\s*|\bAddPageRoute\([^,]*,\s*|CallbackPath\s*=\s*)""(?<to>/[^""]*)""")]
    private static partial Regex Routes();

    [GeneratedRegex(@"(?:\b(?:href|action|formaction)\s*=\s*|\bgoTo:\s*(?:\w+\s*=>\s*)?|\b(?:Local)?Redirect\w*\(\s*)\$?""(?<to>/[^""]*)""")]
    private static partial Regex Links();

    [GeneratedRegex(@"@\([^)]*\)|@[\w.]+(?:\([^)]*\))?|\{[^}]*\}")]
    private static partial Regex FilledIn();

    [GeneratedRegex("<form\\b[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex PostedForm();

    [GeneratedRegex("name=\"(?:\\w+\\.)?Key\"|<partial name=\"/ChangeCase/_Once.cshtml\"")]
    private static partial Regex OneUseKey();

    [GeneratedRegex(@"^@model\s+([\w.]+)\s*$", RegexOptions.Multiline)]
    private static partial Regex ModelName();

    [GeneratedRegex("<form[^>]+method=\"post\"")]
    private static partial Regex CaseForm();

    [GeneratedRegex("<form[^>]+method=\"post\"[^>]*>\\s*<partial name=\"/ChangeCase/_Once.cshtml\"")]
    private static partial Regex CaseFormOnce();

    [GeneratedRegex(@"^@page\b", RegexOptions.Multiline)]
    private static partial Regex PageLine();

    [GeneratedRegex(@"^@model\s+[\w.]+Page\s*$", RegexOptions.Multiline)]
    private static partial Regex ModelLine();

    [GeneratedRegex(@"[Ee]-mail|>Telephone<|Name = ""Telephone""|telephone number")]
    private static partial Regex OtherWords();

    [GeneratedRegex(@"ViewData\[""Title""\] =.*\.Child\b")]
    private static partial Regex TitleOfAChild();

    [GeneratedRegex(@"^@page\s+""/", RegexOptions.Multiline)]
    private static partial Regex PageWithAddress();

    [GeneratedRegex(@"\sstyle\s*=|<style\b|<script(?![^>]*\bsrc=""[/@~])|\son[a-z]+\s*=|javascript:|<(?:script|img|link|iframe)\b[^>]*\b(?:src|href)=""(?:https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex AgainstThePolicy();

    private static class Planted
    {
        internal sealed class Forgotten : PageModel;

        [Needs(Permission.Triage), AllowAnonymous]
        internal sealed class Undecided : PageModel;

        [AllowAnonymous]
        internal sealed class ForEverybody : PageModel;

        [Needs(Permission.Triage)]
        internal sealed class ForAdministrators : PageModel;
    }
}
