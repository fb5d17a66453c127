using System.Collections.Immutable;
using System.Globalization;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Remittance835;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Reads claims, professional and institutional, one at a time with the people around them.</summary>
public static class ClaimReader
{
    private static readonly string[] DiagnosisKinds = ["ABK", "BK", "ABF", "BF"];

    public static IEnumerable<Claim> Read(Checker checker)
    {
        var around = new Surroundings();
        foreach (var part in new PartReader(checker).Read())
        {
            if (part.Guide?.TransactionSet != "837")
            {
                continue;
            }
            if (part.Loop == "2300")
            {
                yield return One(part, around);
            }
            else
            {
                around.Take(part);
            }
        }
    }

    private static Claim One(Part part, Surroundings around)
    {
        var diagnoses = ImmutableArray.CreateBuilder<string>();
        var parties = ImmutableArray.CreateBuilder<Party>();
        var lines = ImmutableArray.CreateBuilder<ServiceLine>();
        var others = ImmutableArray.CreateBuilder<OtherCoverage>();
        var attachments = ImmutableArray.CreateBuilder<Qualified>();
        var facts = new Facts();
        for (var i = 0; i < part.Count; i++)
        {
            if (part.Is(i, "LX"))
            {
                lines.Add(Line(part, ref i));
            }
            else if (part.Is(i, "SBR"))
            {
                others.Add(OtherCoverageReader.At(part, i));
            }
            else if (part.Is(i, "HI"))
            {
                AddDiagnoses(part, i, diagnoses);
            }
            else if (part.Is(i, "NM1"))
            {
                parties.Add(PartyReader.At(part, i)!);
            }
            else if (part.LoopOf(i) == "2300" && part.Is(i, "PWK"))
            {
                attachments.Add(new Qualified(part.Text(i, 1) ?? "", part.Text(i, 6) ?? ""));
            }
            else if (part.LoopOf(i) == "2300")
            {
                facts.Take(part, i);
            }
        }
        return new Claim(
            around.Billing, around.Subscriber, around.Payer, around.Patient ?? around.Subscriber, around.Sequence,
            around.FilingCode, part.Text(0, 1) ?? "", part.Number(0, 2) ?? 0, part.Text(0, 5, 1), part.Text(0, 5, 3),
            diagnoses.ToImmutable(), facts.Reference("F8"), facts.Reference("G1"), parties.ToImmutable(),
            lines.ToImmutable(), part)
        {
            References = [.. facts.References],
            Dates = [.. facts.Days],
            Amounts = [.. facts.Amounts],
            Notes = [.. facts.Notes],
            Attachments = attachments.ToImmutable(),
            OtherCoverages = others.ToImmutable(),
        };
    }

    private static void AddDiagnoses(Part part, int index, ImmutableArray<string>.Builder into)
    {
        for (var element = 1; element <= part[index].Count; element++)
        {
            if (part.Text(index, element, 1) is { } kind && DiagnosisKinds.Contains(kind)
                && part.Text(index, element, 2) is { } code)
            {
                into.Add(code);
            }
        }
    }

    private static ServiceLine Line(Part part, ref int index)
    {
        var first = index;
        var last = index;
        while (last + 1 < part.Count && !part.Is(last + 1, "LX"))
        {
            last++;
        }
        index = last;
        int? At(string id, string? qualifier = null)
        {
            for (var i = first; i <= last; i++)
            {
                if (part.Is(i, id, qualifier))
                {
                    return i;
                }
            }
            return null;
        }
        var sv1 = At("SV1");
        var sv2 = At("SV2");
        var service = sv1 ?? sv2;
        var procedure = sv1 is null ? 2 : 1;
        var date = At("DTP", "472");
        var facts = new Facts();
        for (var i = first; i <= last && part.LoopOf(i) == "2400"; i++)
        {
            facts.Take(part, i);
        }
        return new ServiceLine(
            (int)(part.Number(first, 1) ?? 0), part.Text(sv2, 1), part.Text(service, procedure, 1),
            part.Text(service, procedure, 2),
            [.. Enumerable.Range(3, 4).Select(c => part.Text(service, procedure, c)).OfType<string>()],
            part.Text(service, procedure, 7), part.Number(service, procedure + 1) ?? 0,
            part.Text(service, procedure + 2), part.Number(service, procedure + 3), part.Text(sv1, 5),
            [.. Pointers(part, sv1)], part.Day(date, 3), part.LastDay(date, 3), part.Text(At("REF", "6R"), 2),
            Drug(part, At("LIN"), At("CTP"), At("REF", "XZ") ?? At("REF", "VY")),
            [.. OtherPayers(part, first, last)],
            [.. Enumerable.Range(first, last - first + 1).Where(i => part.Is(i, "NM1"))
                .Select(i => PartyReader.At(part, i)!)])
        {
            References = [.. facts.References.Where(reference => reference.Kind != "6R")],
            Dates = [.. facts.Days],
            Amounts = [.. facts.Amounts],
            Notes = [.. facts.Notes],
        };
    }

    private static IEnumerable<int> Pointers(Part part, int? sv1)
    {
        for (var component = 1; component <= 4; component++)
        {
            if (int.TryParse(part.Text(sv1, 7, component), NumberStyles.None, CultureInfo.InvariantCulture, out var to))
            {
                yield return to;
            }
        }
    }

    private static LineDrug? Drug(Part part, int? lin, int? ctp, int? prescription) => lin is null ? null
        : new LineDrug(part.Text(lin, 2), part.Text(lin, 3), part.Number(ctp, 4), part.Text(ctp, 5, 1),
            part.Text(prescription, 2));

    private static IEnumerable<OtherPayerPayment> OtherPayers(Part part, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (!part.Is(i, "SVD"))
            {
                continue;
            }
            var adjustments = ImmutableArray.CreateBuilder<Adjustment>();
            DateOnly? on = null;
            for (var j = i + 1; j <= last && !part.Is(j, "SVD"); j++)
            {
                if (part.Is(j, "CAS"))
                {
                    adjustments.AddRange(Adjustment.Of(part, j));
                }
                on ??= part.Is(j, "DTP", "573") ? part.Day(j, 3) : null;
            }
            yield return new OtherPayerPayment(part.Text(i, 1), part.Number(i, 2) ?? 0, part.Text(i, 3, 2),
                part.Number(i, 5), adjustments.Sum(adjustment => adjustment.Amount), on)
            {
                Adjustments = adjustments.ToImmutable(),
            };
        }
    }

    /// <summary>Whoever stands above the next claim: each HL level replaces what is below it.</summary>
    private sealed class Surroundings
    {
        public Party? Billing { get; private set; }

        public Party? Subscriber { get; private set; }

        public Party? Payer { get; private set; }

        public Party? Patient { get; private set; }

        public string? Sequence { get; private set; }

        public string? FilingCode { get; private set; }

        public void Take(Part part)
        {
            switch (part.Loop)
            {
                case "2000A":
                    (Billing, Subscriber, Payer, Patient) = (PartyReader.At(part, part.Find("NM1", "85")), null, null, null);
                    break;
                case "2000B":
                    (Subscriber, Payer, Patient) =
                        (PartyReader.At(part, part.Find("NM1", "IL")), PartyReader.At(part, part.Find("NM1", "PR")), null);
                    (Sequence, FilingCode) = (part.Text(part.Find("SBR"), 1), part.Text(part.Find("SBR"), 9));
                    break;
                case "2000C":
                    Patient = PartyReader.At(part, part.Find("NM1", "QC"));
                    break;
            }
        }
    }
}
