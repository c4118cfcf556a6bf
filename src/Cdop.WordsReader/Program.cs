using System.Text.Json;
using Cdop.WordsReader;

// Reads a file from its standard input, of the kind that the one argument names, and writes its pages as JSON: each its words, or null
// where there are none. It runs beside the product and never in it: whatever a hostile file does to a parser ends with this process.
using var file = new MemoryStream();
await Console.OpenStandardInput().CopyToAsync(file);
file.Position = 0;
try
{
    await JsonSerializer.SerializeAsync(Console.OpenStandardOutput(), Words.Of(args[0], file));
    return 0;
}
catch (Exception fault) when (fault is not OutOfMemoryException)
{
    return 1; // it cannot be read: no word of the file, and none of the fault, goes anywhere else
}
