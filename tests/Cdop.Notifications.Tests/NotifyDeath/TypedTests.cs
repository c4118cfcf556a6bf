using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Cdop.Notifications.Tests;

/// <summary>What was typed, read as the pages read it: the sentence for each thing that is wrong, and nothing lost.</summary>
public sealed class TypedTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 12, 0);
    private static readonly ServiceProvider Services = Build();

    private static readonly (string Field, string Answer)[] Good =
    [
        ("Form.Notifier.Name", "Nora Hill"), ("Form.Notifier.Email", "nora@hospital.example"),
        ("Form.Child.GivenName", "Ann"), ("Form.Child.FamilyName", "Smith"), ("Form.Child.Sex", "Female"),
        ("Form.Child.DateOfBirth.Day", "1"), ("Form.Child.DateOfBirth.Month", "2"), ("Form.Child.DateOfBirth.Year", "2020"),
        ("Form.Child.TypedNhsNumber", "999 000 0018"), ("Form.Child.Postcode", "l360zz"),
        ("Form.Death.Date.Day", "1"), ("Form.Death.Date.Month", "March"), ("Form.Death.Date.Year", "2026"),
        ("Form.Death.Place", "Hospital"), ("Form.Death.Expected", "NotExpected"), ("Form.Death.Circumstances", "Found unwell."),
    ];

    [Theory]
    [InlineData("Form.Child.GivenName", true)]
    [InlineData("Form.Child.DateOfBirth.Month", true)]
    [InlineData("Form.Child.Anything", false)]
    [InlineData("Form.Child.GivenName.More", false)]
    public void What_the_form_does_not_ask_is_left_out(string field, bool isKept) =>
        Assert.Equal(isKept, Typed.Of(new Microsoft.AspNetCore.Http.FormCollection(new() { [field] = "x" }), Screen.TheChild).Has(Screen.TheChild));

    [Theory]
    [InlineData("Form.People.Professionals[39].Email", true)]
    [InlineData("Form.People.Professionals[40].Email", false)]
    [InlineData("Form.People.Professionals[999999].Email", false)]
    [InlineData("Form.People.Professionals[0].Subject", false)]
    [InlineData("Form.People.OnlyAFew", true)]
    public void Of_the_people_as_many_rows_are_kept_as_the_form_has(string field, bool isKept) =>
        Assert.Equal(isKept, Typed.Of(new Microsoft.AspNetCore.Http.FormCollection(new() { [field] = "x" }), Screen.ThePeople).Has(Screen.ThePeople));

    [Fact]
    public void Only_rows_in_which_something_is_typed_are_counted()
    {
        var typed = Typing(("Form.People.Professionals[0].Agency", "GP"), ("Form.People.Professionals[1].Name", "Dr A. Bell"), ("Form.People.Professionals[2].Agency", ""), ("Form.People.Professionals[3].Agency", " "));

        Assert.Equal((2, 0), (typed.Rows("Form.People.Professionals"), Typed.Nothing.Rows("Form.People.Professionals")));
    }

    [Theory]
    [InlineData("Form.Child.Postcode", "nowhere", "/notify/child")]
    [InlineData("Form.Death.Time", "25:00", "/notify/death")]
    [InlineData("Form.Child.Postcode", "l360zz", "/notify/people")]
    public async Task Who_comes_back_goes_on_at_the_first_page_with_a_fault(string field, string answer, string address)
    {
        var typed = Typing((field, answer));

        Assert.Equal(address, (await Read(typed)).GoesOn(typed).Address);
    }

    [Fact]
    public async Task The_twelve_answers_that_must_be_given_are_enough()
    {
        var read = await Read();

        Assert.Null(read.Unfinished);
        Assert.Equal((Given.Ann, new LocalDate(2026, 3, 1)), (read.Command.Child, read.Command.Death.Date));
    }

    [Fact]
    public async Task An_empty_form_asks_for_the_twelve_and_no_more()
    {
        var read = await Read(Typed.Nothing);

        Assert.Equal(
            ["Enter full name", "Enter work email",
             "Enter NHS number, or choose why you cannot give it", "Enter date of birth", "Enter family name", "Enter given names, or tick that the child was not named", "Enter postcode, or choose why there is none", "Select sex",
             "Enter date of death", "Enter what happened", "Select place of death", "Select whether the death was expected"],
            [.. Sentences(read, Screen.AboutYou), .. Sentences(read, Screen.TheChild).Order(StringComparer.Ordinal), .. Sentences(read, Screen.TheDeath).Order(StringComparer.Ordinal)]);
        Assert.Empty(Sentences(read, Screen.ThePeople));
    }

    [Theory]
    [InlineData("Form.Child.DateOfBirth.Day", "30", "Date of birth must be a real date")]
    [InlineData("Form.Child.DateOfBirth.Year", "20", "Date of birth must have a year of 4 numbers")]
    [InlineData("Form.Death.Date.Year", "2027", "Date of death must be today or earlier")]
    [InlineData("Form.Death.Date.Year", "2019", "Date of death must be on or after the date of birth")]
    [InlineData("Form.Death.Time", "25:00", "Time of death must be a real time, like 06:50 or 18:05")]
    [InlineData("Form.Child.Postcode", "nowhere", "Enter a full UK postcode, like L36 0ZZ")]
    [InlineData("Form.Child.FamilyName", "Smi\0th", "Delete the hidden character shown as \uFFFD in family name")]
    [InlineData("Form.Child.Sex", "Neither", "Select sex")]
    [InlineData("Form.Child.BirthWeight", "heavy", "Birth weight in grams must be a whole number")]
    [InlineData("Form.Notifier.Email", "nora at work", PlainEmailAttribute.Wrong)]
    [InlineData("Form.Notifier.Email", "nora@hospital", PlainEmailAttribute.Wrong)]
    [InlineData("Form.Notifier.Email", "nora@hospital..example", PlainEmailAttribute.Wrong)]
    [InlineData("Form.Notifier.Email", "nora\u00e9@hospital.example", PlainEmailAttribute.Wrong)]
    [InlineData("Form.Notifier.Email", "a@b@c.example", PlainEmailAttribute.Wrong)]
    public async Task One_wrong_answer_gets_one_sentence_and_stays_as_typed(string field, string typed, string sentence)
    {
        var read = await Read((field, typed));

        Assert.Equal([sentence], Screen.All.SelectMany(screen => Sentences(read, screen)).Distinct());
        Assert.Equal(typed, Typing((field, typed))[field]);
    }

    [Theory]
    [InlineData("EH1 1YZ")]
    [InlineData("IM1 1AA")]
    [InlineData("JE2 3AB")]
    [InlineData("SW1A 1AA")]
    public async Task A_postcode_of_anywhere_is_taken(string postcode) => Assert.Null((await Read(("Form.Child.Postcode", postcode))).Unfinished);

    [Theory]
    [InlineData("O’Brien-Ó Súilleabháin")]
    [InlineData("محمد")]
    [InlineData("Zoë 🌈")]
    public async Task A_name_is_taken_as_it_is_written(string name)
    {
        var read = await Read(("Form.Child.FamilyName", name));

        Assert.Null(read.Unfinished);
        Assert.Equal(name.Normalize(), read.Command.Child.FamilyName);
    }

    [Fact]
    public async Task A_name_of_200_letters_is_taken_and_one_of_400_is_told_so()
    {
        Assert.Null((await Read(("Form.Child.FamilyName", new string('x', 200)))).Unfinished);
        Assert.Equal(["Family name must be 300 characters or fewer"], Sentences(await Read(("Form.Child.FamilyName", new string('x', 400))), Screen.TheChild));
    }

    [Fact]
    public async Task A_pasted_text_of_a_megabyte_is_told_so_and_kept_as_typed()
    {
        var text = new string('x', 1024 * 1024);
        var typed = Typing(("Form.Death.Circumstances", text));

        Assert.Equal(["What happened must be 4000 characters or fewer"], Sentences(await Read(typed), Screen.TheDeath));
        Assert.Equal(text, Typed.FromJson(typed.ToJson())["Form.Death.Circumstances"]);
    }

    [Fact]
    public async Task A_number_that_does_not_fit_is_kept_once_the_notifier_says_it_could_not_be_verified()
    {
        var read = await Read(("Form.Child.TypedNhsNumber", "999 000 0017"), ("Form.Child.NoNhsNumber", "CouldNotBeVerified"));

        Assert.Null(read.Unfinished);
        Assert.Equal((null, "999 000 0017"), (read.Command.Child.NhsNumber, read.Command.Child.TypedNhsNumber));
    }

    [Fact]
    public async Task Several_boxes_ticked_are_all_read()
    {
        var typed = new Dictionary<string, StringValues>(Good.ToDictionary(g => g.Field, g => new StringValues(g.Answer)))
        {
            ["Form.Death.JointResponse"] = new(["ExternalCause", "MayNotBeNatural"]),
            ["Form.People.Professionals[0].Agency"] = "GP",
            ["Form.People.Professionals[1].Agency"] = "",
            ["Form.People.Professionals[2].Email"] = "school@example.org",
        };

        var read = await Read(Of(typed));

        Assert.Equal(JointResponseCriteria.ExternalCause | JointResponseCriteria.MayNotBeNatural, read.Command.Death.JointResponse);
        Assert.Equal(["GP", null], read.Command.People.Professionals.Where(p => !p.IsBlank).Select(p => p.Agency));
    }

    [Fact]
    public void One_screen_sent_again_leaves_the_others_as_they_are()
    {
        var typed = Typing().With(Screen.TheChild, Of(new() { ["Form.Child.FamilyName"] = "Jones", ["Form.Death.Place"] = "Home", ["Website"] = "x" }));

        Assert.Equal(("Jones", null, "Hospital"), (typed["Form.Child.FamilyName"], typed["Form.Child.GivenName"], typed["Form.Death.Place"]));
    }

    private static IEnumerable<string> Sentences(WholeForm read, Screen screen) => read.States[screen].Values.SelectMany(v => v!.Errors).Select(e => e.ErrorMessage);

    private static Task<WholeForm> Read(params (string Field, string Answer)[] changed) => Read(Typing(changed));

    private static Typed Typing(params (string Field, string Answer)[] changed)
    {
        var typed = Good.ToDictionary(g => g.Field, g => new StringValues(g.Answer));
        foreach (var (field, answer) in changed)
        {
            typed[field] = answer;
        }

        return Of(typed);
    }

    private static Typed Of(Dictionary<string, StringValues> typed) =>
        Screen.All.Aggregate(Typed.Nothing, (all, screen) => all.With(screen, Typed.Of(new FormCollection(typed), screen)));

    private static Task<WholeForm> Read(Typed typed)
    {
        var context = new ActionContext(new DefaultHttpContext { RequestServices = Services }, new RouteData(), new ActionDescriptor());
        return Services.GetRequiredService<ReadTyped>().ReadAll(context, typed, Now, refuseTestNumbers: false);
    }

    private static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<ReadTyped>().AddRazorPages().AddCdopPages();
        return services.BuildServiceProvider();
    }
}
