using Chairtime.Billing.Claims;
using Chairtime.Cli.Coding;

namespace Chairtime.Cli.Billing;

/// <summary>Gathers what the cores bill, in input order, and writes the files at the end.</summary>
internal sealed class BillRun(ClaimContext context, OutFolder folder) : IDisposable
{
    /// <summary>A report of more visits than this is read by nobody; the rest is in the totals.</summary>
    private const int MostReported = 5000;

    private readonly SortedDictionary<string, PayerClaims> _payers = new(StringComparer.Ordinal);

    public WeekTotals Totals { get; } = new();

    /// <summary>The visits for the report, in input order: the first few thousand.</summary>
    public List<BilledVisit> Reported { get; } = [];

    public IEnumerable<PayerClaims> Payers => _payers.Values;

    public void Take(Batch batch)
    {
        foreach (var visit in batch.Billed)
        {
            Totals.Add(visit);
            if (Reported.Count < MostReported)
                Reported.Add(visit);
            var expected = visit.Coded.Lines.Sum(static line => line.Expected ?? 0);
            foreach (var claim in visit.Claims)
            {
                Of(claim.Claim.Insurance).Add(claim, expected);
                expected = 0;
            }
        }
    }

    /// <summary>Writes the interchange of each payer.</summary>
    /// <param name="made">The day they state; null for each one's last day of service.</param>
    public List<WrittenFile> Write(DateOnly? made)
    {
        var written = new List<WrittenFile>();
        foreach (var payer in _payers.Values)
        {
            var name = payer.FileName + ".837";
            using var file = folder.Create(name);
            var control = payer.Write(file, context, made);
            written.Add(new WrittenFile(name, payer.PayerName, payer.Count, payer.Charge, control));
        }

        return written;
    }

    public void Dispose()
    {
        foreach (var payer in _payers.Values)
            payer.Dispose();
    }

    private PayerClaims Of(ClaimInsurance insurance)
    {
        if (!_payers.TryGetValue(insurance.PayerId, out var payer))
        {
            payer = new PayerClaims(insurance.PayerId, insurance.PayerName,
                folder.CreateScratch($"{_payers.Count}.claims"));
            _payers.Add(insurance.PayerId, payer);
        }

        return payer;
    }
}

/// <summary>An interchange that was written.</summary>
/// <param name="Charge">US dollars.</param>
/// <param name="Control">ISA13.</param>
internal sealed record WrittenFile(string Name, string PayerName, int Claims, decimal Charge, int Control);
