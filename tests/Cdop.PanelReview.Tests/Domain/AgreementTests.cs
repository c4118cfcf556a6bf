using CsCheck;

namespace Cdop.PanelReview.Domain;

public sealed class AgreementTests
{
    // Table 1 of J. L. Fleiss, Measuring nominal scale agreement among many raters (Psychological Bulletin 76, 1971): thirty patients,
    // each diagnosed by six psychiatrists as one of five things; how many of the six said each.
    private const string Diagnoses = """
        00060 03003 01401 00006 03030 20400 00402 20310 20040 00006
        10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
        00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
        """;

    // K. Krippendorff, Computing Krippendorff's alpha-reliability (University of Pennsylvania, 2011), parts C and D: four observers,
    // twelve units, and judgements that are missing.
    private static readonly string[] Observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];

    [Fact]
    public void Fleiss_kappa_is_that_of_the_paper()
    {
        var patients = Diagnoses.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(counts => (IReadOnlyList<int>)[.. counts.SelectMany((count, diagnosis) => Enumerable.Repeat(diagnosis, count - '0'))]).ToList();

        Assert.Equal((30, 180), (patients.Count, patients.Sum(patient => patient.Count)));
        Assert.Equal(0.430, Agreement.Fleiss(patients)!.Value, 3);
        Assert.Equal(0.556, patients.Average(Agreement.PairsAgreeing)!.Value, 3);
    }

    [Fact]
    public void Krippendorffs_alpha_is_that_of_the_paper_for_names_and_for_grades_with_judgements_missing()
    {
        Assert.All(Observers, observer => Assert.Equal(12, observer.Length));
        var units = Enumerable.Range(0, 12).Select(unit => (IReadOnlyCollection<char>)[.. Observers.Select(observer => observer[unit]).Where(judged => judged != '.')]).ToList();

        Assert.Equal(0.743, Agreement.Nominal(units)!.Value, 3);
        Assert.Equal(0.815, Agreement.Ordinal(units)!.Value, 3);
    }

    [Theory]
    [InlineData("0100000010", "1110010000", 0.095)] // part A of the same paper: two names
    [InlineData("aabbdcccedda", "babbbccceddd", 0.692)] // part B: five
    public void Two_observers_are_the_smallest_case(string one, string other, double alpha) =>
        Assert.Equal(alpha, Agreement.Nominal(one.Zip(other, (mine, theirs) => (IReadOnlyCollection<char>)[mine, theirs]))!.Value, 3);

    [Fact]
    public void Where_there_is_nothing_to_compare_there_is_no_number()
    {
        Assert.Null(Agreement.Fleiss<int>([]));
        Assert.Null(Agreement.Fleiss<int>([[1], [2]]));
        Assert.Null(Agreement.Fleiss<int>([[1, 1], [2, 2, 2]]));
        Assert.Null(Agreement.Fleiss<int>([[1, 1], [1, 1]]));
        Assert.Null(Agreement.Nominal<int>([[1], [], [2]]));
        Assert.Null(Agreement.Ordinal<int>([[2, 2], [2, 2, 2]]));
        Assert.Null(Agreement.PairsAgreeing<int>([1]));
    }

    [Fact]
    public void Full_agreement_is_one_and_the_order_of_people_and_units_does_not_matter()
    {
        var units = Gen.Int[0, 2].Array[2, 5].Array[2, 8];
        units.Sample(given =>
        {
            var same = given.Select(unit => (IReadOnlyCollection<int>)[.. unit.Select(_ => unit[0])]).ToList();
            Assert.True(Agreement.Nominal(same) is null || Math.Abs(Agreement.Nominal(same)!.Value - 1) < 1e-9);
            Assert.True(Agreement.Ordinal(same) is null || Math.Abs(Agreement.Ordinal(same)!.Value - 1) < 1e-9);

            IReadOnlyCollection<int>[] turned = [.. given.Reverse().Select(unit => (IReadOnlyCollection<int>)[.. unit.Reverse()])];
            Assert.Equal(Agreement.Ordinal<int>(given) ?? 0, Agreement.Ordinal(turned) ?? 0, 9);
            Assert.True((Agreement.Nominal<int>(given) ?? 1) <= 1 + 1e-9);
        });
    }

    [Fact]
    public void A_judgement_beside_which_nobody_gave_another_changes_nothing()
    {
        Assert.Equal(Agreement.Ordinal<int>([[0, 2], [1, 1], [2, 2]]), Agreement.Ordinal<int>([[0, 2], [1, 1], [2, 2], [0], []]));
    }
}
