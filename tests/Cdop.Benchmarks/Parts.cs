using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace Cdop.Benchmarks;

/// <summary>Values and limits that every request passes through, beside what they cannot be faster than.</summary>
[MemoryDiagnoser]
public class Parts
{
    private readonly byte[] key = new byte[32];
    private readonly byte[] row = new byte[256];
    private readonly string number = "999 000 0018";
    private readonly string postcode = "l36 0zz";
    private readonly LocalDate from = new(2026, 12, 23);

    /// <summary>The limit of one link of the audit: a keyed hash over as many bytes.</summary>
    [Benchmark(Baseline = true)]
    public byte[] HashOfARow() => HMACSHA256.HashData(key, row);

    [Benchmark]
    public bool ReadNhsNumber() => NhsNumber.TryParse(number, null, out _);

    [Benchmark]
    public bool ReadPostcode() => Postcode.TryParse(postcode, null, out _);

    [Benchmark]
    public LocalDate FiveWorkingDaysOverChristmas() => from.PlusWorkingDays(5);

    [Benchmark]
    public byte[] SealAPayload() => Sealed.Bytes(key, row, "bench");
}
