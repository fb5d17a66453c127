using System.Buffers;
using System.Globalization;
using System.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Writing;

/// <summary>
/// Joins files: the groups of interchanges between the same parties go into one interchange, in the delimiters and
/// with the control number of the first. Group numbers that came before get the next free one; counts are made anew.
/// </summary>
public static class Merger
{
    /// <exception cref="UnwritableException">The envelope of a file is broken, which joining would hide.</exception>
    public static byte[] Merge(IEnumerable<ReadOnlyMemory<byte>> files)
    {
        var targets = new List<(string Key, Target Target)>();
        var number = 0;
        foreach (var file in files)
        {
            number++;
            Refuse(file, number);
            using var reader = new SegmentReader(file);
            Target? target = null;
            while (reader.Read())
            {
                target = reader.Current.Tag == Tags.Isa ? Find(targets, reader.Header!) : target;
                target!.Take(reader.Current, reader.Delimiters);
            }
        }
        return [.. targets.SelectMany(entry => entry.Target.Finish())];
    }

    private static void Refuse(ReadOnlyMemory<byte> file, int number)
    {
        using var check = Checker.Run(file);
        if (check.Issues.FirstOrDefault(issue => issue.Severity == IssueSeverity.Error
            && issue.Code.StartsWith("envelope.", StringComparison.Ordinal)) is { } issue)
        {
            throw new UnwritableException(string.Create(CultureInfo.InvariantCulture,
                $"file {number} cannot be joined with others: {issue.Code} at byte {issue.Place.ByteOffset}"));
        }
    }

    private static Target Find(List<(string Key, Target Target)> targets, InterchangeHeader header)
    {
        var e = header.Elements;
        var key = string.Join('|', e[4], e[5], e[6], e[7], e[11], e[14]);
        var at = targets.FindIndex(entry => entry.Key == key);
        if (at < 0)
        {
            at = targets.Count;
            targets.Add((key, new Target(header)));
        }
        return targets[at].Target;
    }

    /// <summary>One interchange of the result.</summary>
    private sealed class Target
    {
        private readonly ArrayBufferWriter<byte> _output = new();
        private readonly HashSet<string> _numbers = [];
        private readonly SegmentWriter _writer;
        private readonly string _control;
        private string _group = "";
        private int _groups;

        public Target(InterchangeHeader header)
        {
            _writer = new SegmentWriter(_output, header.Delimiters);
            _writer.Header(header.Elements);
            _control = header.ControlNumber;
        }

        public void Take(in Segment segment, Delimiters from)
        {
            switch (segment.Tag)
            {
                case Tags.Isa or Tags.Iea:
                    break;
                case Tags.Gs:
                    _groups++;
                    _group = Free(segment.Text(6));
                    Write(segment, 6);
                    break;
                case Tags.Ge:
                    Write(segment, 2);
                    break;
                default:
                    _writer.Copy(segment, from);
                    break;
            }
        }

        public byte[] Finish()
        {
            _writer.Write("IEA", _groups.ToString(CultureInfo.InvariantCulture), _control);
            return _output.WrittenSpan.ToArray();
        }

        private string Free(string number)
        {
            while (!_numbers.Add(number))
            {
                number = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    ? ((value + 1) % 1_000_000_000).ToString(CultureInfo.InvariantCulture) : number + "1";
            }
            return number;
        }

        private void Write(in Segment segment, int numbered)
        {
            var elements = new string?[segment.Count];
            for (var i = 1; i <= segment.Count; i++)
            {
                elements[i - 1] = i == numbered ? _group : Encoding.Latin1.GetString(segment[i]);
            }
            _writer.Write(segment.Id, elements);
        }
    }
}
