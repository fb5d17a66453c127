using Chairtime.Reference.Tables;
using static Chairtime.Reference.Tests.ScratchStore;

namespace Chairtime.Reference.Tests;

/// <summary>Small files in the publishers' exact layouts, with invented titles and the oddities that the real ones
/// have.</summary>
public static class Extracts
{
    public const string AspJanuary = "section 508 version of January 2026 Medicare Part B Payment Limit File "
        + "121725.csv";

    /// <summary>Preamble, a byte 0xA0, a bare line feed in a quoted note, N/A, doubled quotes, a trailing empty
    /// column.</summary>
    public static byte[] Asp(string avsola = "23.811", string span = "January 1, 2026 through March 31, 2026") =>
        Ansi(Crlf(
        "Payment Allowance Limits for Medicare Part B Drugs,,,,,,,,,,,", ",,,,,,,,,,,",
            $"\"Effective {span}\",,,,,,,,,,,",
        ",,,,,,,,,,,", "Note 1: invented,,,,,,,,,,,", "Note 2: invented,,,,,,,,,,,", ",,,,,,,,,,,", ",,,,,,,,,,,",
        "HCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit,Co-insurance Percentage,Vaccine AWP%,"
            + "Vaccine Limit,Blood AWP%,Blood limit,Clotting Factor,Notes,",
        "A9606,Own\u00A0words,UP TO 1 GM,144.000,20.000,,,,,,\"first\nsecond\",",
        "J0129,Own words,10 MG,44.769,20.000,,,,,,\"\"\"lesser of\"\" methodology applied \",",
        "J0897,Own words,1 MG,29.457,17.585,,,,,,Inflation-adjusted coinsurance,",
        "J3490,Own words,,N/A,,,,,,,,",
        $"Q5121,Own words,10 MG,{avsola},20.000,,,,,,8% of reference add-on applied,"));

    public static byte[] AspBeforeCoinsurance() => Ansi(Crlf(
        "\"Effective January 1, 2022 through March 31, 2022\",,,,,,,,,",
        "HCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit,Vaccine AWP%,Vaccine Limit,Blood AWP%,"
            + "Blood limit,Clotting Factor,Notes",
        "J1745,Own words,10 MG,48.000,,,,,,"));

    /// <param name="ndcHeader">NDC2 in January, NDC in October.</param>
    public static byte[] Crosswalk(string ndcHeader = "NDC2", int emptyColumns = 242)
    {
        var tail = new string(',', emptyColumns);
        return Ansi(Crlf(
            "January 2026 ASP NDC - HCPCS Crosswalk" + tail,
                "\"     Effective January 1, 2026 through March 31, 2026\"" + tail,
            $"_2026_CODE,Short Description,LABELER NAME,{ndcHeader},Drug Name,HCPCS dosage,PKG SIZE,PKG QTY,"
                + $"BILLUNITS,BILLUNITSPKG{tail}",
            "J0129,Own words,Maker,00003-2188-11,Orencia ,10 MG,1,4,12.5,50" + tail,
            "J0881,Own words,\"Maker, Inc.\",55513-0002-01,Aranesp,1 MCG,1,1,25,25" + tail,
            "J0882,Own words,\"Maker, Inc.\",55513-0002-01,Aranesp,1 MCG,1,1,25,25" + tail,
            "Q4100,Own words,Maker,888867413689,Device,1 SQ CM,1,1,1,1" + tail));
    }

    /// <summary>Header cells with line breaks, six lines above, a star for no data, one deleted edit that came
    /// back.</summary>
    public static string Pairs(string lastRow = "96413\t96365\t\t20050101\t*\t1\tOwn words") =>
        "CPT only copyright\r\n\r\n\r\nColumn1/Column 2 Edits\r\n\r\n\r\n"
        + "\"Column 1\"\t\"Column 2\"\t\"*=in existence\nprior to 1996\"\t\"Effective\nDate\"\t\""
        + "Deletion\nDate\n*=no data\"\t"
        + "\"Modifier\n0=not allowed\n1=allowed\n9=not applicable\"\t\"PTP Edit Rationale\"\r\n"
        + "0001A\t0591T\t\t20211001\t20220331\t0\tOwn words\r\n0001A\t0591T\t\t20230101\t*\t1\tOwn words\r\n"
        + "96365\t99211\t*\t19960101\t*\t0\tOwn words\r\n" + lastRow + "\r\n";

