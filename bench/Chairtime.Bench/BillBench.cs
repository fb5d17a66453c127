using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Chairtime.Bench;

/// <summary>Billing, from visits to 837P files, beside the floor: the same bytes written once more.</summary>
internal static class BillBench
{
    public static int Run(string[] args)
    {
        var count = args is ["--visits", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n
            : 100_000;
        var command = Environment.GetEnvironmentVariable("CHAIRTIME_COMMAND")
            ?? throw new InvalidOperationException("Run it as ./chairtime bench bill.");
        var folder = Directory.CreateTempSubdirectory("chairtime-bench-bill-").FullName;
        try
        {
            var visits = Path.Combine(folder, "visits.ndjson");
            var practice = Path.Combine(folder, "practice.json");
            GeneratedVisits.Write(visits, count);
            File.WriteAllText(practice, Practice());
            Measured.Run(command, "--version");
            Measured Bill(string cores) => Measured.Run("taskset", "-c", cores, command, "bill", visits, "--practice",
                practice, "--out", Path.Combine(folder, "out"), "--cores",
                cores.Split(',').Length.ToString(CultureInfo.InvariantCulture));
            var (one, two) = Measured.BestInTurns(() => Bill("0"), () => Bill("0,1"));
            var written = Directory.GetFiles(Path.Combine(folder, "out"));
            var floor = Floor(written, Path.Combine(folder, "floor"));
            var table = new Table("", "visits/s", "seconds", "peak MB");
            void Add(string name, TimeSpan time, long? peak) => table.Add(name,
                Text($"{count / time.TotalSeconds:N0}"), Text($"{time.TotalSeconds:0.00}"),
                peak is { } bytes ? Text($"{bytes / 1048576.0:0}") : "");
            Console.WriteLine(Text($"{count:N0} generated visits, {new FileInfo(visits).Length / 1e6:N0} MB; ")
                + Text($"{written.Sum(static file => new FileInfo(file).Length) / 1e6:N0} MB written\n"));
            Add("floor: the same bytes written", floor, null);
            Add("./chairtime bill, one core", one.Elapsed, one.PeakBytes);
            Add("./chairtime bill, two cores", two.Elapsed, two.PeakBytes);
            table.Print();
            return one.Status == 2 || two.Status == 2 ? 1 : 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TimeSpan Floor(string[] files, string to)
    {
        var texts = Array.ConvertAll(files, File.ReadAllBytes);
        var clock = Stopwatch.StartNew();
        using var output = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var text in texts)
            output.Write(text);
        output.Flush(flushToDisk: true);
        return clock.Elapsed;
    }

    // Every code that a generated visit can have costs something.
    private static string Practice()
    {
        var charges = new StringBuilder();
        foreach (var code in Enumerable.Range(96360, 20).Concat(Enumerable.Range(96401, 149))
            .Concat([99211, 99212, 99213, 99214, 36415, 80053, 85025, 20605, 20610, 20600]))
        {
            charges.Append(CultureInfo.InvariantCulture, $"\"{code}\":200,");
        }

        var drugs = Visits.Products.Infusions.Concat(Visits.Products.Injections).Concat(Visits.Products.Premedications)
            .Append(Visits.Products.Saline).Select(static product => product.Hcpcs).OfType<string>().Distinct();
        foreach (var code in drugs)
            charges.Append(CultureInfo.InvariantCulture, $"\"{code}\":{{\"perUnit\":25}},");
        return """
            {"practiceId":"bench","name":"Sample Practice","billingProvider":{"npi":"1234567893","taxId":"999999999",
            "taxIdType":"ein","name":"Sample Practice","address":{"line":"1 Sample Street","city":"Testville",
            "state":"OH","postalCode":"430000001"}},"locations":[{"locationId":"L1","name":"Sample Practice",
            "address":{"line":"1 Sample Street","city":"Testville","state":"OH","postalCode":"430000001"}}],
            "submitter":{"id":"SENDER","name":"Sample Practice","contact":{"name":"Desk","phone":"5555550100"}},
            "receiver":{"id":"RECEIVER","name":"Sample Receiver"},"charges":{CHARGES}}
            """.Replace("CHARGES", charges.ToString().TrimEnd(','), StringComparison.Ordinal);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
