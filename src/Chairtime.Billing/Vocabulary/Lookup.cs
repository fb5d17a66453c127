using System.Globalization;

namespace Chairtime.Billing.Vocabulary;

/// <summary>What became of a look-up in a published table.</summary>
public enum LookupOutcome
{
    /// <summary>No table that covers the day is loaded, or the loaded one is only an extract: nothing is
    /// known.</summary>
    NoData,

    /// <summary>A complete table covers the day and does not list it.</summary>
    NotListed,

    /// <summary>Listed, and in force on the day.</summary>
    Found,
}

/// <summary>Which published table, in which version, an answer came from.</summary>
/// <param name="Table">Permanent name of the table: <c>asp</c>, <c>ptp-practitioner</c>.</param>
/// <param name="Label">What a biller calls it.</param>
/// <param name="Coverage">Dates of service it answers for.</param>
/// <param name="FreshThrough">Last day before its publisher is due to replace it; null when it has no cycle.</param>
/// <param name="Sha256">Of the publisher's file, or of the extract that ships; lower-case hexadecimal.</param>
/// <param name="IsExtract">Holds some rows only: what it does not list is unknown, not absent.</param>
public sealed record TableVersion(
    string Table, string Label, DateRange Coverage, DateOnly? FreshThrough, string Sha256, bool IsExtract,
    Citation Source)
{
    /// <summary>What keys begin with of which an extract holds every row: there it knows what is not listed.</summary>
    public IReadOnlyList<string> Whole { get; init; } = [];

    /// <summary>First day that it covers, as it is written.</summary>
    public string FromText { get; } = Coverage.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>True when a date of service lies past the publisher's cycle of this version.</summary>
    public bool IsStaleFor(DateOnly day) => FreshThrough is { } fresh && day > fresh;
}

/// <summary>An answer from a published table: the value, or why there is none. Never a guess.</summary>
/// <param name="Value">Default unless <see cref="IsFound"/>.</param>
/// <param name="Table">The version asked; null when none covers the day.</param>
public readonly record struct Lookup<T>(LookupOutcome Outcome, T? Value, TableVersion? Table)
{
    public bool IsFound => Outcome == LookupOutcome.Found;

    /// <summary>False when nothing is known, which is not the same as knowing that it is not listed.</summary>
    public bool IsKnown => Outcome != LookupOutcome.NoData;
}
