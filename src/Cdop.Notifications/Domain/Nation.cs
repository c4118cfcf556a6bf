using System.ComponentModel.DataAnnotations;

namespace Cdop.Notifications.Domain;

/// <summary>Which law of child death reviews holds where a postcode lies, as far as its first letters tell.</summary>
internal enum Nation
{
    England,

    /// <summary>Wales, whose own programme is told as another panel is.</summary>
    Wales,

    Scotland,

    [Display(Name = "Northern Ireland")]
    NorthernIreland,

    [Display(Name = "the Channel Islands")]
    ChannelIslands,

    [Display(Name = "the Isle of Man")]
    IsleOfMan,

    /// <summary>No postcode area of the Royal Mail begins so, or it straddles a border.</summary>
    [Display(Name = "not known")]
    NotKnown,
}

/// <summary>The nation of a postcode.</summary>
internal static class Nations
{
    private static readonly Dictionary<string, Nation> Areas =
        new (Nation Nation, string Letters)[]
        {
            (Nation.Scotland, "AB DD EH FK G HS IV KA KW KY ML PA PH ZE"),
            (Nation.NorthernIreland, "BT"),
            (Nation.ChannelIslands, "GY JE"),
            (Nation.IsleOfMan, "IM"),
            (Nation.Wales, "CF LD LL NP SA"),
            (Nation.England,
                "AL B BA BB BD BH BL BN BR BS CA CB CH CM CO CR CT CV CW DA DE DH DL DN DT DY E EC EN EX FY GL GU HA HD HG HP HR HU HX IG IP KT L LA LE LN LS LU "
                + "M ME MK N NE NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST SW SY TA TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO"),
        }
        .SelectMany(of => of.Letters.Split(' ').Select(letters => (letters, of.Nation)))
        .ToDictionary(of => of.letters, of => of.Nation);

    // Districts of Welsh towns in an area whose others are English.
    private static readonly HashSet<string> InWales = [.. "CH5 CH6 CH7 CH8 SY16 SY17 SY18 SY19 SY20 SY23 SY24 SY25".Split(' ')];

    // With homes on both sides, however few on one.
    private static readonly HashSet<string> OnBothSides = [.. "CH4 HR3 HR5 LD7 LD8 LL14 NP7 NP16 NP25 SY5 SY7 SY9 SY10 SY13 SY14 SY15 SY21 SY22".Split(' ')];

    /// <summary>Where a postcode lies; districts on both sides of the border with Wales, and DG and TD on that with Scotland, are not known.</summary>
    public static Nation Of(Postcode postcode)
    {
        ArgumentNullException.ThrowIfNull(postcode);
        return OnBothSides.Contains(postcode.Outward) ? Nation.NotKnown
            : InWales.Contains(postcode.Outward) ? Nation.Wales
            : Areas.GetValueOrDefault(string.Concat(postcode.Outward.TakeWhile(char.IsAsciiLetter)), Nation.NotKnown);
    }

    /// <summary>What a postcode says that is not in one of our areas, in one sentence; null where it says nothing of itself.</summary>
    public static string? Says(Postcode? postcode) => postcode is null ? null : Of(postcode) switch
    {
        Nation.England => null,
        Nation.NotKnown when OnBothSides.Contains(postcode.Outward) => $"{postcode.Outward} lies on both sides of the border of England and Wales: find out on which of them the child lived",
        Nation.NotKnown => $"{postcode.Outward} is no postcode that we know for sure: check it, or find out where the child lived",
        Nation.IsleOfMan => $"{postcode.Outward} is on the Isle of Man, which has its own law of child death reviews",
        var elsewhere => $"{postcode.Outward} is in {Wording.Of(elsewhere)}, outside the child death reviews of England",
    };
}
