using System.Collections.Immutable;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Puts units on as many lines as the payer and the form allow.</summary>
internal static class LineSplitting
{
    /// <summary>Most units that a line of the form holds.</summary>
    public const int FieldLimit = 9999;

    public static void Add(
        CodingWork work, DrugGroup group, int units, ImmutableArray<string> modifiers, FormattableString because,
        List<DerivationStep> steps, LineNdc? ndc)
    {
        var code = group.Code.Hcpcs;
        var id = group.Parts[0].Charted.Id;
        var hasLimit = work.Terms.LineUnitLimits.TryGetValue(code, out var limit);
        var most = hasLimit ? Math.Min(limit, FieldLimit) : FieldLimit;
        if (units > most)
        {
            var count = (units + most - 1) / most;
            work.Report(
                hasLimit ? SplitLine : SplitField, id,
                    $"{units} units of {code} stand on {count} lines of at most {most}.");
        }

        for (var left = units; left > 0; left -= most)
        {
            var isFirst = left == units;
            var onLine = Math.Min(left, most);
            ImmutableArray<DerivationStep> own = [.. steps];
            if (units > most)
            {
                own = own.Add(
                    new(CodingRules.LineLimit, $"{onLine} of {units} units on this line, at most {most} each"));
            }

            work.DrugLines.Add(new LineDraft
            {
                Code = code,
                Units = onLine,
                Modifiers = isFirst ? modifiers : modifiers.Insert(0, "76"),
                Diagnoses = work.Pointers.For(group.Parts),
                Administrations = group.Ids,
                Because = because,
                Steps = own,
                Ndc = ndc?.Digits,
                NdcQuantity = isFirst ? ndc?.Quantity : null,
                NdcUnit = isFirst ? ndc?.Unit : null,
            });
        }
    }
}
