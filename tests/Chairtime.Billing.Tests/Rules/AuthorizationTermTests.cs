using System.Text.Json.Nodes;
using Chairtime.Billing.Coding;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>Each of the nine terms of an authorization, changed once.</summary>
public class AuthorizationTermTests
{
    internal static IReadOnlyDictionary<string, Action<Scenario>> Terms { get; } =
        new Dictionary<string, Action<Scenario>>(StringComparer.Ordinal)
        {
            ["number"] = static scenario => scenario.Authorization.Remove("number"),
            ["code"] = static scenario => scenario.Authorization["codes"] = new JsonArray("Q5103"),
            ["units"] = static scenario => scenario.Authorization["usedUnits"] = 1999,
            ["dose"] = static scenario => scenario.Authorization["dose"]!["value"] = 50,
            ["interval"] = static scenario =>
            {
                scenario.Authorization["intervalDays"] = 56;
                scenario.Before(55);
            },
            ["dates"] = static scenario => scenario.Authorization["to"] = scenario.After(-1),
            ["site"] = static scenario => scenario.Authorization["placeOfService"] = "22",
            ["provider"] = static scenario => scenario.Authorization["providerNpi"] = "1000000020",
            ["diagnosis"] = static scenario => scenario.Authorization["diagnoses"] = new JsonArray("L40.59"),
        };

    public static TheoryData<string> Names() => [.. Terms.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_changed_term_is_reported_and_no_other(string term)
    {
        for (var number = 0; number < 4; number++)
        {
            var scenario = CleanVisits.Number(number, "J1745", isPlan: true);
            Terms[term](scenario);
            var coded = scenario.Checked();
            Assert.Equal([$"authorization.{term}"], Scenario.Problems(coded));
            Assert.Equal(Disposition.Held, coded.Disposition);
        }
    }

    [Fact]
    public void The_last_approved_day_and_unit_are_enough()
    {
        var scenario = CleanVisits.Number(3, "J1745", isPlan: true);
        scenario.Dose(400, 4);
        scenario.Authorization["to"] = scenario.After(0);
        scenario.Authorization["usedUnits"] = 1960;
        scenario.Authorization["usedVisits"] = 7;
        Assert.Equal(Disposition.Ready, scenario.Checked().Disposition);
    }

    [Fact]
    public void Units_used_and_booked_on_other_claims_count_when_the_approval_does_not_say()
    {
        var scenario = CleanVisits.Number(3, "J1745", isPlan: true);
        scenario.Dose(400, 4);
        scenario.Authorization.Remove("usedUnits");
        scenario.Authorization["approvedUnits"] = 79;
        scenario.Before(30);
        Assert.Equal(["authorization.units"], Scenario.Problems(scenario.Checked()));
        scenario.Authorization["approvedUnits"] = 80;
        Assert.Empty(Scenario.Problems(scenario.Checked()));
    }
}
