using System.Text;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Tests.Rules;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Tests.Coding;

/// <summary>JW and JZ of drugs that a hospital is not paid for apart (section 12.2): as the quarter's Addendum B
/// says.</summary>
public class PackagedDrugTests
{
    [Theory]
    [InlineData("facility", "N", 400, "J1745 x 40")]
    [InlineData("facility", "N", 380, "J1745 x 38")]
    [InlineData("facility", "K", 400, "J1745 JZ x 40")]
    [InlineData("facility", "K", 380, "J1745 x 38, J1745 JW x 2")]
    [InlineData("facility", null, 400, "J1745 JZ x 40")]
    [InlineData("professional", "N", 400, "J1745 JZ x 40")]
    public void What_is_packaged_says_nothing_of_the_rest(string setting, string? status, int dose, string lines)
    {
        var tables = new KnownTables();
        if (status is not null)
            tables.OutpatientStatuses["J1745"] = status;
        var coding = new CodingContext(DrugCatalogue.Shipped, PayerBook.Shipped, PracticePolicies.Default, null)
        {
            Tables = tables,
        };
        var coded = BillingCycle.Check(BillingCycle.Code(Visit(setting, dose), coding), RuleContext.Of(coding));
        Assert.Equal(lines, string.Join(", ", coded.Lines.Where(static line => line.Code == "J1745").Select(
            static line => $"{string.Join(' ', [line.Code, .. line.Modifiers])} x {line.Units}")));
        Assert.Equal(setting == "facility" && status == "N",
            coded.Findings.Any(static finding => finding.Rule == CodingFindings.Packaged.Id));
        Assert.DoesNotContain(coded.Findings, static finding => finding.Rule == ModifierRules.WasteMissing.Id);
    }

    private static Visit Visit(string setting, int dose) => VisitReader.Read(Encoding.UTF8.GetBytes($$"""
        {"visitId":"V1","dateOfService":"2026-10-05","placeOfService":"{{(setting == "facility" ? "22" : "11")}}",
        "setting":"{{setting}}","coverages":[{"payerId":"medicare-part-b"}],"diagnoses":["M05.79"],
        "administrations":[{"id":"A1","drug":{"hcpcs":"J1745"},"route":"iv-infusion","start":"2026-10-05T09:00",
        "stop":"2026-10-05T11:00","dose":{"value":{{dose}},"unit":"mg"},
        "vials":[{"size":{"value":100,"unit":"mg"},"count":4,"singleDose":true}],
        "discarded":{"value":{{400 - dose}},"unit":"mg"} }]}
        """)).Visit!;
}
