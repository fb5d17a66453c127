using System.Globalization;
using System.Text.Json;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Reference;

/// <summary>Which of a file's visits two versions of a table would code, hold or pay differently.</summary>
internal sealed class VisitDifferences(VisitComparison comparison, TextWriter output, bool isJson)
{
    private int _read;
    private int _coded;
    private int _held;
    private int _paid;
    private int _priced;
    private decimal _before;
    private decimal _after;

    /// <returns>The exit status: a visit that could not be read needs a person.</returns>
    public int Run(IEnumerable<VisitText> texts, TextWriter errors)
    {
        var complaints = new List<string>();
        foreach (var text in texts)
        {
            if (text.Read(complaints) is not { } visit)
                continue;
            var difference = comparison.Of(visit);
            Count(difference);
            if (difference.IsNone)
                continue;
            if (isJson)
                output.WriteLine(ReferenceJson.Line(json => VisitDifferenceJson.Write(json, difference)));
            else
                Show(difference);
        }

        complaints.ForEach(errors.WriteLine);
        if (isJson)
            output.WriteLine(ReferenceJson.Line(Totals));
        else
            Summarize();
        return complaints.Count > 0 ? ExitStatus.NeedsPerson : ExitStatus.Done;
    }

    private void Count(VisitDifference difference)
    {
        _read++;
        _coded += difference.IsCodedDifferently ? 1 : 0;
        _held += difference.IsHeldDifferently ? 1 : 0;
        _paid += difference.IsPaidDifferently ? 1 : 0;
        if (difference is { Before.ExpectedPaid: { } before, After.ExpectedPaid: { } after })
        {
            _priced++;
            _before += before;
            _after += after;
        }
    }

    private void Show(VisitDifference difference)
    {
        var (was, becomes) = (difference.Before.Coded.Disposition, difference.After.Coded.Disposition);
        output.WriteLine($"visit {difference.Before.Coded.Visit.VisitId}, "
            + difference.Before.Coded.Visit.DateOfService.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            + (was == becomes ? ""
                : $": {VisitDifferenceJson.Word(was)} before, {VisitDifferenceJson.Word(becomes)} after"));
        Both("coded", difference.CodedBefore, difference.CodedAfter);
        Both("found", difference.FindingsBefore, difference.FindingsAfter);
        foreach (var paid in difference.Paid)
        {
            output.WriteLine($"  paid: {paid.Line}  {Dollars(paid.Before, paid.UnknownBefore)} before, "
                + $"{Dollars(paid.After, paid.UnknownAfter)} after"
                + (paid.After - paid.Before is { } change ? $" ({Signed(change)})" : ""));
        }
    }

    private void Both(string what, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var each in before)
            output.WriteLine($"  {what} before only: {each}");
        foreach (var each in after)
            output.WriteLine($"  {what} after only: {each}");
    }

    private void Summarize()
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Of {_read:N0} visits {_coded:N0} would be coded, {_held:N0} held or let go, {_paid:N0} paid "
            + $"differently."));
        if (_priced > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{_priced:N0} have a price under both: {Dollars(_before, null)} before, "
                + $"{Dollars(_after, null)} after ({Signed(_after - _before)})."));
        }

        if (_priced < _read)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{_read - _priced:N0} have a line without a price under one of them; --practice and the payer's "
                + $"contract give what is missing, or 'price' says what else."));
        }
    }

    private void Totals(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("visits", _read);
        json.WriteNumber("codedDifferently", _coded);
        json.WriteNumber("heldDifferently", _held);
        json.WriteNumber("paidDifferently", _paid);
        json.WriteNumber("pricedUnderBoth", _priced);
        VisitDifferenceJson.Dollars(json, "expectedBefore", _before);
        VisitDifferenceJson.Dollars(json, "expectedAfter", _after);
        json.WriteEndObject();
    }

    private static string Dollars(decimal? amount, string? unknown) => amount is { } known
        ? known.ToString("$#,##0.00", CultureInfo.InvariantCulture) : $"unknown ({unknown})";

    private static string Signed(decimal change) =>
        change.ToString("+$#,##0.00;-$#,##0.00;$0.00", CultureInfo.InvariantCulture);
}