    public static string Units(string setting = "Practitioner Services") =>
        "\"Copyright line one,\nline two\n\nline four\",,,\r\n"
        + $"\"HCPCS/\nCPT Code\",{setting} MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n"
        + "J1745,150,3 Date of Service Edit: Clinical,Own words\r\n96376,0,2 Date of Service Edit: Policy,Own words\r\n"
        + "96368,1,1 Line Edit,Own words\r\n";

    /// <param name="withPricing">32 columns as from 2026; 31 before.</param>
    public static string RelativeValues(bool withPricing, string blankTail = "")
    {
        var (p, pric, ind, nine) = withPricing ? (",", "PRIC,", "IND,", "9,") : ("", "", "", "");
        return Crlf(
            ",,2026 National Physician Fee Schedule Relative Value File January Release" + new string(',', 28) + p,
            ",,RELEASED 12/29/2025" + new string(',', 28) + p,
            ",, , ,,,,,,,,,,,,,,,,,,,,,,,,," + p + "NON-FACILITY,FACILITY,",
            ",,,,NOT USED,,,,,,,,,,,,,,,,,,,," + p + ",PHYSICIAN,,DIAGNOSTIC,PE USED,PE USED,MP USED",
            ",,,,FOR,,,NON-FAC,,FACILITY ,,,,,,,,,,,,,,," + p + ",SUPERVISION OF,,IMAGING,FOR OPPS,FOR OPPS,FOR OPPS",
            ",,,STATUS,MEDICARE ,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,"
                + "MULT,BILAT,ASST,CO-,TEAM,"
                + pric + "ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT",
            "HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,"
                + "OP,OP,OP,PROC,SURG,SURG,SURG,SURG,"
                + ind + "BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT",
            "96413,,,A,,0.28,3.64,,3.64,NA,0.07,3.99,3.99,5,XXX,0.00,0.00,0.00,0,0,0,0,0," + nine
                + ",33.4009,09,0,99,0.00,0.00,0.00",
            "93306,26,,A,,1.46,0.52,,0.52,,0.05,2.03,2.03,1,XXX,0.00,0.00,0.00,6,0,0,0,0," + nine
                + ",33.4009,09,0,99,0.00,0.00,0.00",
            "93306,TC,,A,,0.00,3.52,,3.52,NA,0.02,3.54,3.54,1,XXX,0.00,0.00,0.00,6,0,0,0,0," + nine
                + ",33.4009,09,0,99,0.00,0.00,0.00")
            + blankTail;
    }

    /// <summary>The rows of <see cref="RelativeValues"/> as text of fixed width, 171 characters a row.</summary>
    public static string RelativeValueText() => Crlf(
        "HDR Own words", "HDR 2026", "HDR",
        Fixed("96413", "", "0.28", "3.64", "0.07", "5", "XXX", "0"),
        Fixed("93306", "26", "1.46", "0.52", "0.05", "1", "XXX", "6"),
        Fixed("93306", "TC", "0.00", "3.52", "0.02", "1", "XXX", "6"));

    private static string Fixed(
        string code, string modifier, string work, string expense, string malpractice, string pcTc, string global,
        string multiple) =>
        (code + modifier.PadRight(2) + "Own words").PadRight(57) + "A " + work.PadLeft(6) + " " + expense.PadLeft(6)
        + "   " + expense.PadLeft(6) + "   " + malpractice.PadLeft(5) + " " + "".PadRight(6) + "".PadRight(6) + pcTc
        + global + ".00.00.00" + multiple + "00009" + "".PadRight(12) + "33.4009 09099".PadRight(38);

    public static string PracticeCosts(bool withFloorColumn) => withFloorColumn
        ? "ADDENDUM E,,,,,,,\n,,,,,,,\nMedicare Administrative Contractor (MAC),State,Locality Number,Locality "
            + "Name,2026 PW GPCI (without 1.0 Floor),2026 PW GPCI (with 1.0 Floor),2026 PE GPCI,2026 MP GPCI\n"
            + "10112,AL,00,ALABAMA,0.988,1.000,0.875,0.566\n02102,AK,01,ALASKA*,1.500,1.500,1.065,0.551\n,,,,,,"
            + ",\n*Own footnote.,,,,,,,\n"
        : "ADDENDUM E,,,,,,\nMedicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2025 "
            + "PW GPCI (with 1.0 Floor),2025 PE GPCI,2025 MP GPCI\n"
            + "10112,AL,00,ALABAMA,1.000,0.869,0.575\n";

