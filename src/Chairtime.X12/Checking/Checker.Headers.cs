using System.Globalization;
using System.Text;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Checking;

/// <summary>The headers of interchanges and groups, value by value, and the TA1 between them.</summary>
public sealed partial class Checker
{
    private static readonly HashSet<string> GroupIds =
        ["HC", "HP", "FA", "HN", "HR", "HS", "HB", "HI", "PI", "BE", "RA"];

    /// <summary>Kinds of sender and receiver numbers (ISA05, ISA07) that are not two digits.</summary>
    private static readonly HashSet<string> PartyIds = ["AM", "NR", "SA", "SN", "ZZ"];

    private void OpenInterchange(in Segment segment)
    {
        EndInterchange(segment);
        var header = _reader.Header!;
        _interchange = new InterchangeOutcome(header);
        _interchanges.Add(_interchange);
        _elements.Use(header.Delimiters);
        _known?.Use(header.Delimiters);
        _issues.StartTransaction();
        _issues.Interchange = header.ControlNumber.Trim();
        _groupNumbers.Clear();
        var key = string.Join('|', header.Elements.Skip(4).Take(4).Append(header.ControlNumber));
        if (!_interchangeNumbers.Add(key))
        {
            Report(segment, "envelope.duplicate-interchange", "ISA", "the same control number came before",
                new AckCode(AckLevel.Interchange, "025"));
        }
        CheckHeader(segment, header);
    }

    private void CheckHeader(in Segment segment, InterchangeHeader header)
    {
        Header(segment, header.Elements[0] is ['0', >= '0' and <= '8'], 1, "010");
        Header(segment, header.Elements[2] is "00" or "01", 3, "012");
        Header(segment, IsPartyId(header.Elements[4]), 5, "005");
        Header(segment, IsPartyId(header.Elements[6]), 7, "007");
        Header(segment, header.Elements[5].Trim().Length > 0, 6, "006");
        Header(segment, header.Elements[7].Trim().Length > 0, 8, "008");
        Header(segment, ValueForms.IsDate(Encoding.Latin1.GetBytes("20" + header.Elements[8])), 9, "014");
        Header(segment, header.Elements[9].Length == 4 && ValueForms.IsTime(
            Encoding.Latin1.GetBytes(header.Elements[9])), 10, "015");
        Header(segment, header.Elements[11] is "00501" or "00602", 12, "017", IssueSeverity.Warning);
        Header(segment, header.ControlNumber.Length == 9 && header.ControlNumber.All(char.IsAsciiDigit), 13, "018");
        Header(segment, header.Elements[13] is "0" or "1", 14, "019");
        Header(segment, header.Elements[14] is "P" or "T", 15, "020");
        Header(segment, header.Delimiters.HasRepetition, 11, "026", IssueSeverity.Warning);
    }

    private static bool IsPartyId(string id) => PartyIds.Contains(id)
        || (id.Length == 2 && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 38);

    private void Header(
        in Segment segment, bool holds, int element, string note, IssueSeverity severity = IssueSeverity.Error)
    {
        if (!holds)
        {
            var place = _issues.Here(segment.OffsetOf(element), segment.Ordinal);
            _issues.Add(new SyntaxIssue("envelope.header-value", 1, severity, place, "ISA", element, null, null,
                segment.Text(element), "is not a legal value of the interchange header",
                new AckCode(AckLevel.Interchange, note)));
        }
    }

    private void OpenGroup(in Segment segment)
    {
        if (_group is { IsImplied: false, Transactions.Count: 0 } && segment.Text(6) == _group.ControlNumber)
        {
            Report(segment, "envelope.duplicate-group", "GS", "the same group header stands right before it",
                new AckCode(AckLevel.Group, "19"));
            return;
        }
        EndGroup(segment);
        var elements = new string[8];
        for (var i = 0; i < 8; i++)
        {
            elements[i] = segment.Text(i + 1);
        }
        _group = new GroupOutcome(elements);
        _interchange?.Groups.Add(_group);
        _issues.Group = _group.ControlNumber;
        _transactionNumbers.Clear();
        (_isStraying, _withoutHeader) = (false, 0);
        Group(segment, GroupIds.Contains(elements[0]), 1, "1");
        Group(segment, elements[1].Length is >= 2 and <= 15, 2, "14");
        Group(segment, elements[2].Length is >= 2 and <= 15, 3, "13");
        Group(segment, ValueForms.IsDate(Encoding.Latin1.GetBytes(elements[3])), 4, "1");
        Group(segment, ValueForms.IsTime(Encoding.Latin1.GetBytes(elements[4])), 5, "1");
        Group(segment, elements[5].Length is >= 1 and <= 9 && elements[5].All(char.IsAsciiDigit), 6, "6");
        Group(segment, elements[6] == "X", 7, "1");
        Group(segment, elements[7].Length is >= 6 and <= 12, 8, "2");
        if (!_groupNumbers.Add(_group.ControlNumber))
        {
            Report(segment, "envelope.duplicate-group", "GS", "the same group control number came before",
                new AckCode(AckLevel.Group, "19"));
        }
    }

    private void Group(in Segment segment, bool holds, int element, string code)
    {
        if (!holds)
        {
            var place = _issues.Here(segment.OffsetOf(element), segment.Ordinal);
            _issues.Add(new SyntaxIssue("envelope.group-value", 1, IssueSeverity.Error, place, "GS", element, null,
                null, segment.Text(element), "is not a legal value of the group header",
                new AckCode(AckLevel.Group, code)));
        }
    }

    /// <summary>A TA1 stands between ISA and the first group: number, date and time of what it answers, verdict,
    /// note.</summary>
    private void CheckAnswer(in Segment segment)
    {
        Answer(segment, segment[1].Length == 9 && !segment[1].ContainsAnyExceptInRange((byte)'0', (byte)'9'), 1);
        Answer(segment, segment[2].Length == 6 && ValueForms.IsDate([.. "20"u8, .. segment[2]]), 2);
        Answer(segment, segment[3].Length == 4 && ValueForms.IsTime(segment[3]), 3);
        Answer(segment, segment.Text(4) is "A" or "E" or "R", 4);
        Answer(segment, segment[5].Length == 3 && int.TryParse(segment[5], out var note) && note is >= 0 and <= 31, 5);
    }

    private void Answer(in Segment segment, bool holds, int element)
    {
        if (!holds)
        {
            var place = _issues.Here(segment.OffsetOf(element), segment.Ordinal);
            _issues.Add(new SyntaxIssue("envelope.answer-value", 1, IssueSeverity.Error, place, "TA1", element, null,
                null, segment.Text(element), "is not a legal value of an interchange acknowledgment",
                new AckCode(AckLevel.Interchange, "022")));
        }
    }
}
