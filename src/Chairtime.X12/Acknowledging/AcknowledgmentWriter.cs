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
    /// One interchange for each interchange of the file that is answered, in file order. A TA1 is sent when it is
    /// asked for, or when the interchange is rejected, which is then all that is said of it. Acknowledgments
    /// themselves (999, TA1) are answered by a TA1 at most.
    /// </summary>
    public static IReadOnlyList<byte[]> Write(Checker file, AnswerStamp stamp)
    {
        var answers = new List<byte[]>();
        foreach (var interchange in file.Interchanges)
        {
            var next = stamp with { Control = stamp.Control + answers.Count };
            if (Answer(interchange, file, next) is { } answer)
            {
                answers.Add(answer);
            }
        }
        return answers;
    }

    private static byte[]? Answer(InterchangeOutcome outcome, Checker file, AnswerStamp stamp)
    {
        var (status, note) = Verdict(outcome, file);
        var groups = outcome.Groups.FindAll(group => status != "R" && group is { FunctionalId: not "FA", IsImplied: false });
        var hasNote = outcome.Header.WantsAcknowledgment || status != "A";
        if (!hasNote && groups.Count == 0)
        {
            return null;
        }
        var asked = outcome.Header.Elements;
        var writer = new InterchangeWriter(Header(asked, stamp), Delimiters.Usual);
        if (hasNote)
        {
            writer.Segments.Write("TA1", Text(asked[12].Trim()), Text(asked[8]), Text(asked[9]), status, note);
        }
        for (var number = 0; number < groups.Count; number++)
        {
            Write(writer, groups[number], number, stamp);
        }
        return writer.Finish().Bytes;
    }

    private static string[] Header(IReadOnlyList<string> asked, AnswerStamp stamp)
    {
        var date = stamp.At.ToString("yyMMdd", CultureInfo.InvariantCulture);
        var time = stamp.At.ToString("HHmm", CultureInfo.InvariantCulture);
        var control = stamp.Control.ToString("000000000", CultureInfo.InvariantCulture);
        return
        [
            "00", "", "00", "", Party(asked[6], 2), Party(asked[7], 15), Party(asked[4], 2), Party(asked[5], 15), date,
            time, "^", "00501", control, "0", asked[14] is "P" or "T" ? asked[14] : "P",
        ];
    }

    private static void Write(InterchangeWriter writer, GroupOutcome group, int number, AnswerStamp stamp)
    {
        var control = (stamp.Control + number).ToString(CultureInfo.InvariantCulture);
        writer.OpenGroup("FA", Text(group.Elements[2]), Text(group.Elements[1]),
            stamp.At.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            stamp.At.ToString("HHmm", CultureInfo.InvariantCulture), control, "X", Version);
        writer.OpenTransaction("999", (number + 1).ToString("0000", CultureInfo.InvariantCulture), Version);
        new GroupAnswer(writer.Segments, group).Write();
        writer.CloseTransaction();
        writer.CloseGroup();
    }

    private static string Party(string value, int width)
    {
        var clean = Text(value.Trim());
        return clean.Length <= width ? clean : clean[..width];
    }

    private static string Text(string value) => Clean(value, Delimiters.Usual);

    /// <summary>A value of the file with what would break the answer replaced by question marks.</summary>
    internal static string Clean(string value, Delimiters delimiters) => string.Create(value.Length,
        (value, delimiters), static (into, from) =>
        {
            for (var i = 0; i < into.Length; i++)
            {
                var letter = from.value[i];
                into[i] = letter is >= ' ' and <= '~' && !from.delimiters.Contains((byte)letter) ? letter : '?';
            }
        });

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
