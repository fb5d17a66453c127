namespace Chairtime.Billing.Vocabulary;

/// <summary>What a biller is told when a published table cannot answer, or answers from an old version.</summary>
public static class ReferenceFindings
{
    private static readonly Citation Own = new("Chairtime reference data", "");

    /// <summary>Nothing is loaded for the day: the value is unknown, never zero.</summary>
    /// <param name="label">The table, as a biller calls it.</param>
    /// <param name="about">The code asked for.</param>
    public static Finding NoData(string label, string about, DateOnly day) => new(
        "reference.not-loaded", Severity.Warns, about,
        $"No reference data for {label} of {about} on {day:yyyy-MM-dd}.",
        $"Load the publisher's file for that day with: chairtime reference import", Own);

    /// <summary>The version that answered is older than its publisher's cycle.</summary>
    public static Finding Stale(TableVersion table, DateOnly day) => new(
        "reference.stale", Severity.Informs, table.Table,
        $"{table.Label} was due to be replaced after {table.FreshThrough:yyyy-MM-dd}; used for {day:yyyy-MM-dd}.",
        $"Load the newer file with: chairtime reference import {table.Table} FILE", table.Source);
}
