using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chairtime.Billing.Policies;

/// <summary>Reads the <c>contract</c> of a payer file, strictly.</summary>
internal static class ContractReader
{
    private const decimal MostDollars = 9_999_999.99m;

    private static readonly ContractMatch Everything = new([], [], [], [], [], []);

    private static readonly ContractPrice NoPrice = new(
        PriceForm.CarveOut, 0, null, IsNational: false, OnReference: false, null,
        FrozenDictionary<string, decimal>.Empty);

    public static Contract Read(FileValue value)
    {
        var contract = new Contract([], LesserOf.Line, 0, PassesSequestration: false, FollowsMedicare: false);
        foreach (var part in value.Properties(
            "rules", "lesserOf", "aspQuarterOffset", "updateLag", "passSequestration", "follows", "coordination",
            "coinsurancePercent", "copay", "programme", "source"))
        {
            contract = part.Name switch
            {
                "rules" => contract with { Rules = Rules(part) },
                "lesserOf" => contract with
                {
                    LesserOf = part.Word(("none", LesserOf.None), ("line", LesserOf.Line), ("claim", LesserOf.Claim)),
                },
                "aspQuarterOffset" => contract with { AspQuarterOffset = part.Whole(-4, 0) },
                "passSequestration" => contract with { PassesSequestration = part.YesOrNo() },
                "follows" => contract with { FollowsMedicare = part.Word(("medicare", true)) },
                "coordination" => contract with
                {
                    Coordination = part.Word(("standard", CoordinationForm.Standard),
                        ("non-duplication", CoordinationForm.NonDuplication),
                        ("maintenance-of-benefits", CoordinationForm.MaintenanceOfBenefits)),
                },
                "coinsurancePercent" => contract with { CoinsurancePercent = part.Number(0, 100) },
                "copay" => contract with { Copay = part.Number(0, MostDollars) },
                "updateLag" => UpdateLag(contract, part),
                "programme" => contract with { Programme = Programme(part) },
                _ => contract,
            };
        }

        return contract is { Rules.IsEmpty: true, FollowsMedicare: false, Programme: null }
            ? throw value.Refuse("rules, follows: medicare, or a programme") : contract;
    }

    private static Contract UpdateLag(Contract contract, FileValue value)
    {
        foreach (var part in value.Properties("aspQuarterOffset", "effectiveDays", "mpfsYear"))
        {
            contract = part.Name switch
            {
                "aspQuarterOffset" => contract with { AspQuarterOffset = part.Whole(-4, 0) },
                "effectiveDays" => contract with { AspEffectiveDays = part.Whole(0, 366) },
                _ => contract with { ScheduleYear = IsCurrent(part) ? null : part.Whole(2000, 2100) },
            };
        }

        return contract;
    }

    private static bool IsCurrent(FileValue year) =>
        year.Element is { ValueKind: System.Text.Json.JsonValueKind.String } text && text.ValueEquals("current");

    private static CopayProgramme Programme(FileValue value)
    {
        var programme = new CopayProgramme([], 0, null, WithAdministration: false);
        foreach (var part in value.Properties("codes", "patientMinimum", "annualMaximum", "withAdministration"))
        {
            programme = part.Name switch
            {
                "codes" => programme with { Codes = part.Codes() },
                "patientMinimum" => programme with { PatientMinimum = part.Number(0, MostDollars) },
                "annualMaximum" => programme with { AnnualMaximum = part.Number(0, MostDollars) },
                _ => programme with { WithAdministration = part.YesOrNo() },
            };
        }

        return programme;
    }

    private static ImmutableArray<ContractRule> Rules(FileValue value)
    {
        var rules = new List<(int Priority, ContractRule Rule)>();
        foreach (var item in value.Items())
        {
            var rule = new ContractRule("", Everything, NoPrice, null);
            var (priority, hasPrice) = (0, false);
            foreach (var part in item.Properties("id", "priority", "match", "price", "notes"))
            {
                switch (part.Name)
                {
                    case "id": rule = rule with { Id = part.Text() }; break;
                    case "priority": priority = part.Whole(0, 9999); break;
                    case "match": rule = rule with { Match = Match(part) }; break;
                    case "notes": rule = rule with { Notes = part.Text() }; break;
                    default:
                        rule = rule with { Price = Price(part) };
                        hasPrice = true;
                        break;
                }
            }

            rules.Add(rule.Id.Length > 0 && hasPrice ? (priority, rule)
                : throw item.Refuse("a rule with id and price"));
        }

        return [.. rules.OrderBy(static rule => rule.Priority).Select(static rule => rule.Rule)];
    }

