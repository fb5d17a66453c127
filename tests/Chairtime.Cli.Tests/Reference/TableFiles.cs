namespace Chairtime.Cli.Tests.Reference;

/// <summary>A folder with small files in their publishers' layouts, a practice and visits, and a store to import
/// into.</summary>
internal sealed class TableFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chairtime-tables-");

    public string Store => Path.Combine(_folder.FullName, "store");

    /// <summary>One visit of February 2026: 400 mg of a biosimilar over two hours.</summary>
    public string Visits => Put("visits.ndjson", """
        {"visitId":"V1","dateOfService":"2026-02-10","placeOfService":"11",
         "coverages":[{"payerId":"medicare-part-b","memberId":"EXAMPLE","planType":"medicare"}],
         "diagnoses":["M05.79"],
         "administrations":[{"id":"A1","drug":{"name":"infliximab","hcpcs":"Q5121"},"route":"iv-infusion",
           "start":"2026-02-10T09:00","stop":"2026-02-10T11:00","dose":{"value":400,"unit":"mg"},
           "vials":[{"size":{"value":100,"unit":"mg"},"count":4,"singleDose":true}]}]}
        """.ReplaceLineEndings(" "));

    public string Practice => Put("practice.json",
        """
        {"practiceId":"P","name":"Example","timeZone":"America/Chicago",
         "locations":[{"locationId":"L","name":"Main","placeOfService":"11",
                       "medicareLocality":{"mac":"04412","locality":"11"}}],
         "charges":{"default":{"percentOfExpected":250}}}
        """);

    /// <summary>Payment limits of the first quarter of 2026.</summary>
    public string Limits(string name, string avsola) => Put(name,
        "\"Effective January 1, 2026 through March 31, 2026\",,,,,,,,,,\r\n"
        + "HCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit,Co-insurance Percentage,Vaccine AWP%,"
        + "Vaccine Limit,Blood AWP%,Blood limit,Clotting Factor,Notes\r\n"
        + $"Q5121,Own words,10 MG,{avsola},20.000,,,,,,\r\nJ1745,Own words,10 MG,32.423,20.000,,,,,,\r\n");

    /// <summary>Unit limits of a quarter, by the first day in the name.</summary>
    public string Units(string firstDay, int infusions) => Put($"MCR_MUE_PractitionerServices_Eff_{firstDay}.csv",
        "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n"
        + $"96413,{infusions},3 Date of Service Edit: Clinical,Own words\r\n"
        + "Q5121,150,3 Date of Service Edit: Clinical,Own words\r\n");

    /// <summary>Pairs of a quarter, by the version in the name.</summary>
    public string Pairs(string version, string rows) => Put($"ccipra-{version}.TXT",
        "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier\tPTP Edit Rationale\r\n" + rows);

    public string Put(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public CommandRun Import(string kind, string file, params string[] more) =>
        CommandRun.Of(["reference", "import", kind, file, "--reference", Store, .. more]);

    public CommandRun Reference(string command, params string[] more) =>
        CommandRun.Of(["reference", command, .. more, "--reference", Store]);

    public CommandRun Run(string command, params string[] more) =>
        CommandRun.Of([command, Visits, "--practice", Practice, "--reference", Store, .. more]);

    public void Dispose() => _folder.Delete(recursive: true);
}
