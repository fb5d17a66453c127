using Chairtime.Bench;
using Chairtime.Bench.X12;

// One benchmark per class, each with the thing it is compared with in the same run.
var benches = new (string Name, string What, Func<string[], int> Run)[]
{
    ("coding", "visits a second, engine and command, beside reading and writing alone [--visits N]", CodingBench.Run),
    ("bill", "visits a second from visits to 837P files, beside writing the same bytes [--visits N]", BillBench.Run),
    ("startup", "start to first output of ./chairtime code, beside a program that prints a word [--runs N]",
        StartupBench.Run),
    ("reference", "import, load and look-ups of code pairs, beside an indexed SQLite table [--pairs N]",
        Chairtime.Bench.Reference.ReferenceBench.Run),
    ("checks", "coding with all checks beside coding alone, and a rule library [--visits N] [--pairs N]",
        Chairtime.Bench.Checks.ChecksBench.Run),
    ("x12", "MB/s of reading, checking and writing X12, beside a bare scan and peers [--mb N]", X12Bench.Run),
};

if (args is [] or ["--help" or "-h" or "-?", ..])
{
    Console.WriteLine("Usage: ./chairtime bench NAME [options]");
    foreach (var bench in benches)
        Console.WriteLine($"  {bench.Name,-10} {bench.What}");
    Console.WriteLine("Example:\n  ./chairtime bench coding --visits 100000");
    return 0;
}

var chosen = Array.Find(benches, bench => bench.Name == args[0]);
if (chosen.Run is null)
{
    Console.Error.WriteLine(
        $"bench: no benchmark '{args[0]}'; there are {string.Join(", ", benches.Select(b => b.Name))}.");
    return 2;
}

return chosen.Run(args[1..]);