    public static string Zip5(string quarter = "20254") => string.Concat(new[]
    {
        Zip("AL", "35004", "10112", "00", " ", "0"), Zip("TX", "75201", "04412", "11", " ", "0"),
        Zip("MO", "63005", "05302", "01", "R", "1"),
    }.Select(row => row + quarter + "\r\n"));

    public const string AddendumB =
        "Own line,,,,,,,,,,,,\r\n,,,,,,,,,,,,\r\n,,,,,,,,,,,,\r\n,,,,,,,,,,,,\r\n"
        + "HCPCS Code,Short Descriptor,SI,APC,Relative Weight,Payment Rate,National Unadjusted Copayment,Minimum "
        + "Unadjusted Copayment,IRA Coinsurance percentage ,Adjusted Beneficiary Copayment,\"Drug and Device "
        + "Pass-Through Expiration during Calendar Year\",Note,* Indicates a Change\r\n"
        + "96413,Own words,S ,5694,4.1,\"$1,331.69\",.,$66.34,,,,,\r\nJ2507,Own words,K,9281,,$3768.809,.,"
        + "$753.77,19.008%,$716.38,,,*\r\n";

    public static string Hcpcs()
    {
        static string Row(
            string code, string record, string title, string cov, string added, string ended, string action) =>
            (code.PadLeft(5) + record.PadLeft(6, '0') + title.PadRight(80) + "Short".PadRight(28)
                + "51").PadRight(229)
            + cov.PadRight(39) + added.PadRight(8) + added.PadRight(8) + ended.PadRight(8) + action.PadRight(28)
                + "\r\n";
        return "***Disclaimers\t\t\r\n\r\n"
            + Row("A1", "1007", "Own modifier words", "C", "20020701", "", "N")
            + Row("J1745", "1003", "Own words that run on over", "D", "20000101", "", "N")
            + Row("J1745", "2004", "a second record", "", "", "", "")
            + Row("Q5102", "1003", "Own words", "D", "20160701", "20180331", "D");
    }

    public const string Product =
        "PRODUCTID\tPRODUCTNDC\tPRODUCTTYPENAME\tPROPRIETARYNAME\tPROPRIETARYNAMESUFFIX\tNON"
            + "PROPRIETARYNAME\tDOSAGEFORMNAME\tROUTENAME\tSTARTMARKETINGDATE\tENDMARKETINGDATE\t"
            + "MARKETINGCATEGORYNAME\tAPPLICATIONNUMBER\tLABELERNAME\tSUBSTANCENAME\tACTIVE_NUME"
            + "RATOR_STRENGTH\tACTIVE_INGRED_UNIT\tPHARM_CLASSES\tDEASCHEDULE\tNDC_EXCLUDE_FLAG\t"
            + "LISTING_RECORD_CERTIFIED_THROUGH\r\n"
        + "P1\t57894-030\tBIOLOGIC\tRemicade\t\tinfliximab\tINJECTION\tINTRAVENOUS\t1998082"
        + "4\t\tBLA\tBLA1\tMaker\tINFLIXIMAB\t100\tmg/10mL\t\t\tN\t20261231\r\n";

    public const string Package =
        "PRODUCTID\tPRODUCTNDC\tNDCPACKAGECODE\tPACKAGEDESCRIPTION\tSTARTMARKETINGDATE\tEND"
            + "MARKETINGDATE\tNDC_EXCLUDE_FLAG\tSAMPLE_PACKAGE\r\n"
        + "P1\t57894-030\t57894-030-01\t1 VIAL\t19980824\t\tN\tN\r\nP1\t57894-030\t57894-030-02\t1 "
        + "VIAL\t19980824\t20200101\tN\tN\r\n";

