using System.Globalization;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Review;

/// <summary>What one published table says of a coded visit: what it holds back and what it pays.</summary>
public static class TableEffects
{
    private static readonly string[] Distinct = ["59", "XE", "XS", "XP", "XU", "25"];

    /// <summary>One sentence for each thing that the table decides, in the order of the visit's lines.</summary>
    /// <param name="day">Day to look up on; the date of service unless two quarters are compared.</param>
    public static IReadOnlyList<string> Of(CodedVisit visit, TableKind kind, IReferenceTables tables, DateOnly day) =>
        [.. kind.Id switch
        {
            "icd10cm" => Diagnoses(visit, tables, day),
            "asp" => Payments(visit, tables, day),
            "rvu" => FeeSchedule(visit, tables, day),
            "mue-practitioner" => Units(visit, tables, day, EditSetting.Practitioner),
            "mue-facility" => Units(visit, tables, day, EditSetting.Facility),
            "mue-dme" => Units(visit, tables, day, EditSetting.Equipment),
            "ptp-practitioner" => Pairs(visit, tables, day, EditSetting.Practitioner),
            "ptp-outpatient" => Pairs(visit, tables, day, EditSetting.Facility),
            "hcpcs" => Codes(visit, tables, day),
            _ => [],
        }];

    private static IEnumerable<string> Diagnoses(CodedVisit visit, IReferenceTables tables, DateOnly day)
    {
        foreach (var code in visit.Visit.Diagnoses.Distinct(StringComparer.Ordinal))
        {
            var found = tables.Diagnosis(code, day);
            if (!found.IsFound)
                yield return found.IsKnown ? $"held: {code} is not a code" : $"unknown: no reference data for {code}";
            else if (!found.Value!.IsBillable)
                yield return $"held: {code} is a heading and needs more characters";
        }
    }

    private static IEnumerable<string> Codes(CodedVisit visit, IReferenceTables tables, DateOnly day) =>
        from code in visit.Lines.Select(line => line.Code).Distinct(StringComparer.Ordinal)
        where char.IsAsciiLetter(code[0])
        let found = tables.Hcpcs(code, day)
        where !found.IsFound
        select found.IsKnown ? $"held: {code} is not in force" : $"unknown: no reference data for {code}";

    private static IEnumerable<string> Payments(CodedVisit visit, IReferenceTables tables, DateOnly day)
    {
        foreach (var line in visit.Lines.Where(line => char.IsAsciiLetter(line.Code[0])))
        {
            var found = tables.PaymentLimit(line.Code, day);
            if (found.Value?.Limit is { } limit)
                yield return $"{line.Code} pays {Money(limit * line.Units)} ({line.Units} "
                    + $"x {limit.ToString(CultureInfo.InvariantCulture)}), "
                    + $"coinsurance {Percent(found.Value.CoinsurancePercent)}";
            else
                yield return $"{line.Code} has no payment limit" + (found.IsKnown ? "" : ": no reference data");
        }
    }

    // National amounts outside a facility: the comparison is of tables, not of a place.
    private static IEnumerable<string> FeeSchedule(CodedVisit visit, IReferenceTables tables, DateOnly day)
    {
        foreach (var line in visit.Lines.Where(line => char.IsAsciiDigit(line.Code[0]) || line.Code[0] == 'G'))
        {
            var found = tables.RelativeValue(line.Code, "", day);
            if (found.Value is { ConversionFactor: { } factor } value)
            {
                var total = value.Work + value.PracticeExpenseNonFacility + value.Malpractice;
                yield return $"{line.Code} pays {Money(total * factor * line.Units)} nationally";
            }
            else
            {
                yield return $"{line.Code} has no relative values" + (found.IsKnown ? "" : ": no reference data");
            }
        }
    }

    private static IEnumerable<string> Units(CodedVisit visit, IReferenceTables tables, DateOnly day,
        EditSetting setting)
    {
        foreach (var code in visit.Lines.GroupBy(line => line.Code, StringComparer.Ordinal))
        {
            var units = code.Sum(line => line.Units);
            if (tables.UnitLimit(code.Key, day, setting) is { IsFound: true } found && units > found.Value!.Units)
                yield return $"held: {code.Key} has {units} units, the limit is {found.Value.Units} "
                    + $"(indicator {found.Value.Adjudication})";
        }
    }

    private static IEnumerable<string> Pairs(CodedVisit visit, IReferenceTables tables, DateOnly day,
        EditSetting setting)
    {
        var codes = visit.Lines.Select(line => line.Code).Distinct(StringComparer.Ordinal).ToList();
        foreach (var first in codes)
        {
            foreach (var second in codes.Where(code => code != first))
            {
                if (tables.CodePair(first, second, day, setting) is not { IsFound: true } found
                    || found.Value.Modifier == '9')
                    continue;
                var isMarked = visit.Lines.Any(line => line.Code == second && line.Modifiers.Any(Distinct.Contains));
                if (found.Value.Modifier == '0' || !isMarked)
                    yield return $"held: {second} beside {first} (indicator {found.Value.Modifier})";
            }
        }
    }

    private static string Percent(decimal? share) =>
        share is { } stated ? stated.ToString("0.###", CultureInfo.InvariantCulture) + " %" : "not stated";

    private static string Money(decimal amount) =>
        "$" + Math.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("N2", CultureInfo.InvariantCulture);
}
