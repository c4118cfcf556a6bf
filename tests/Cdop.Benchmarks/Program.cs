using BenchmarkDotNet.Running;
using Cdop.Benchmarks;

// whole [SIZES]: over HTTP; agencies [SIZES]: the desk of asking and collating; professionals [SIZE]: 200 who answer at once; panels: a meeting with 20 cases; code: BenchmarkDotNet on the parts; limits ADDRESS DATABASE SCRATCH: the bare server that whole starts beside.
if (args is ["limits", var address, var database, var scratch])
{
    await Limits.Serve(address, database, scratch);
    return;
}

if (args is ["code", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(Parts).Assembly).Run([.. args.Skip(1)]);
    return;
}

var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "Cdop.sln")))
{
    root = Path.GetDirectoryName(root)!;
}

if (args is ["agencies", ..])
{
    await Agencies.Run(root, args.Length > 1 ? [.. args.Skip(1).Select(int.Parse)] : [1_000, 10_000, 100_000]);
    return;
}

if (args is ["panels"])
{
    await Panels.Run(root);
    return;
}

if (args is ["professionals", .. var one])
{
    await Agencies.RunAtOnce(root, one is [var size] ? int.Parse(size) : 1_000);
    return;
}

await Whole.Run(root, args.Length > 1 ? [.. args.Skip(1).Select(int.Parse)] : [1_000, 10_000, 100_000]);
