using System.Text;
using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Tests.Coding;

/// <summary>Invented payers that between them choose every way that a payer file can choose.</summary>
internal static class WildPayers
{
    private static readonly (string Id, string Extends, string Terms)[] All =
    [
        ("wild-push", "medicare-part-b", """
            "missingStop": "push", "initialService": "hierarchy", "distinctService": "x", "routeModifiers": "required",
            "discontinuedInfusion": "push", "ndc": { "required": true, "unit": "vial" }
            """),
        ("wild-derive", "commercial", """
            "missingStop": "derive", "overlap": "contained", "sameDrugRepeat": "per-bag", "repeatPushMinutes": 30,
            "splitDose": "per-injection", "discontinuedInfusion": "none", "ndc": { "required": true },
            "discardedDrug": [
                { "from": "2023-07-01", "value": { "jw": "required", "jz": "required" }, "source": "invented" }
            ]
            """),
        ("wild-family", "medicare-part-b", """
            "administrationKind": { "default": "therapeutic", "drugs": { "J0129": "chemotherapy" } },
            "hydration": { "interrupted": "sum", "ownDiagnosis": true,
                "minimumVolume": { "value": 500, "unit": "mL" } },
            "selfAdministered": ["J0129", "J9260"], "lineUnitLimits": { "J1745": 30, "J3262": 200 }
            """),
        ("wild-overlap", "commercial", """
            "minimumOverlapMinutes": 16, "discardedDrug": { "jw": "combine", "jz": "not-required" },
            "administrationKind": { "default": "chemotherapy" }, "routeModifiers": ["J3262"]
            """),
        ("wild-omit", "commercial", """
            "discardedDrug": { "jw": "omit", "jz": "not-required" }, "hydration": { "modifier": "59" },
            "facilityPlaces": ["19", "49"], "visitModifier": "ask"
            """),
    ];

    public static readonly string[] Ids =
        ["commercial", "medicare-part-b", "nobody-knows", .. All.Select(static payer => payer.Id)];

    public static PayerBook Book { get; } = PayerBook.ReadOverShipped(All.Select(static payer => KeyValuePair.Create(
        payer.Id + ".json", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($$"""
            { "payerId": "{{payer.Id}}", "name": "{{payer.Id}}", "extends": "{{payer.Extends}}", {{payer.Terms}} }
            """))));
}
