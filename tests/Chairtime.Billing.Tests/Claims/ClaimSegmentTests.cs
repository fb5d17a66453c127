using System.Collections.Frozen;
using System.Text;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Tests.Claims;

/// <summary>Single segments of the 837P, loop by loop.</summary>
public class ClaimSegmentTests
{
    [Fact]
    public void Envelope_and_providers_say_what_the_practice_file_says()
    {
        var text = Text(Visit());
        Assert.StartsWith("ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       "
            + "*261005*0000*^*00501*000000007*0*T*:~", text, StringComparison.Ordinal);
        Holds(text, "GS*HC*SENDER*RECEIVER*20261005*0000*7*X*005010X222A1~");
        Holds(text, "BHT*0019*00*000000007-0001*20261005*0000*CH~");
        Holds(text, "NM1*41*2*Example Rheumatology*****46*SENDER~", "PER*IC*Desk*TE*5555550100~");
        Holds(text, "NM1*40*2*Example Clearinghouse*****46*RECEIVER~");
        Holds(text, "PRV*BI*PXC*207RR0500X~", "NM1*85*2*Example Rheumatology*****XX*1234567893~",
            "N3*100 Test Street~", "N4*Springfield*IL*627010001~", "REF*EI*999999999~");
        Assert.EndsWith("GE*1*7~\nIEA*1*000000007~\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spouse_is_a_patient_below_the_subscriber()
    {
        var text = Text(Visit() with
        {
            Coverages = [SampleClaim.Visit.Coverages[0] with
            {
                Relationship = "spouse",
                Subscriber = new Subscriber("Holder", "Max", new DateOnly(1960, 5, 6), "M", null),
            }],
        });
        Holds(text, "HL*2*1*22*1~", "SBR*P**GRP1******CI~", "NM1*IL*1*Holder*Max****MI*MEMBER1~", "DMG*D8*19600506*M~",
            "NM1*PR*2*Commercial plan in general*****PI*commercial~", "HL*3*2*23*0~", "PAT*01~",
            "NM1*QC*1*Munoz*Ana~", "N3*1 Sample Lane~", "N4*Springfield*IL*62702~", "DMG*D8*19700102*F~");
    }

    [Fact]
    public void Everybody_who_had_a_part_stands_in_the_place_of_the_part()
    {
        var text = Text(Visit() with
        {
            Providers = new VisitProviders(new Provider("1000000004", "Example", "Doctor", "207RR0500X"),
                new Provider("1000000012", "Invented", "Dora", null),
                new Provider("1000000020", "Fictitious", "Rhea", null),
                new Provider("1000000038", "Pretended", "Nora", null), "L2"),
        });
        Holds(text, "NM1*DN*1*Fictitious*Rhea****XX*1000000020~", "NM1*82*1*Example*Doctor****XX*1000000004~",
            "PRV*PE*PXC*207RR0500X~", "NM1*77*2*Sample Suite*****XX*1000000061~", "N3*2 Test Road~",
            "N4*Springfield*IL*627010002~", "NM1*DQ*1*Pretended*Nora****XX*1000000038~", "LX*1~",
            "NM1*DK*1*Invented*Dora****XX*1000000012~");
    }

    [Fact]
    public void An_unlisted_drug_says_what_it_was_and_keeps_its_colons()
    {
        var line = SampleClaim.Line("J3490", 500m) with
        {
            Description = "Sampledrug 12 mg intravenous, NDC 00000-0000-00, one vial of 20 mg opened, the rest "
                + "discarded",
        };
        var text = Text(Visit(), line);
        Holds(text, "SV1*HC:J3490:::::Sampledrug 12 mg intravenous, NDC 00000-0000-00, one vial of 20 mg opened, the"
            + "*500*UN*1***1~", "NTE*ADD*rest discarded~");
    }

    [Theory]
    [InlineData("commercial", "CTP****5*UN~", null)]
    [InlineData("lifewise-wa", "CTP****4.2*UN~", "CTP****0.8*UN~")]
    public void The_opened_quantity_is_counted_once_or_split_as_the_payer_wants(
        string payer, string given, string? discarded)
    {
        var drug = SampleClaim.Line("J1745", 4000m, 42) with
        {
            Ndc = "57894003001", NdcQuantity = 5, NdcUnit = "UN",
        };
        var left = SampleClaim.Line("J1745", 760m, 8) with { Ndc = "57894003001", Modifiers = ["JW"] };
        var text = Text(Visit() with
        {
            Coverages = [SampleClaim.Visit.Coverages[0] with { PayerId = payer }],
        }, drug, left);
        Assert.Equal(discarded is null ? [given] : [given, discarded],
            text.Split('\n').Where(static segment => segment.StartsWith("CTP*", StringComparison.Ordinal)));
        Assert.Equal(discarded is null ? 1 : 2, text.Split("LIN**N4*57894003001~").Length - 1);
    }

    [Fact]
    public void The_second_payer_reads_what_the_first_paid_and_left_to_the_patient()
    {
        var result = new PayerResult("V1", "commercial", new DateOnly(2026, 11, 1), [],
        [
            new PayerResultLine("96413", [], 1, 350m, 100m,
            [
                new Adjustment("CO", "45", 225m), new Adjustment("PR", "1", 5m), new Adjustment("PR", "2", 20m),
            ]),
        ]);
        var text = Text(Visit(), new ClaimInstructions
        {
            Results = FrozenDictionary.ToFrozenDictionary(
                [KeyValuePair.Create(new VisitPayer("V1", "commercial"), result)]),
        }, SampleClaim.Line("96413", 350m));
        Holds(text, "SBR*S********12~", "NM1*PR*2*second*****PI*second~", "SBR*P*18*GRP1******CI~", "AMT*D*100~",
            "OI***Y***Y~", "NM1*IL*1*Munoz*Ana****MI*MEMBER1~",
            "NM1*PR*2*Commercial plan in general*****PI*commercial~", "SVD*commercial*100*HC:96413**1~",
            "CAS*CO*45*225~", "CAS*PR*1*5**2*20~", "DTP*573*D8*20261101~", "AMT*EAF*25~");
    }

    [Fact]
    public void A_companion_that_wants_capitals_gets_them()
    {
        var practice = SampleClaim.Read("\"companion\": {\"letterCase\": \"upper\", \"lineBreaks\": \"none\"},");
        var claims = SampleClaim.Make(
            SampleClaim.Coded(Visit()) with { Lines = [SampleClaim.Line("96413", 350m)] }, practice).Claims;
        var text = Encoding.ASCII.GetString(SampleClaim.Interchange(claims, practice));
        Assert.Equal(text.ToUpperInvariant(), text);
        Assert.DoesNotContain('\n', text);
        Assert.Contains("NM1*85*2*EXAMPLE RHEUMATOLOGY*****XX*1234567893~", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Payments_elsewhere_and_a_facility_are_named_only_where_they_are_elsewhere()
    {
        var practice = SampleClaim.Practice;
        var same = practice with
        {
            BillingProvider = practice.BillingProvider! with { PayToAddress = practice.BillingProvider.Address },
            Locations = [practice.Locations[0] with { Npi = practice.BillingProvider.Npi }],
        };
        var coded = SampleClaim.Coded(Visit() with
        {
            Providers = new VisitProviders(new Provider("1000000004", "Example", null, null), null, null, null, "L2"),
        }) with { Lines = [SampleClaim.Line("96413", 350m)] };
        var text = Encoding.ASCII.GetString(SampleClaim.Interchange(SampleClaim.Make(coded, same).Claims, same));
        Assert.DoesNotContain("NM1*87", text, StringComparison.Ordinal);
        Holds(text, "NM1*77*2*Sample Suite~");
    }

    private static Visit Visit() => SampleClaim.Visit;

    private static string Text(Visit visit, params ServiceLine[] lines) => Text(visit, ClaimInstructions.None, lines);

    private static string Text(Visit visit, ClaimInstructions instructions, params ServiceLine[] lines)
    {
        var coded = SampleClaim.Coded(visit) with
        {
            Lines = [.. lines.Length > 0 ? lines : [SampleClaim.Line("96413", 350m)]],
        };
        var made = SampleClaim.Make(coded, instructions: instructions);
        Assert.NotEmpty(made.Claims);
        return Encoding.ASCII.GetString(SampleClaim.Interchange(made.Claims));
    }

    // In this order, with anything between them.
    private static void Holds(string text, params string[] segments)
    {
        var at = 0;
        foreach (var segment in segments)
        {
            var found = text.IndexOf("\n" + segment, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{segment} does not stand behind what comes before it in\n{text}");
            at = found + segment.Length;
        }
    }
}
