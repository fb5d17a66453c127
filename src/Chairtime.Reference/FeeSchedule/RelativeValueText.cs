using Chairtime.Reference.Reading;

namespace Chairtime.Reference.FeeSchedule;

/// <summary>The relative values as text of fixed width: lines that start with HDR, then 171 characters a
/// row.</summary>
internal static class RelativeValueText
{
    private const string Header = "HDR";
    private const int Shortest = 143;
    private const int Longest = 200;

    public static bool Is(SourceMember member)
    {
        if (member.IsWorkbook)
            return false;
        using var stream = member.Open();
        Span<byte> start = stackalloc byte[3];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual("HDR"u8);
    }

    /// <summary>Cells in the order of the kind's columns.</summary>
    public static List<string[]> Read(SourceMember member)
    {
        var rows = new List<string[]>();
        using var text = SourceText.Open(member);
        for (var line = 1; text.ReadLine() is { } row; line++)
        {
            if (row.StartsWith(Header, StringComparison.Ordinal) || row.AsSpan().Trim().Length == 0)
                continue;
            rows.Add(Cells($"{member.Place}, line {line}", row));
        }

        return rows;
    }

    // Places as CMS documents them, counted from 1: code 1-5, modifier 6-7, status 58, work 60-65 and so on.
    private static string[] Cells(string place, string row)
    {
        if (row.Length is < Shortest or > Longest)
        {
            throw new RefusedFileException(
                place, RefusedFileException.Show(row) + $" of {row.Length} characters",
                $"{Shortest} to {Longest}: code, modifier, status, relative values");
        }

        var code = At(row, 1, 5).ToUpperInvariant();
        if (!Fields.IsCode(code))
            throw new RefusedFileException(place, RefusedFileException.Show(code), "a code of five characters");
        var modifier = At(row, 6, 7);
        if (modifier.Length == 1)
            throw new RefusedFileException(place, RefusedFileException.Show(modifier), "a modifier or nothing");
        var status = At(row, 58, 58);
        if (status.Length != 1 || !char.IsAsciiLetter(status[0]))
            throw new RefusedFileException(place, "status " + RefusedFileException.Show(status), "one letter");
        return
        [
            code, modifier, status, Number(place, row, 60, 65), Number(place, row, 67, 72), Number(place, row, 76, 81),
            Number(place, row, 85, 89), At(row, 103, 103), At(row, 104, 106), At(row, 116, 116), At(row, 117, 117),
            At(row, 118, 118), Number(place, row, 134, 140), At(row, 142, 143), At(row, 121, 121),
        ];
    }

    private static string At(string row, int first, int last) => row[(first - 1)..last].Trim();

    private static string Number(string place, string row, int first, int last)
    {
        var text = At(row, first, last);
        return Fields.Canonical(text) ?? throw new RefusedFileException(
            place, $"{RefusedFileException.Show(text)} in characters {first} to {last}", "a number");
    }
}
