using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Rules;

/// <summary>Reads who let which gate of which visit through, and why: one JSON object a line.</summary>
public static class GateOverrideReader
{
    /// <exception cref="PolicyFileException">A line breaks the format; the message names it.</exception>
    public static ImmutableArray<GateOverride> Read(string fileName, ReadOnlyMemory<byte> utf8) =>
        [.. HistoryReader.Lines(fileName, utf8).Select(Override)];

    private static GateOverride Override(FileValue line)
    {
        string? visitId = null, by = null, why = null;
        Gate? gate = null;
        foreach (var part in line.Properties("visitId", "gate", "by", "why"))
        {
            switch (part.Name)
            {
                case "visitId": visitId = part.Text(); break;
                case "by": by = part.Text(); break;
                case "why": why = part.Text(); break;
                default:
                    gate = part.Word(
                        ("diagnosis", Gate.Diagnosis), ("time", Gate.Time), ("drug", Gate.Drug),
                        ("authorization", Gate.Authorization), ("payer-rules", Gate.PayerRules));
                    break;
            }
        }

        return visitId is not null && gate is { } which && by is not null && why is not null
            ? new GateOverride(visitId, which, by, why)
            : throw line.Refuse("an override with visitId, gate, by and why");
    }
}