    // As contracts are written about, too: hcpcs, pos, dx.
    private static ContractMatch Match(FileValue value)
    {
        var match = Everything;
        foreach (var part in value.Properties(
            "codes", "modifiersAny", "modifiersAll", "placesOfService", "labelers", "ndcs", "diagnoses",
            "specialties", "hcpcs", "pos", "dx"))
        {
            match = part.Name switch
            {
                "codes" or "hcpcs" => match with { Codes = part.CodePatterns() },
                "modifiersAny" => match with { ModifiersAny = part.Texts() },
                "modifiersAll" => match with { ModifiersAll = part.Texts() },
                "placesOfService" or "pos" => match with { Places = part.Texts() },
                "labelers" => match with { Labelers = part.Texts() },
                "ndcs" => match with
                {
                    Ndcs = [.. part.Texts().Select(text => Catalogue.Ndc.TryParse(text, out var ndc) ? ndc.Digits
                        : throw part.Refuse("package codes in a usual form"))],
                },
                "specialties" => match with { Specialties = part.Texts() },
                _ => match with { Diagnoses = part.Texts() },
            };
        }

        return match;
    }

    private static ContractPrice Price(FileValue value)
    {
        var price = NoPrice;
        PriceForm? form = null;
        var hasPercent = false;
        foreach (var part in value.Properties(
            "form", "percent", "year", "locality", "basis", "cap", "chargeCap", "amounts", "amount", "per", "withDrugs",
            "vendor", "fallback", "table"))
        {
            if (part.Name == "form")
                form = Form(part);
            else
                price = With(price, part);
            hasPercent |= part.Name == "percent";
        }

        // A percentage that nobody stated would price a line at nothing, or at twice its worth.
        return form is not { } known ? throw value.Refuse("a price with its form")
            : !hasPercent && IsPercentage(known) ? throw value.Refuse("a price with its percent")
            : price with { Form = known };
    }

    // An invoice is paid as it is where no percentage comes on top.
    private static bool IsPercentage(PriceForm form) => form is PriceForm.AspPlus or PriceForm.PctOfMedicareLimit
        or PriceForm.AwpMinus or PriceForm.WacPlus or PriceForm.PctOfMedicare or PriceForm.PctOfCharges;

    private static ContractPrice With(ContractPrice price, FileValue part) => part.Name switch
    {
        "percent" => price with { Percent = part.Number(0, 1000) },
        "year" => price with { Year = part.Whole(2000, 2100) },
        "locality" when part.Element.ValueKind == System.Text.Json.JsonValueKind.Object => price with
        {
            Locality = PracticePartiesReader.MedicareLocality(part),
        },
        "locality" => price with { IsNational = part.Word(("national", true), ("practice", false)) },
        "chargeCap" => price with { ChargeCap = part.Number(0, MostDollars) },
        "fallback" => price with { Fallback = Price(part) },
        "basis" => price with { OnReference = part.Word(("reference", true), ("own", false)) },
        "cap" => price with { Cap = part.Number(0, MostDollars) },
        "amount" => price with { Amount = part.Number(0, MostDollars) },
        "per" => price with { IsPerLine = part.Word(("line", true), ("unit", false)) },
        "withDrugs" => price with { WithDrugs = part.YesOrNo() },
        "amounts" or "table" => price with
        {
            Amounts = part.Pairs().ToFrozenDictionary(
                static pair => pair.Name, static pair => pair.Number(0, MostDollars), StringComparer.Ordinal),
        },
        _ => price,
    };

    // As the forms are called in writing about contracts, too.
    private static PriceForm Form(FileValue value) => value.Word(
        ("AspPlus", PriceForm.AspPlus), ("PctOfMedicareLimit", PriceForm.PctOfMedicareLimit),
        ("AwpMinus", PriceForm.AwpMinus), ("WacPlus", PriceForm.WacPlus), ("PctOfMedicare", PriceForm.PctOfMedicare),
        ("FixedFee", PriceForm.FixedFee), ("PctOfCharges", PriceForm.PctOfCharges), ("CaseRate", PriceForm.CaseRate),
        ("CarveOut", PriceForm.CarveOut), ("Invoice", PriceForm.Invoice),
        ("asp-plus", PriceForm.AspPlus), ("percent-of-medicare-limit", PriceForm.PctOfMedicareLimit),
        ("awp-minus", PriceForm.AwpMinus), ("wac-plus", PriceForm.WacPlus),
        ("percent-of-medicare", PriceForm.PctOfMedicare), ("fixed-fee", PriceForm.FixedFee),
        ("percent-of-charges", PriceForm.PctOfCharges), ("case-rate", PriceForm.CaseRate),
        ("carve-out", PriceForm.CarveOut), ("invoice", PriceForm.Invoice));
}
