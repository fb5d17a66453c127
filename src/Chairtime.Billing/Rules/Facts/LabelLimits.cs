using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>What a label limits, read out of the catalogue's words where they are plain enough to be sure.</summary>
internal sealed partial record LabelLimits(Quantity? MaximumDose, bool IsByWeight, int? LeastDays)
{
    // Shorter intervals in the catalogue are of drugs that are given daily: nothing to hold a claim for.
    private const int ShortestInterval = 7;

    private static readonly ConcurrentDictionary<LabelFacts, LabelLimits> Read =
        new(ReferenceEqualityComparer.Instance);

    public static LabelLimits Of(LabelFacts label) => Read.GetOrAdd(label, static facts => new LabelLimits(
        Maximum(facts.MaximumDose),
        // A cap in milligrams does not make a dose of so much a kilogram a fixed one.
        facts.MaximumDose?.Contains("g/kg", StringComparison.Ordinal) == true
            || facts.Dosing?.Contains("g/kg", StringComparison.Ordinal) == true,
        Least(facts.MinimumIntervalDays)));

    public static bool IsPerKilogram(LabelFacts label) => Of(label).IsByWeight;

    // One amount and nothing else: "1000 mg", "10 mg/kg". Limits by indication are left to a payer's policy.
    private static Quantity? Maximum(string? text) => text is not null && Amount.Match(text) is { Success: true } amount
        ? new Quantity(
            decimal.Parse(amount.Groups["value"].Value, CultureInfo.InvariantCulture), amount.Groups["unit"].Value)
        : null;

    // Of several intervals by indication the shortest: closer than that, none of them allows.
    private static int? Least(string? text)
    {
        int? least = null;
        foreach (Match number in Number.Matches(text ?? ""))
        {
            var days = int.Parse(number.Value, CultureInfo.InvariantCulture);
            if (days >= ShortestInterval && (least is null || days < least))
                least = days;
        }

        return least;
    }

    [GeneratedRegex(@"^(?<value>\d+(?:\.\d+)?) (?<unit>mg/kg|mg|g)$", RegexOptions.CultureInvariant)]
    private static partial Regex Amount { get; }

    [GeneratedRegex(@"(?<![q\d.])\d+(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }
}
