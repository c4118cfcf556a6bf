using System.Globalization;
using CsCheck;

namespace Cdop.Notifications.Tests;

/// <summary>Invented deaths with the slips, twins and second notifications that real ones have; the same for the same seed.</summary>
internal static class SyntheticDeaths
{
    private static readonly string[] Given =
        ["Olivia", "Amelia", "Isla", "Ava", "Eva", "Mia", "Ivy", "Lily", "Lily-Mae", "Freya", "Florence", "Willow", "Aisha", "Zoë", "Siân", "Niamh", "Noah", "Oliver", "George", "Arthur", "Muhammad", "Mohammed", "Leo", "Harry", "Oscar", "Archie", "Jack", "Jake", "Finley", "Kacper", "Łukasz", "Seán", "Tadhg", "Yusuf", "Adam", "Ethan", "Evan"];

    private static readonly string[] Family =
        ["Smith", "Smyth", "Jones", "Williams", "Taylor", "Brown", "Davies", "Evans", "Roberts", "Hughes", "O'Neill", "O'Brien", "Murphy", "Kelly", "McCann", "MacCann", "Kowalski", "Nowak", "Khan", "Ahmed", "Hussain", "Begum", "Okafor", "Adeyemi", "Chen", "Li", "Nguyễn", "Müller", "Smith-Jones", "Orrell", "Rimmer", "Molyneux", "Fazakerley", "Lunt", "Sefton", "Halsall"];

    private static readonly string[] Outward = ["L4", "L8", "L20", "L21", "L30", "L36", "WA9", "WA10", "CH41", "CH42", "PR8", "PR9"];

    /// <summary>Any death, newborn or older, with more or less known of it.</summary>
    public static Gen<DeathAsTold> Any { get; } = Gen.Int[0, 1_000_000].Select(seed => One(new Random(seed), seed));

    /// <summary>So many notifications: single children, pairs of twins, and some told a second time.</summary>
    public static IReadOnlyList<(int Child, DeathAsTold Told)> Make(int seed, int count, int twinPairs, int renotified)
    {
        var random = new Random(seed);
        List<(int Child, DeathAsTold Told)> all = [];
        var firsts = count - renotified;
        while (all.Count < firsts)
        {
            var child = all.Count;
            var told = One(random, child);
            all.Add((child, told));
            if (child < twinPairs * 2)
            {
                all.Add((child + 1, Twin(random, all[^1].Told with { DateOfBirth = Newborn(all[^1].Told) }, child + 1)));
                all[^2] = (child, all[^2].Told with { DateOfBirth = all[^1].Told.DateOfBirth });
            }
        }

        // Twins among those told twice as well.
        foreach (var child in Enumerable.Range(0, renotified))
        {
            var of = all[(child * 17) % firsts];
            all.Add((of.Child, Renotified(of.Told, random.Next())));
        }

        return all;
    }

    /// <summary>What another notifier writes of the same death.</summary>
    public static DeathAsTold Renotified(DeathAsTold told, int seed)
    {
        var random = new Random(seed);
        for (var slips = random.Next(1, 4); slips > 0; slips--)
        {
            told = random.Next(11) switch
            {
                0 => told with { NhsNumber = null },
                1 => told with { FamilyName = Typo(random, told.FamilyName!) },
                2 when told.GivenName is { Length: > 3 } => told with { GivenName = Typo(random, told.GivenName) },
                3 when told.GivenName is { } given => told with { GivenName = told.FamilyName, FamilyName = given },
                4 => told with { GivenName = "Baby " + told.FamilyName },
                5 when told.DateOfBirth is { Day: <= 12 } born && new LocalDate(born.Year, born.Day, born.Month) <= told.DateOfDeath => told with { DateOfBirth = new(born.Year, born.Day, born.Month) },
                6 => told with { DateOfDeath = told.DateOfDeath.PlusDays(1) },
                7 => told with { Postcode = null },
                8 => told with { TimeOfDeath = told.TimeOfDeath?.PlusMinutes(45) },
                9 => told with { FamilyName = Family[random.Next(Family.Length)] }, // another surname at registration
                _ => told with { FamilyName = told.FamilyName!.ToUpperInvariant(), Sex = Sex.NotKnown },
            };
        }

        return told;
    }

    public static NhsNumber Number(int n)
    {
        for (var stem = 999_100_000 + (n * 3 % 800_000); ; stem++)
        {
            for (var check = 0; check < 10; check++)
            {
                if (NhsNumber.TryParse(string.Create(CultureInfo.InvariantCulture, $"{stem}{check}"), null, out var number))
                {
                    return number;
                }
            }
        }
    }

    private static LocalDate Newborn(DeathAsTold told) => told.DateOfDeath.PlusDays(-(told.FamilyName!.Length % 20));

    private static DeathAsTold One(Random random, int n)
    {
        var died = new LocalDate(2016, 1, 1).PlusDays(random.Next(3650));
        var newborn = random.Next(10) < 6;
        var born = newborn ? died.PlusDays(-random.Next(28)) : died.PlusDays(-random.Next(28, 6500));
        return new()
        {
            GivenName = newborn && random.Next(4) == 0 ? random.Next(2) == 0 ? "Baby" : null : Given[random.Next(Given.Length)],
            FamilyName = Family[random.Next(Family.Length)],
            DateOfBirth = born,
            TimeOfBirth = newborn && random.Next(2) == 0 ? new LocalTime(random.Next(24), random.Next(60)) : null,
            DateOfDeath = died,
            TimeOfDeath = random.Next(3) > 0 ? new LocalTime(random.Next(24), random.Next(60)) : null,
            Sex = random.Next(20) == 0 ? Sex.NotKnown : random.Next(2) == 0 ? Sex.Female : Sex.Male,
            NhsNumber = random.Next(8) == 0 ? null : Number(n),
            Postcode = random.Next(12) == 0 ? null : Postcode.Parse($"{Outward[random.Next(Outward.Length)]} {random.Next(1, 10)}{(char)('A' + random.Next(20))}{(char)('A' + random.Next(20))}"),
        };
    }

    private static DeathAsTold Twin(Random random, DeathAsTold of, int n) => of with
    {
        GivenName = of.GivenName is null or "Baby" ? of.GivenName : Given[(Array.IndexOf(Given, of.GivenName) + 1 + random.Next(Given.Length - 1)) % Given.Length],
        Sex = random.Next(2) == 0 ? of.Sex : Sex.Male,
        TimeOfBirth = of.TimeOfBirth?.PlusMinutes(random.Next(1, 20)),
        DateOfDeath = random.Next(2) == 0 ? of.DateOfDeath : of.DateOfDeath.PlusDays(random.Next(1, 4)),
        TimeOfDeath = of.TimeOfDeath?.PlusMinutes(random.Next(600)),
        NhsNumber = of.NhsNumber is null ? null : Number(n),
    };

    private static string Typo(Random random, string name)
    {
        var at = random.Next(1, name.Length);
        return random.Next(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at - 1].ToString()),
            _ when at + 1 < name.Length => string.Concat(name.AsSpan(0, at), name[at + 1].ToString(), name[at].ToString(), name.AsSpan(at + 2)),
            _ => name + "e",
        };
    }
}
