using System.Globalization;
using System.IO.Compression;

namespace Chairtime.Bench.Reference;

/// <summary>A practitioner PTP file in the layout that CMS ships: tab-delimited text in a zip, invented
/// pairs.</summary>
internal static class GeneratedPairs
{
    private const int PairsPerCode = 200;

    /// <summary>The n-th edit: codes, days (YYYYMMDD; through is 0 while open) and modifier.</summary>
    public static (string First, string Second, int From, int Through, char Modifier) At(int n)
    {
        var head = n / PairsPerCode;
        var first = (10_000 + (head * 7 % 89_999)).ToString("D5", CultureInfo.InvariantCulture);
        // Steps of 311 from a start of its own never meet the same code twice within one column 1 code.
        var second = ((((head * 53) + (n % PairsPerCode * 311)) % 99_991) + 1).ToString("D5",
            CultureInfo.InvariantCulture);
        var from = 19_960_101 + (n % 30 * 10_000);
        return (first, second, from, n % 3 == 0 ? 20_401_231 - (n % 15 * 10_000) : 0, "019"[n % 3]);
    }

    public static void WriteZip(string path, int pairs)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        using var text = new StreamWriter(zip.CreateEntry("ccipra-v323r0-f1.TXT", CompressionLevel.Fastest).Open());
        text.Write("CPT only copyright 2025 American Medical Association.  All rights reserved.\r\n\r\n\r\n");
        text.Write("Column1/Column 2 Edits\r\n\r\n");
        text.Write("\"Column 1\"\t\"Column 2\"\t\"*=in existence\nprior to 1996\"\t\"Effective\nDate\"\t"
            + "\"Deletion\nDate\n*=no data\"\t\"Modifier\n0=not allowed\n1=allowed\n9=not applicable\"\t\"PTP "
            + "Edit Rationale\"\r\n");
        for (var n = 0; n < pairs; n++)
        {
            var (first, second, from, through, modifier) = At(n);
            text.Write(string.Create(CultureInfo.InvariantCulture,
                $"{first}\t{second}\t{(from < 19_970_000 ? "*" : "")}\t{from}\t"
                + $"{(through == 0 ? "*" : through)}\t{modifier}\tMisuse of Column Two code with Column One code\r\n"));
        }
    }
}
