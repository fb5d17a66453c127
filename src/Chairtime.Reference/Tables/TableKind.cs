using System.Collections.Immutable;

namespace Chairtime.Reference.Tables;

/// <summary>How often a publisher replaces a table.</summary>
public enum Cycle
{
    Weekly,
    Quarterly,

    /// <summary>CARC and RARC: three times a year.</summary>
    EveryFourMonths,

    Yearly,
}

/// <summary>One kind of published table: its columns, its key, and how long a version of it holds.</summary>
/// <param name="Id">Permanent name, as typed on the command line.</param>
/// <param name="Columns">This project's names; the first <paramref name="KeyColumns"/> are the key.</param>
public sealed record TableKind(
    string Id, string Label, string Publisher, Cycle Cycle, ImmutableArray<string> Columns, int KeyColumns)
{
    /// <summary>Column with the row's first day in force; null when rows have none.</summary>
    public string? From { get; init; }

    /// <summary>Column with the row's last day in force, empty while open; null when rows have none.</summary>
    public string? Through { get; init; }

    /// <summary>Rows keep their past, so the version answers for days before it too.</summary>
    public bool HoldsHistory => From is not null;

    /// <summary>Each file holds changed rows only: versions add up, newest first.</summary>
    public bool IsIncremental { get; init; }

    /// <summary>Needs a licence of its own: read from the user's file, never shipped.</summary>
    public bool IsLicensed { get; init; }

    public int IndexOf(string column) => Columns.IndexOf(column);
}