    /// <summary>One good file of each kind, with its name.</summary>
    public static IReadOnlyList<(TableKind Kind, string Name, byte[] Bytes)> All { get; } =
    [
        (TableKinds.Icd10, "icd10cm_order_2026.txt", Ansi(Crlf(Order(1, "M05", 0, "Own heading"), Order(2, "M0579", 1,
            "Own title")))),
        (TableKinds.Hcpcs, "HCPC2026_OCT_ANWEB.txt", Ansi(Hcpcs())),
        (TableKinds.PaymentLimits, AspJanuary, Asp()),
        (TableKinds.Crosswalk, "section 508 version of January 2026 ASP NDC-HCPCS Crosswalk 121725.csv", Crosswalk()),
        (TableKinds.PairsPractitioner, "ccipra-v323r0-f1.zip", ScratchStore.Zip(("ccipra-v323r0-f1.TXT",
            Ansi(Pairs())))),
        (TableKinds.UnitsPractitioner, "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", Ansi(Units())),
        (TableKinds.RelativeValues, "PPRRVU2026_Jan_nonQPP.csv", Ansi(RelativeValues(true))),
        (TableKinds.PracticeCosts, "GPCI2026.csv", Ansi(PracticeCosts(true))),
        (TableKinds.Zips, "ZIP5_OCT2025.txt", Ansi(Zip5())),
        (TableKinds.AddendumB, "508 version of October 2025 Web Addendum B.10.31.25.csv", Ansi(AddendumB)),
        (TableKinds.NdcDirectory, "ndctext_20261120.zip", ScratchStore.Zip(("product.txt", Ansi(Product)),
            ("package.txt", Ansi(Package)))),
        (TableKinds.Providers, "npidata_pfile_20261116-20261122.csv", Ansi(Providers())),
        (TableKinds.AdjustmentReasons, "carc 2026Q4.csv",
            Ansi("code,ownText,start,stop,category,route\n45,own words,1995-01-01,,contract,none\n")),
        (TableKinds.CptDescriptors, "licensed 2026.csv",
            Ansi("CPT Code,Short,Medium,Long\n96413,own,own words,own longer words\n")),
        (TableKinds.Localities, "26LOCCO.csv", Ansi(
            "COUNTIES,,,,,\nMedicare Adminstrative Contractor,Locality Number,State ,Fee Schedule Area ,Counties,\n"
            + "1182,18,CALIFORNIA,LOS ANGELES,LOS ANGELES /ORAGNGE CNTY,\n01112,52,,SAN FRANCISCO*,MARIN,\n* Own "
            + "footnote.,,,,,\n")),
    ];

    /// <summary>One organization and one deactivated person, in the shape of the weekly file.</summary>
    public static string Providers()
    {
        string[] plain =
        [
            "NPI", "Entity Type Code", "Replacement NPI", "Employer Identification Number (EIN)",
            "Provider Organization Name (Legal Business Name)", "Provider Last Name (Legal Name)",
            "Provider First Name", "Provider First Line Business Practice Location Address",
            "Provider Business Practice Location Address City Name",
            "Provider Business Practice Location Address State Name",
            "Provider Business Practice Location Address Postal Code", "Provider Enumeration Date", "Last Update Date",
            "NPI Deactivation Reason Code", "NPI Deactivation Date", "NPI Reactivation Date",
        ];
        string[] taxonomies = [.. Enumerable.Range(1, 15).SelectMany(i => new[]
        {
            $"Healthcare Provider Taxonomy Code_{i}", $"Provider License Number_{i}",
            $"Healthcare Provider Primary Taxonomy Switch_{i}",
        })];
        string[] others = [.. Enumerable.Range(1, 50).Select(i => $"Other Provider Identifier_{i}"),
            "Is Sole Proprietor"];
        string Row(string[] values, string first, string second) => string.Join(',', values
            .Concat([first, "", first.Length > 0 && second.Length == 0 ? "Y" : "N", second, "",
                second.Length > 0 ? "Y" : ""])
            .Concat(Enumerable.Repeat("", 39)).Concat(Enumerable.Repeat("", others.Length))
            .Select(cell => $"\"{cell}\""));
        return Crlf(
            string.Join(',', plain.Concat(taxonomies).Concat(others).Select(name => $"\"{name}\"")),
            Row(["1234567893", "2", "", "", "INVENTED RHEUMATOLOGY, PLLC", "", "", "1 EXAMPLE WAY", "CHICAGO", "IL",
                "606010001", "05/23/2006", "11/17/2026", "", "", ""], "174400000X", "207RR0500X"),
            Row(["1000000004", "", "", "", "", "", "", "", "", "", "", "", "", "", "11/18/2026", ""], "", ""));
    }

    /// <summary>Two rows of the nine-digit file: one ZIP code in two localities.</summary>
    public static string Zip9() => Crlf(ZipNine("0001", "0110212"), ZipNine("9999", "0110299"));

    private static string ZipNine(string plusFour, string carrierAndLocality) =>
        ("MO63005" + carrierAndLocality).PadRight(20) + ("1" + plusFour).PadRight(55) + "20254";

    public static string Order(int number, string code, int billable, string title) =>
        $"{number:D5} {code,-7} {billable} {title,-60} {title}";

    private static string Zip(string state, string zip, string carrier, string locality, string rural,
        string plusFour) =>
        (state + zip + carrier + locality + rural + "00 ").PadRight(20) + (plusFour + " 1").PadRight(55);
}
