using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Reading;

namespace Chairtime.Reference.Tables;

/// <summary>A table as read from its publisher's file, not yet stored.</summary>
/// <param name="Coverage">Dates of service it answers for.</param>
/// <param name="FreshThrough">Last day before its publisher is due to replace it; null when not known.</param>
/// <param name="ReleasedOn">The publisher's release day, where the file or its name has one.</param>
public sealed record ImportedTable(
    ReferenceTable Table, DateRange Coverage, DateOnly? FreshThrough, DateOnly? ReleasedOn)
{
    /// <summary>Which part of a table that is published in parts; empty for a whole one.</summary>
    public string Part { get; init; } = "";
}

/// <summary>What the person who imports a file says of it; null where the file speaks for itself.</summary>
/// <param name="From">First day it covers.</param>
public sealed record ImportRequest(DateOnly? From = null)
{
    /// <summary>The days a file covers: as its text, its name and the person say, who must agree.</summary>
    /// <param name="preamble">Text above the header row.</param>
    /// <param name="read">Reads a period from a file name.</param>
    /// <exception cref="RefusedFileException">Nobody says, or two disagree.</exception>
    public DateRange PeriodOr(SourceMember member, string preamble, Func<string, DateRange?> read)
    {
        var inText = Days.Effective(preamble);
        var inName = member.Names.Select(read).FirstOrDefault(period => period is not null);
        if (inText is { } text && inName is { } name && !text.Contains(name.From))
            throw new RefusedFileException(member.Place, $"a text that covers {text} under a name for {name}",
                "one period");
        var period = inText ?? inName;
        if (From is not { } from)
        {
            return period ?? throw new RefusedFileException(
                member.Place, "no dates in the file or its name", "its publisher's file name, or --from YYYY-MM-DD");
        }

        if (period is { } said && said.From != from)
            throw new RefusedFileException(member.Place, $"a file for {said}", $"one from {Days.Text(from)} (--from)");
        return period ?? read(Days.Text(from)) ?? new DateRange(from, from.AddMonths(3).AddDays(-1));
    }

    public static DateOnly? Released(SourceMember member, string preamble) =>
        Days.Released(preamble) ?? member.Names.Select(Days.Released).FirstOrDefault(day => day is not null);
}

/// <summary>How one kind of table is read.</summary>
/// <param name="Rank">How well a name inside a zip fits; 0 when it does not.</param>
public sealed record Importer(
    TableKind Kind, Func<string, int> Rank, Func<TableKind, SourceMember, ImportRequest, ImportedTable> Read)
{
    /// <summary>Rank of names inside a zip for a table that is read together with this one; null for none.</summary>
    public Func<string, int>? Companion { get; init; }

    /// <param name="givenName">The file's name as given, where <paramref name="path"/> is a stored copy.</param>
    /// <exception cref="RefusedFileException">Not such a file.</exception>
    public SourceMember Open(string path, string givenName) => SourceFile.Open(path, givenName, Rank, Companion);
}
