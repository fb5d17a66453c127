using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chairtime.Billing.Policies;

/// <summary>Reads the <c>contract</c> of a payer file, strictly.</summary>
internal static class ContractReader
{
    private static readonly ContractMatch Everything = new([], [], [], [], [], []);

    private static readonly ContractPrice NoPrice = new(
        PriceForm.CarveOut, 100, null, IsNational: false, OnReference: false, null,
        FrozenDictionary<string, decimal>.Empty);

    public static Contract Read(FileValue value)
    {
        var contract = new Contract([], LesserOf.Line, 0, PassesSequestration: false, FollowsMedicare: false);
        foreach (var part in value.Properties(
            "rules", "lesserOf", "aspQuarterOffset", "passSequestration", "follows", "coordination",
            "coinsurancePercent", "source"))
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
                _ => contract,
            };
        }

        return contract.Rules.IsEmpty && !contract.FollowsMedicare
            ? throw value.Refuse("rules, or follows: medicare") : contract;
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

    private static ContractMatch Match(FileValue value)
    {
        var match = Everything;
        foreach (var part in value.Properties(
            "codes", "modifiersAny", "modifiersAll", "placesOfService", "labelers", "diagnoses"))
        {
            match = part.Name switch
            {
                "codes" => match with { Codes = part.Texts() },
                "modifiersAny" => match with { ModifiersAny = part.Texts() },
                "modifiersAll" => match with { ModifiersAll = part.Texts() },
                "placesOfService" => match with { Places = part.Texts() },
                "labelers" => match with { Labelers = part.Texts() },
                _ => match with { Diagnoses = part.Texts() },
            };
        }

        return match;
    }

    private static ContractPrice Price(FileValue value)
    {
        var price = NoPrice;
        PriceForm? form = null;
        foreach (var part in value.Properties(
            "form", "percent", "year", "locality", "basis", "cap", "amounts", "amount", "per", "withDrugs", "vendor"))
        {
            if (part.Name == "form")
                form = Form(part);
            else
                price = With(price, part);
        }

        return form is { } known ? price with { Form = known } : throw value.Refuse("a price with its form");
    }

    private static ContractPrice With(ContractPrice price, FileValue part) => part.Name switch
    {
        "percent" => price with { Percent = part.Number(0, 1000) },
        "year" => price with { Year = part.Whole(2000, 2100) },
        "locality" => price with { IsNational = part.Word(("national", true), ("practice", false)) },
        "basis" => price with { OnReference = part.Word(("reference", true), ("own", false)) },
        "cap" => price with { Cap = part.Number(0, 9_999_999.99m) },
        "amount" => price with { Amount = part.Number(0, 9_999_999.99m) },
        "per" => price with { IsPerLine = part.Word(("line", true), ("unit", false)) },
        "withDrugs" => price with { WithDrugs = part.YesOrNo() },
        "amounts" => price with
        {
            Amounts = part.Pairs().ToFrozenDictionary(
                static pair => pair.Name, static pair => pair.Number(0, 9_999_999.99m), StringComparer.Ordinal),
        },
        _ => price,
    };

    private static PriceForm Form(FileValue value) => value.Word(
        ("asp-plus", PriceForm.AspPlus), ("percent-of-medicare-limit", PriceForm.PctOfMedicareLimit),
        ("awp-minus", PriceForm.AwpMinus), ("wac-plus", PriceForm.WacPlus),
        ("percent-of-medicare", PriceForm.PctOfMedicare), ("fixed-fee", PriceForm.FixedFee),
        ("percent-of-charges", PriceForm.PctOfCharges), ("case-rate", PriceForm.CaseRate),
        ("carve-out", PriceForm.CarveOut), ("invoice", PriceForm.Invoice));
}
