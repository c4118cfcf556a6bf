namespace Cdop.Partnership;

/// <summary>What every installation begins with: the areas of Merseyside and the Isle of Man, their outward codes and their agencies.</summary>
internal static class Facts
{
    private static readonly Area Knowsley = Area.Parse("E08000011");
    private static readonly Area Liverpool = Area.Parse("E08000012");
    private static readonly Area StHelens = Area.Parse("E08000013");
    private static readonly Area Sefton = Area.Parse("E08000014");
    private static readonly Area Wirral = Area.Parse("E08000015");
    private static readonly Area IsleOfMan = Area.Parse("M83000003");

    public static IReadOnlyList<AreaFacts> Areas { get; } =
    [
        Merseyside(Knowsley, "Knowsley", "KNO", "Knowsley Metropolitan Borough Council", "Sefton, Knowsley and St Helens"),
        Merseyside(Liverpool, "Liverpool", "LIV", "Liverpool City Council", "Liverpool and Wirral"),
        Merseyside(StHelens, "St Helens", "STH", "St Helens Borough Council", "Sefton, Knowsley and St Helens"),
        Merseyside(Sefton, "Sefton", "SEF", "Sefton Metropolitan Borough Council", "Sefton, Knowsley and St Helens"),
        Merseyside(Wirral, "Wirral", "WIR", "Wirral Metropolitan Borough Council", "Liverpool and Wirral"),
        new(IsleOfMan, "Isle of Man", "IOM", "Isle of Man Government", "Isle of Man", "Isle of Man Constabulary", "Isle of Man Safeguarding Board", IsInNcmd: false, IsOn: false),
    ];

    public static IReadOnlyList<OutwardCode> OutwardCodes { get; } =
    [
        .. Whole(Liverpool, "L1 L2 L3 L4 L5 L6 L7 L8 L11 L12 L13 L15 L17 L18 L19"),
        .. Whole(Sefton, "L21 L22 L23 L30"),
        .. Whole(Knowsley, "L28 L32 L36"),
        .. Whole(StHelens, "WA9 WA10 WA12"),
        .. Whole(Wirral, "CH41 CH42 CH43 CH44 CH45 CH46 CH47 CH48 CH49 CH60 CH61"),
        .. Whole(IsleOfMan, "IM1 IM2 IM3 IM4 IM5 IM6 IM7 IM8 IM9"),
        Shared("L9", Liverpool, "Sefton"),
        Shared("L10", Sefton, "Liverpool and Knowsley"),
        Shared("L14", Liverpool, "Knowsley"),
        Shared("L16", Liverpool, "Knowsley"),
        Shared("L20", Sefton, "Liverpool"),
        Shared("L24", Liverpool, "Halton"),
        Shared("L25", Liverpool, "Knowsley"),
        Shared("L26", Knowsley, "Liverpool"),
        Shared("L27", Liverpool, "Knowsley"),
        new() { Code = "L29", Area = Sefton, IsSure = false, Where = "in Sefton and has few homes" },
        Shared("L31", Sefton, "West Lancashire"),
        Shared("L33", Knowsley, "West Lancashire"),
        Shared("L34", Knowsley, "St Helens"),
        Shared("L35", StHelens, "Knowsley"),
        Shared("L37", Sefton, "West Lancashire"),
        Shared("L38", Sefton, "West Lancashire"),
        Shared("PR8", Sefton, "West Lancashire"),
        Shared("PR9", Sefton, "West Lancashire"),
        Shared("WA11", StHelens, "West Lancashire and Wigan"),
        Shared("CH62", Wirral, "Cheshire West and Chester"),
        Shared("CH63", Wirral, "Cheshire West and Chester"),
        Outside("WN4", "mostly in Wigan, partly in St Helens"),
        Outside("WN5", "mostly in Wigan, partly in St Helens"),
        Outside("CH64", "in Cheshire West and Chester, outside the areas of this panel", isSure: true),
    ];

