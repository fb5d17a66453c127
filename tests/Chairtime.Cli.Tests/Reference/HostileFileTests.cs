using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Chairtime.Reference.Store;

namespace Chairtime.Cli.Tests.Reference;

/// <summary>Small zips that unpack to hundreds of millions of right-looking bytes: the import refuses them, and its
/// process never holds a gigabyte.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const long MostBytes = 1L << 30;

    private readonly string _folder = Directory.CreateTempSubdirectory("chairtime-hostile-").FullName;

    public static TheoryData<string, string> Kinds => new()
    {
        { "ptp", "ccipra-v323r0-f1.TXT" }, { "asp", "payment limit 2026Q1.csv" },
        { "icd10cm", "icd10cm_order_2026.txt" }, { "ndc", "product.txt" }, { "zip", "ZIP5_OCT2025.txt" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void A_table_without_end_is_refused_in_little_memory(string kind, string member)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CHAIRTIME_NIGHTLY") == "1",
            "Takes minutes: it belongs to ./test --nightly.");
        var file = Path.Combine(_folder, kind + "_20261120.zip");
        using (var zip = new ZipArchive(File.Create(file), ZipArchiveMode.Create))
        {
            if (kind == "ndc")
                Write(zip, "package.txt", "PRODUCTID\r\n", static _ => "P1\r\n", 1);
            Write(zip, member, Head(kind), i => Row(kind, i), 700 << 20);
        }

        var store = Path.Combine(_folder, "store");
        var (status, peak) = Import(kind, file, store);
        Assert.Equal(ExitStatus.CouldNot, status);
        Assert.InRange(peak, 1, MostBytes);
        Assert.Empty(ReferenceStore.Open(store).ReadManifest().Versions);
    }

    private static string Head(string kind) => kind switch
    {
        "ptp" => "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier\r\n",
        "asp" => "HCPCS Code,HCPCS Code Dosage,Payment Limit,Notes\r\n",
        "ndc" => "PRODUCTID\tPROPRIETARYNAME\tNONPROPRIETARYNAME\tDOSAGEFORMNAME\tROUTENAME\tLABELERNAME\t"
            + "ACTIVE_NUMERATOR_STRENGTH\tACTIVE_INGRED_UNIT\r\n",
        _ => "",
    };

    private static string Row(string kind, int i)
    {
        var code = (i % 90_000 + 10_000).ToString(CultureInfo.InvariantCulture);
        return kind switch
        {
            "ptp" => $"{code}\t{i / 90_000 % 90_000 + 10_000}\t20050101\t*\t1\r\n",
            "asp" => $"{code},own,{i}.001,{new string('n', 200)}\r\n",
            "icd10cm" => $"{code} M05{i % 10_000:D4} 1 {new string('t', 60)} {new string('l', 300)}{i}\r\n",
            "ndc" => $"P{i}\tname\tsubstance\tform\troute\tlabeler {i}\t1\tmg\r\n",
            _ => $"TX{code}0441211".PadRight(75) + "20254\r\n",
        };
    }

    private static void Write(ZipArchive zip, string name, string head, Func<int, string> row, long bytes)
    {
        using var text = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), Encoding.ASCII);
        text.Write(head);
        var written = 0L;
        for (var i = 0; written < bytes; i++)
        {
            var line = row(i);
            text.Write(line);
            written += line.Length;
        }
    }

    private static (int Status, long PeakBytes) Import(string kind, string file, string store)
    {
        using var import = Process.Start(new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "chairtime.dll"), "reference", "import", kind, file,
                "--reference", store])
        {
            UseShellExecute = false, RedirectStandardError = true,
        })!;
        var peak = 0L;
        while (!import.WaitForExit(20))
            peak = Math.Max(peak, Peak(import.Id));
        return (import.ExitCode, peak);
    }

    // What the kernel saw at most, in the process's own account.
    private static long Peak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(
                static text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024L * long.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
