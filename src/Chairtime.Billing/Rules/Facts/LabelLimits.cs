using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>What a label limits, read out of the catalogue's words where they are plain enough to be sure.</summary>
internal sealed partial class LabelLimits
{
    // Shorter intervals in the catalogue are of drugs that are given daily: nothing to hold a claim for.
    private const int ShortestInterval = 7;

    private static readonly ConcurrentDictionary<LabelFacts, LabelLimits> Read =
        new(ReferenceEqualityComparer.Instance);

    private readonly ImmutableArray<DoseClause> _doses;
    private readonly ImmutableArray<IntervalClause> _intervals;
    private readonly int? _leastDays;

    private LabelLimits(LabelFacts label)
    {
        _doses = [.. Clauses(label.MaximumDose).Select(DoseClause.Of)];
        _intervals = Intervals(label.MinimumIntervalDays);
        _leastDays = Least(label.MinimumIntervalDays);
        // A cap in milligrams does not make a dose of so much a kilogram a fixed one.
        IsPerKilogram = label.MaximumDose?.Contains("g/kg", StringComparison.Ordinal) == true
            || label.Dosing?.Contains("g/kg", StringComparison.Ordinal) == true;
    }

    /// <summary>The label doses by weight.</summary>
    public bool IsPerKilogram { get; }

    public static LabelLimits Of(LabelFacts label) => Read.GetOrAdd(label, static facts => new LabelLimits(facts));

    /// <summary>The highest dose for what the visit treats, by its route; null when the label names none that can be
    /// compared.</summary>
    public Quantity? MaximumDose(ImmutableArray<string> diagnoses, Route? route)
    {
        Quantity? most = null;
        foreach (var clause in _doses)
        {
            if (!clause.IsFor(diagnoses, route))
                continue;
            if (clause.Amount is not { } amount)
                return null;
            if (most is { } other && other.Unit != amount.Unit)
                return null;
            if (most is null || amount.Value > most.Value.Value)
                most = amount;
        }

        return most;
    }

    /// <summary>The shortest interval for what the visit treats: closer than that, no schedule allows.</summary>
    public int? LeastDays(ImmutableArray<string> diagnoses)
    {
        int? least = null;
        foreach (var clause in _intervals)
        {
            if (Diagnoses.AnyOf(diagnoses, clause.Diagnoses) && (least is null || clause.Days < least))
                least = clause.Days;
        }

        return least ?? _leastDays;
    }

    private static IEnumerable<string> Clauses(string? text)
    {
        if (text is null)
            yield break;
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] != ';' || depth != 0)
                continue;
            yield return text[start..i].Trim();
            start = i + 1;
        }

        yield return text[start..].Trim();
    }

    // "28 (RA/GCA); 14 (sJIA)": each clause a number and what it is for. Anything else is not told apart.
    private static ImmutableArray<IntervalClause> Intervals(string? text)
    {
        var found = ImmutableArray.CreateBuilder<IntervalClause>();
        foreach (var clause in Clauses(text))
        {
            if (IntervalFor.Match(clause) is not { Success: true } match)
                return [];
            if (Indications.In(match.Groups["for"].Value) is { IsEmpty: false } diagnoses)
            {
                found.Add(new(int.Parse(match.Groups["days"].Value, CultureInfo.InvariantCulture), diagnoses));
            }
        }

        return found.DrainToImmutable();
    }

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

    [GeneratedRegex(@"^(?<days>\d+) \((?<for>[^)]*)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex IntervalFor { get; }

    [GeneratedRegex(@"(?<![q\d.])\d+(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"(?<value>\d+(?:\.\d+)?) (?<unit>mg/kg|mg|g)(?![/\w])", RegexOptions.CultureInvariant)]
    private static partial Regex Amount { get; }

    private readonly record struct IntervalClause(int Days, ImmutableArray<string> Diagnoses);

    /// <summary>One highest dose and what it is for.</summary>
    /// <param name="Amount">Null for one that cannot be compared: by body surface, by course, in other units.</param>
    private readonly record struct DoseClause(
        Quantity? Amount, ImmutableArray<string> Diagnoses, string? Route, bool IsForAll)
    {
        public static DoseClause Of(string text)
        {
            var end = text.IndexOf('(', StringComparison.Ordinal);
            var plain = end < 0 ? text : text[..end];
            var amounts = LabelLimits.Amount.Matches(plain);
            var rest = amounts.Count == 1 ? plain.Remove(amounts[0].Index, amounts[0].Length).Trim() : plain;
            var indications = Indications.In(text);
            var route = rest is "IV" or "SC" or "IM" ? rest : null;
            // "maintenance", "typical", "per course" and the like limit something else than one dose.
            var isSure = amounts.Count == 1 && (rest.Length == 0 || route is not null || !indications.IsEmpty)
                && !text.Contains("typical", StringComparison.Ordinal);
            return new DoseClause(
                isSure ? new Quantity(decimal.Parse(amounts[0].Groups["value"].Value, CultureInfo.InvariantCulture),
                    amounts[0].Groups["unit"].Value) : null,
                indications, route, indications.IsEmpty && route is null);
        }

        public bool IsFor(ImmutableArray<string> diagnoses, Route? route) => IsForAll
            || (Route is null || (route is { } by && Route == Short(by)))
                && (Diagnoses.IsEmpty || Rules.Diagnoses.AnyOf(diagnoses, Diagnoses));

        private static string Short(Route route) => route switch
        {
            Visits.Route.Subcutaneous or Visits.Route.SubcutaneousInfusion => "SC",
            Visits.Route.Intramuscular => "IM",
            _ => "IV",
        };
    }
}