    /// <summary>The agencies, and after them the one that has closed with what took its place.</summary>
    public static IEnumerable<Agency> Agencies(Instant now)
    {
        Area[] five = [Knowsley, Liverpool, StHelens, Sefton, Wirral];
        Agency Of(string code, string name, AgencyKind kind, string town, IReadOnlyList<Area> areas, string? postcode = null, string? note = null) => Agency.Add(
            code,
            new()
            {
                Name = name,
                Kind = kind,
                OdsCode = kind is AgencyKind.Council or AgencyKind.Police or AgencyKind.Coroner ? null : code,
                Areas = areas,
                Town = town,
                Postcode = postcode is null ? null : Postcode.Parse(postcode),
                Note = note,
            },
            Giver.Of(UserId.Service),
            now).Value;

        var former = Of("RVY", "Southport and Ormskirk Hospital NHS Trust", AgencyKind.Hospital, "Southport", [Sefton], "PR8 6PN");
        var formed = Of("RBN", "Mersey and West Lancashire Teaching Hospitals NHS Trust", AgencyKind.Hospital, "Prescot", five, "L35 5DR", "Formed in 2023 from St Helens and Knowsley, and Southport and Ormskirk");
        return
        [
            Of("QYG", "NHS Cheshire and Merseyside Integrated Care Board", AgencyKind.IntegratedCareBoard, "Warrington", five, note: "Child death review partner with the five councils"),
            Of("RBS", "Alder Hey Children's NHS Foundation Trust", AgencyKind.ChildrensHospital, "Liverpool", five, "L12 2AP"),
            Of("REP", "Liverpool Women's NHS Foundation Trust", AgencyKind.MaternityHospital, "Liverpool", five, "L8 7SS"),
            Of("REM", "Liverpool University Hospitals NHS Foundation Trust", AgencyKind.Hospital, "Liverpool", five, "L7 8XP"),
            formed,
            former.Close(new(2023, 7, 1), "Merged; older records name it", formed, Giver.Of(UserId.Service), now).Value,
            Of("RBL", "Wirral University Teaching Hospital NHS Foundation Trust", AgencyKind.Hospital, "Wirral", [Wirral], "CH49 5PE"),
            Of("RY7", "Wirral Community Health and Care NHS Foundation Trust", AgencyKind.Community, "Birkenhead", [Wirral], "CH42 0LQ"),
            Of("RW4", "Mersey Care NHS Foundation Trust", AgencyKind.Community, "Prescot", five, "L34 1PJ"),
            Of("RXA", "Cheshire and Wirral Partnership NHS Foundation Trust", AgencyKind.Community, "Chester", [Wirral], "CH2 1BQ"),
            Of("RJR", "Countess of Chester Hospital NHS Foundation Trust", AgencyKind.Hospital, "Chester", [Wirral], "CH2 1UL", "Neighbour: births and deaths of children who live in Wirral"),
            Of("RET", "The Walton Centre NHS Foundation Trust", AgencyKind.SpecialistHospital, "Liverpool", five, "L9 7LJ"),
            Of("REN", "The Clatterbridge Cancer Centre NHS Foundation Trust", AgencyKind.SpecialistHospital, "Wirral", five, "CH63 4JY"),
            Of("RX7", "North West Ambulance Service NHS Trust", AgencyKind.Ambulance, "Bolton", five, "BL1 5DD"),
            Of(Knowsley.Code, "Knowsley Metropolitan Borough Council", AgencyKind.Council, "Huyton", [Knowsley]),
            Of(Liverpool.Code, "Liverpool City Council", AgencyKind.Council, "Liverpool", [Liverpool]),
            Of(StHelens.Code, "St Helens Borough Council", AgencyKind.Council, "St Helens", [StHelens]),
            Of(Sefton.Code, "Sefton Metropolitan Borough Council", AgencyKind.Council, "Bootle", [Sefton]),
            Of(Wirral.Code, "Wirral Metropolitan Borough Council", AgencyKind.Council, "Wallasey", [Wirral]),
            Of("MERSEYPOL", "Merseyside Police", AgencyKind.Police, "Liverpool", five, note: "Safeguarding partner for all five areas"),
            Of("COR-LIV-WIR", "Coroner for Liverpool and Wirral", AgencyKind.Coroner, "Liverpool", [Liverpool, Wirral]),
            Of("COR-SEF-KNO-STH", "Coroner for Sefton, Knowsley and St Helens", AgencyKind.Coroner, "Bootle", [Sefton, Knowsley, StHelens]),
        ];
    }

    private static AreaFacts Merseyside(Area area, string name, string letters, string council, string coroner) =>
        new(area, name, letters, council, coroner, "Merseyside Police", $"{name} Safeguarding Children Partnership", IsInNcmd: true, IsOn: true);

    private static IEnumerable<OutwardCode> Whole(Area area, string codes) =>
        codes.Split(' ').Select(code => new OutwardCode { Code = code, Area = area, IsSure = true, Where = area == IsleOfMan ? "on the Isle of Man" : $"in {NameOf(area)}" });

    private static OutwardCode Shared(string code, Area area, string with) =>
        new() { Code = code, Area = area, IsSure = false, Where = $"mostly in {NameOf(area)}, partly in {with}" };

    private static OutwardCode Outside(string code, string where, bool isSure = false) => new() { Code = code, IsSure = isSure, Where = where };

    private static string NameOf(Area area) => Areas.Single(a => a.Area == area).Name;
}
