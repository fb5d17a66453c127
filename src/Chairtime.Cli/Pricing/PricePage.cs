using System.Globalization;
using Chairtime.Billing.Pricing;
using Chairtime.Cli.Explaining;

namespace Chairtime.Cli.Pricing;

/// <summary>A priced visit for a person: a line of amounts, and below it how each came about.</summary>
internal sealed class PricePage(Page page)
{
    private bool _isFirst = true;

    public void Write(CoordinatedVisit visit)
    {
        var priced = visit.Primary;
        if (!_isFirst)
            page.Line();
        _isFirst = false;
        page.Line(Text($"visit {priced.Coded.Visit.VisitId}, {priced.Coded.Visit.DateOfService:yyyy-MM-dd}"),
            Tone.Strong);
        page.Line(Text($"  {"line",-18}{"charge",12}{"allowed",12}{"deductible",12}{
            "coinsurance",13}{"reduction",11}{"expected",12}"), Tone.Faint);
        foreach (var price in priced.Prices)
            Line(price);
        page.Line(Text($"  {"total",-18}{Amount(priced.Prices.Select(static price => price.Charge)),12}{
            Amount(priced.Prices.Select(static price => price.Allowed)),12}{"",36}{Amount(priced.ExpectedPaid),12}"),
            Tone.Strong);
        foreach (var other in visit.Others)
            Other(other);
        if (!visit.Others.IsEmpty)
            page.Line(Text($"  {"left for the patient",-78}{Amount(visit.PatientOwes),12}"), Tone.Strong);
        VisitPage.WriteTables(page, priced.Coded);
    }

    private void Other(OtherPayerPrice other)
    {
        page.Line(Text($"  {$"{other.Place}. {other.PayerId}",-78}{Amount(other.Expected),12}"),
            other.Expected is null ? Tone.Warning : Tone.Plain);
        if (other.Because is { } reason)
            page.Wrapped("because " + reason, 6, tone: Tone.Warning);
        foreach (var step in other.Steps)
            page.Wrapped(step.Text + " [" + step.Source + "]", 6, tone: Tone.Faint);
    }

    private void Line(LinePrice price)
    {
        var line = price.Line;
        var name = Text(
            $"{line.Code}{string.Concat(line.Modifiers.Select(static modifier => "-" + modifier))} x {line.Units}");
        if (price.Indeterminate is { } reason)
        {
            page.Line(Text($"  {name,-18}{Amount(price.Charge),12}{"unknown",12}"), Tone.Warning);
            page.Wrapped("because " + reason, 6, tone: Tone.Warning);
        }
        else
        {
            page.Line(Text($"  {name,-18}{Amount(price.Charge),12}{Amount(price.Allowed),12}{
                Amount(price.Deductible),12}{Amount(price.Coinsurance + price.Copay),13}{
                Amount(price.Sequestration - price.MipsAdjustment),11}{
                Amount(price.ExpectedPaid),12}"));
        }

        foreach (var step in price.Steps)
            page.Wrapped(step.Text + " [" + step.Source + "]", 6, tone: Tone.Faint);
    }

    private static string Amount(IEnumerable<decimal?> amounts)
    {
        decimal? sum = 0;
        foreach (var amount in amounts)
            sum += amount;
        return Amount(sum);
    }

    private static string Amount(decimal? dollars) =>
        dollars is { } known ? known.ToString("#,##0.00", CultureInfo.InvariantCulture) : "unknown";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
