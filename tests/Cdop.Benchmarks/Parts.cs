using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace Cdop.Benchmarks;

/// <summary>Values and limits that every request passes through, beside what they cannot be faster than.</summary>
[MemoryDiagnoser]
public class Parts
{
    private static readonly byte[] Key = new byte[32];
    private static readonly byte[] Row = new byte[256];
    private static readonly LocalDate From = new(2026, 12, 23);

    /// <summary>The limit of one link of the audit: a keyed hash over as many bytes.</summary>
    [Benchmark(Baseline = true)]
    public byte[] HashOfARow() => HMACSHA256.HashData(Key, Row);

    [Benchmark]
    public bool ReadNhsNumber() => NhsNumber.TryParse("999 000 0018", null, out _);

    [Benchmark]
    public bool ReadPostcode() => Postcode.TryParse("l36 0zz", null, out _);

    [Benchmark]
    public LocalDate FiveWorkingDaysOverChristmas() => From.PlusWorkingDays(5);

    [Benchmark]
    public byte[] SealAPayload() => Sealed.Bytes(Key, Row, "bench");
}
