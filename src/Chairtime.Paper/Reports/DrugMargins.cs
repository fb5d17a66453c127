using Chairtime.Billing.Pricing;

namespace Chairtime.Paper.Reports;

/// <summary>What one drug brings and costs with one payer, over the visits of which both are known. US
/// dollars.</summary>
internal sealed class DrugMargin(string drug, string payer)
{
    public string Drug { get; } = drug;

    public string Payer { get; } = payer;

    public int Visits { get; private set; }

    /// <summary>What the payer should pay.</summary>
    public decimal PayerPays { get; private set; }

    /// <summary>Deductible and coinsurance.</summary>
    public decimal PatientOwes { get; private set; }

    public decimal Cost { get; private set; }

    /// <summary>What is left when payer and patient have paid.</summary>
    public decimal Margin => PayerPays + PatientOwes - Cost;

    /// <summary>What is left when the patient's share is not collected.</summary>
    public decimal WithoutPatient => PayerPays - Cost;

    public bool IsUnderwater => Margin < 0;

    public void Add(decimal payerPays, decimal patientOwes, decimal cost)
    {
        Visits++;
        PayerPays += payerPays;
        PatientOwes += patientOwes;
        Cost += cost;
    }
}

/// <summary>A reason for which something is not known, and how often.</summary>
internal sealed record Unknown(string Reason, int Count);

/// <summary>Drug by drug and payer by payer: does the drug bring what it cost?</summary>
internal sealed class DrugMargins(DrugPurchases purchases)
{
    // Reasons name codes and packages, not patients: there are few of them unless the charts are hostile.
    private const int MostReasons = 200;

    private readonly Dictionary<(string Drug, string Payer), DrugMargin> _rows = [];
    private readonly Dictionary<string, int> _unknown = new(StringComparer.Ordinal);

    /// <summary>Whether the practice's file names any purchase.</summary>
    public bool HasPurchases => !purchases.IsEmpty;

    /// <summary>Worst first.</summary>
    public IReadOnlyList<DrugMargin> Rows => [.. _rows.Values.OrderBy(static row => row.Margin)
        .ThenBy(static row => row.Drug, StringComparer.Ordinal)
        .ThenBy(static row => row.Payer, StringComparer.Ordinal)];

    /// <summary>Why visits are left out, most frequent first.</summary>
    public IReadOnlyList<Unknown> LeftOut => [.. _unknown.Select(static one => new Unknown(one.Key, one.Value))
        .OrderByDescending(static one => one.Count).ThenBy(static one => one.Reason, StringComparer.Ordinal)];

    /// <summary>What the drugs of held visits cost the practice.</summary>
    public decimal WaitingCost { get; private set; }

    /// <param name="name">Of the drug.</param>
    public void Add(ReportedVisit visit, string code, string name, string payer)
    {
        if (purchases.IsEmpty || visit.Prices.IsEmpty)
            return;
        var cost = purchases.Of(visit.Coded, code);
        if (visit.IsHeld)
        {
            WaitingCost += cost.Dollars ?? 0;
            return;
        }

        decimal payerPays = 0, patientOwes = 0;
        var reason = cost.Unknown;
        foreach (var price in visit.Prices)
        {
            if (price.Line.Code != code)
                continue;
            if (price.ExpectedPaid is not { } pays)
            {
                reason = price.Indeterminate ?? "the line has no price";
                continue;
            }

            payerPays += pays;
            patientOwes += price.PatientOwes;
        }

        if (reason is not null)
        {
            LeaveOut($"{name}: {WeekGathering.OfAnyDay(reason)}");
            return;
        }

        if (!_rows.TryGetValue((name, payer), out var row))
            _rows.Add((name, payer), row = new DrugMargin(name, payer));
        row.Add(payerPays, patientOwes, cost.Dollars!.Value);
    }

    private void LeaveOut(string reason)
    {
        var known = _unknown.Count < MostReasons || _unknown.ContainsKey(reason) ? reason : "other reasons";
        _unknown[known] = _unknown.GetValueOrDefault(known) + 1;
    }
}
