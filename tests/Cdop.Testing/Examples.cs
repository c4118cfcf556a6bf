namespace Cdop.Testing;

/// <summary>Areas and numbers that tests share.</summary>
public static class Examples
{
    public static readonly Area Knowsley = Area.Parse("E08000011");
    public static readonly Area Liverpool = Area.Parse("E08000012");
    public static readonly Area StHelens = Area.Parse("E08000013");
    public static readonly Area Sefton = Area.Parse("E08000014");
    public static readonly Area Wirral = Area.Parse("E08000015");

    public static IReadOnlyList<Area> Merseyside { get; } = [Knowsley, Liverpool, StHelens, Sefton, Wirral];
}
