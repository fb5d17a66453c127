using System.Globalization;
using Chairtime.X12.Checking;
using Chairtime.X12.Writing;

namespace Chairtime.X12.Acknowledging;

/// <summary>The body of one 999: each transaction of the group, its faulty segments and elements, the
/// verdicts.</summary>
internal sealed class GroupAnswer(SegmentWriter writer, GroupOutcome group)
{
    private const int MostCodes = 5;
    private int _accepted;

    public void Write()
    {
        writer.Write("AK1", Clean(group.FunctionalId), Clean(group.ControlNumber), Clean(group.Version));
        foreach (var transaction in group.Transactions)
        {
            Write(transaction);
        }
        var total = group.Transactions.Count;
        var faults = Codes(group.Issues, AckLevel.Group, MostCodes);
        var verdict = _accepted == total && faults.Count == 0 ? "A" : _accepted == 0 || faults.Count > 0 ? "R" : "P";
        var stated = int.TryParse(group.StatedCount, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : total;
        string?[] line = [verdict, Number(stated), Number(total), Number(verdict == "R" ? 0 : _accepted), .. faults];
        writer.Write("AK9", line);
    }

    private void Write(TransactionOutcome transaction)
    {
        writer.Write("AK2", Clean(transaction.Set), Clean(transaction.ControlNumber), Clean(transaction.Version));
        var faults = transaction.Issues.FindAll(issue => issue.Severity == IssueSeverity.Error
            && issue.Ack.Level is AckLevel.Segment or AckLevel.Element && issue.Severity == IssueSeverity.Error);
        foreach (var segment in faults.GroupBy(issue => (issue.Place.SegmentInTransaction, issue.Segment))
            .OrderBy(segment => segment.Key.SegmentInTransaction))
        {
            WriteSegment([.. segment], transaction.Set);
        }
        List<string> codes = Codes(transaction.Issues, AckLevel.Transaction, MostCodes);
        if (faults.Exists(issue => IsOfGuide(issue.Ack.Code)))
        {
            codes.Insert(0, "I5");
        }
        if (faults.Exists(issue => !IsOfGuide(issue.Ack.Code)))
        {
            codes.Insert(0, "5");
        }
        _accepted += transaction.IsAccepted ? 1 : 0;
        string?[] line = [transaction.IsAccepted ? "A" : "R", .. codes.Take(MostCodes)];
        writer.Write("IK5", line);
    }

    /// <summary>Codes with an I stand for rules of the guide, the others for the base standard.</summary>
    private static bool IsOfGuide(string code) => code.StartsWith('I');

    private void WriteSegment(List<SyntaxIssue> issues, string set)
    {
        var elements = issues.FindAll(issue => issue.Ack.Level == AckLevel.Element);
        var codes = Codes(issues, AckLevel.Segment, MostCodes);
        if (elements.Count > 0 && !codes.Contains("8"))
        {
            codes.Add("8");
        }
        var first = issues[0];
        string?[] line = [first.Segment, Number(first.Place.SegmentInTransaction), Loop(first.Place.Loop),
            .. codes.Take(MostCodes)];
        writer.Write("IK3", line);
        if (issues.Find(issue => issue.Ack.Level == AckLevel.Segment)?.Trigger is { } why)
        {
            Write(why);
        }
        if (first.Key is { } key && IsWritable(key))
        {
            writer.Write("CTX", writer.Composite(set == "837" ? "CLM01" : "TRN02", key[..Math.Min(key.Length, 35)]));
        }
        foreach (var issue in elements)
        {
            var position = writer.Composite(
                Number(issue.Element ?? 0), issue.Component is { } c ? Number(c) : null,
                issue.Repeat is { } r ? Number(r) : null);
            var value = issue.Value is { } bad && IsWritable(bad) ? bad : null;
            writer.Write("IK4", position, null, issue.Ack.Code, value);
            if (issue.Trigger is { } because)
            {
                Write(because);
            }
        }
    }

    private void Write(Trigger trigger) => writer.Write("CTX", "SITUATIONAL TRIGGER", trigger.Segment,
        Number(trigger.Position), Loop(trigger.Loop), trigger.Element == 0 ? null : Number(trigger.Element));

    /// <summary>IK303 takes four characters: the innermost loop's name as far as it fits.</summary>
    private static string Loop(string path)
    {
        var loop = path[(path.LastIndexOf('/') + 1)..];
        return loop.Length <= 4 ? loop : loop[..4];
    }

    /// <summary>A header's value as far as the answer can carry it.</summary>
    private string Clean(string value) => AcknowledgmentWriter.Clean(value, writer.Delimiters);

    /// <summary>A bad value is copied back only when it cannot break the answer itself.</summary>
    private bool IsWritable(string value) => value.Length is > 0 and <= 99
        && value.All(letter => letter is >= ' ' and <= '~' && !writer.Delimiters.Contains((byte)letter));

    private static List<string> Codes(IEnumerable<SyntaxIssue> issues, AckLevel level, int most) =>
    [
        .. issues.Where(issue => issue.Ack.Level == level && issue.Severity == IssueSeverity.Error)
            .Select(issue => issue.Ack.Code).Distinct().Take(most),
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
