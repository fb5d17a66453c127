using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Reads claims, professional and institutional, one at a time with the people around them.</summary>
public static class ClaimReader
{
    public static IEnumerable<Claim> Read(Checker checker)
    {
        var around = new Surroundings();
        var lists = new ClaimLists();
        foreach (var part in new PartReader(checker).ReadEach())
        {
            if (part.Guide?.TransactionSet != "837")
            {
                continue;
            }
            if (part.Loop == "2300")
            {
                yield return One(part, around, lists);
            }
            else
            {
                around.Take(part);
            }
        }
    }

    private static Claim One(Part part, Surroundings around, ClaimLists lists)
    {
        lists.Clear();
        var facts = lists.Facts;
        for (var i = 0; i < part.Count; i++)
        {
            switch (part.TagOf(i))
            {
                case Tags.Lx:
                    lists.Lines.Add(lists.LineReader.Read(part, ref i));
                    break;
                case Tags.Sbr:
                    lists.Others.Add(OtherCoverageReader.At(part, i));
                    break;
                case Tags.Hi:
                    AddDiagnoses(part, i, lists.Diagnoses);
                    break;
                case Tags.Nm1:
                    lists.Parties.Add(PartyReader.At(part, i)!);
                    break;
                case Tags.Pwk when part.LoopOf(i) == "2300":
                    lists.Attachments.Add(new Qualified(part.Text(i, 1) ?? "", part.Text(i, 6) ?? ""));
                    break;
                default:
                    if (part.LoopOf(i) == "2300")
                    {
                        facts.Take(part, i);
                    }
                    break;
            }
        }
        return new Claim(
            around.Billing, around.Subscriber, around.Payer, around.Patient ?? around.Subscriber, around.Sequence,
            around.FilingCode, part.Text(0, 1) ?? "", part.Number(0, 2) ?? 0, part.Text(0, 5, 1), part.Text(0, 5, 3),
            Facts.Frozen(lists.Diagnoses), facts.Reference("F8"), facts.Reference("G1"), Facts.Frozen(lists.Parties),
            Facts.Frozen(lists.Lines), part.Keep())
        {
            References = Facts.Frozen(facts.References),
            Dates = Facts.Frozen(facts.Days),
            Amounts = Facts.Frozen(facts.Amounts),
            Notes = Facts.Frozen(facts.Notes),
            Attachments = Facts.Frozen(lists.Attachments),
            OtherCoverages = Facts.Frozen(lists.Others),
        };
    }

    private static void AddDiagnoses(Part part, int index, List<string> into)
    {
        var last = part[index].Count;
        for (var element = 1; element <= last; element++)
        {
            if (part.Text(index, element, 1) is "ABK" or "BK" or "ABF" or "BF"
                && part.Text(index, element, 2) is { } code)
            {
                into.Add(code);
            }
        }
    }

    /// <summary>What one claim gathers, used again for the next.</summary>
    private sealed class ClaimLists
    {
        public List<string> Diagnoses { get; } = [];

        public List<Party> Parties { get; } = [];

        public List<ServiceLine> Lines { get; } = [];

        public List<OtherCoverage> Others { get; } = [];

        public List<Qualified> Attachments { get; } = [];

        public Facts Facts { get; } = new();

        public ServiceLineReader LineReader { get; } = new();

        public void Clear()
        {
            Diagnoses.Clear();
            Parties.Clear();
            Lines.Clear();
            Others.Clear();
            Attachments.Clear();
            Facts.Clear();
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
                    (Billing, Subscriber, Payer, Patient) = (Party(part, "85"), null, null, null);
                    break;
                case "2000B":
                    (Subscriber, Payer, Patient) = (Party(part, "IL"), Party(part, "PR"), null);
                    (Sequence, FilingCode) = (part.Text(part.Find("SBR"), 1), part.Text(part.Find("SBR"), 9));
                    break;
                case "2000C":
                    Patient = Party(part, "QC");
                    break;
            }
        }

        private static Party? Party(Part part, string role) => PartyReader.At(part, part.Find("NM1", role));
    }
}
