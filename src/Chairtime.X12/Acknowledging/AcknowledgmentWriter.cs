using System.Globalization;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Writing;

namespace Chairtime.X12.Acknowledging;

/// <summary>The numbers and the moment of an answer; the caller's, so that the answer is the same every time.</summary>
/// <param name="Control">Used as ISA13, padded to nine digits, and as GS06.</param>
public sealed record AnswerStamp(int Control, DateTime At);

/// <summary>Writes what a receiver answers to a checked file: a TA1 per interchange and a 999 per group.</summary>
public static class AcknowledgmentWriter
{
    private const string Version = "005010X231A1";

    /// <summary>
    /// One interchange for each interchange of the file, in file order. Acknowledgments themselves (999, TA1) get a
    /// TA1 only when they ask for one: a 999 is never answered by a 999.
    /// </summary>
    public static IReadOnlyList<byte[]> Write(Checker file, AnswerStamp stamp)
    {
        var answers = new List<byte[]>();
        foreach (var interchange in file.Interchanges)
        {
            var next = stamp with { Control = stamp.Control + answers.Count };
            answers.Add(Answer(interchange, file, next));
        }
        return answers;
    }

    private static byte[] Answer(InterchangeOutcome outcome, Checker file, AnswerStamp stamp)
    {
        var asked = outcome.Header.Elements;
        var date = stamp.At.ToString("yyMMdd", CultureInfo.InvariantCulture);
        var time = stamp.At.ToString("HHmm", CultureInfo.InvariantCulture);
        var control = stamp.Control.ToString("000000000", CultureInfo.InvariantCulture);
        string[] header = ["00", "", "00", "", asked[6], asked[7].Trim(), asked[4], asked[5].Trim(), date, time, "^",
            "00501", control, "0", asked[14] is "P" or "T" ? asked[14] : "P"];
        var writer = new InterchangeWriter(header, Delimiters.Usual);
        var (status, note) = Verdict(outcome, file);
        if (outcome.Header.WantsAcknowledgment || status != "A")
        {
            writer.Segments.Write("TA1", asked[12].Trim(), asked[8], asked[9], status, note);
        }
        var groups = outcome.Groups.Where(group => status != "R" && group.FunctionalId != "FA").ToList();
        var number = 0;
        foreach (var group in groups)
        {
            var groupControl = (stamp.Control + number).ToString(CultureInfo.InvariantCulture);
            writer.OpenGroup("FA", group.Elements[2], group.Elements[1],
                stamp.At.ToString("yyyyMMdd", CultureInfo.InvariantCulture), time, groupControl, "X", Version);
            writer.OpenTransaction("999", (++number).ToString("0000", CultureInfo.InvariantCulture), Version);
            new GroupAnswer(writer.Segments, group).Write();
            writer.CloseTransaction();
            writer.CloseGroup();
        }
        return writer.Finish().Bytes;
    }

    /// <summary>TA104 and TA105: rejected when the envelope does not hold, accepted with a note otherwise.</summary>
    private static (string Status, string Note) Verdict(InterchangeOutcome outcome, Checker file)
    {
        var envelope = outcome.Issues.Concat(file.Issues.Where(issue => issue.Place.Interchange is null))
            .Where(issue => issue.Ack.Level == AckLevel.Interchange && issue.Severity == IssueSeverity.Error).ToList();
        if (envelope.Count > 0)
        {
            return ("R", envelope[0].Ack.Code);
        }
        return ("A", "000");
    }
}
