namespace Chairtime.X12.Guides.Remittance835;

/// <summary>The reasons of PLB segments in our own few words, for people who read a remittance.</summary>
internal static class ProviderReasons
{
    public static string? Meaning(string reason) => reason switch
    {
        "50" => "late filing",
        "51" => "interest charged to the provider",
        "72" => "refund that the provider sent",
        "90" => "early payment",
        "AM" => "applied to a borrower's account",
        "AP" => "advance paid earlier, taken back",
        "B2" => "rebate",
        "B3" => "recovery allowance",
        "BD" => "bad debt",
        "BN" => "bonus",
        "C5" => "temporary allowance",
        "CR" => "interest on capitation",
        "CS" => "adjustment without a further reason",
        "CT" => "capitation",
        "CV" => "capital costs",
        "DM" => "direct medical education",
        "E3" => "withheld by contract",
        "FB" => "balance carried to another remittance",
        "FC" => "fund allocation",
        "GO" => "graduate medical education",
        "IP" => "incentive",
        "IR" => "withheld for the tax office",
        "IS" => "interim settlement",
        "J1" => "not reimbursed",
        "L3" => "penalty",
        "L6" => "interest owed",
        "LE" => "levy",
        "LS" => "lump sum",
        "OA" => "organ acquisition",
        "OB" => "offset for an affiliate",
        "PI" => "periodic interim payment",
        "PL" => "final settlement",
        "RA" => "retroactive adjustment",
        "RE" => "return on equity",
        "SL" => "student loan",
        "TL" => "third-party liability",
        "WO" => "overpayment taken back",
        "WU" => "unspecified recovery",
        _ => null,
    };
}
