using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Forms;
using Chairtime.Cli.Coding;
using Chairtime.Paper.Forms;

namespace Chairtime.Cli.Bills;

/// <summary>Gathers what the cores bill, in input order, and writes the files at the end.</summary>
/// <param name="paper">How the CMS-1500 is printed; null for no paper.</param>
/// <param name="report">Takes every visit for the page that a manager reads.</param>
internal sealed class BillRun(ClaimContext context, OutFolder folder, FormSettings? paper, BillReport report)
    : IDisposable
{
    private readonly SortedDictionary<string, PayerClaims> _payers = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, PaperClaims> _papers = new(StringComparer.Ordinal);

    public WeekTotals Totals { get; } = new();

    public IEnumerable<PayerClaims> Payers => _payers.Values;

    public void Take(Batch batch)
    {
        foreach (var visit in batch.Billed)
        {
            Totals.Add(visit);
            report.Add(visit);
            var expected = visit.Coded.Lines.Sum(static line => line.Expected ?? 0);
            foreach (var claim in visit.Claims)
            {
                var payer = Of(claim.Claim.Insurance);
                payer.Add(claim, expected);
                expected = 0;
                if (paper is not null)
                    Print(payer, claim.Claim, paper);
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

        foreach (var one in _papers.Values)
            one.Close();
        report.Write(folder);
        return written;
    }

    /// <summary>Claims that the paper form does not hold.</summary>
    public NotOnPaper NotOnPaper { get; } = new();

    public int Pages => _papers.Values.Sum(static one => one.Pages);

    public void Dispose()
    {
        foreach (var one in _papers.Values)
            one.Dispose();
        foreach (var payer in _payers.Values)
            payer.Dispose();
    }

    private void Print(PayerClaims payer, Claim claim, FormSettings settings)
    {
        var form = PaperForm.Of(claim);
        if (!form.Problems.IsEmpty)
        {
            NotOnPaper.Add(claim.VisitId, form.Problems);
            return;
        }

        if (!_papers.TryGetValue(payer.PayerId, out var pages))
        {
            pages = new PaperClaims(folder.Create(payer.FileName + ".pdf"), settings);
            _papers.Add(payer.PayerId, pages);
        }

        foreach (var page in form.Pages)
            pages.Print(page);
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

/// <summary>The pages of one payer's claims.</summary>
internal sealed class PaperClaims(FileStream file, FormSettings settings) : IDisposable
{
    private readonly FormPrinter _printer = new(file, settings);

    public int Pages => _printer.Pages;

    public void Print(FormPage page) => _printer.Print(page);

    /// <summary>Writes the end of the file.</summary>
    public void Close() => _printer.Close();

    public void Dispose()
    {
        _printer.Dispose();
        file.Dispose();
    }
}

/// <summary>An interchange that was written.</summary>
/// <param name="Charge">US dollars.</param>
/// <param name="Control">ISA13.</param>
internal sealed record WrittenFile(string Name, string PayerName, int Claims, decimal Charge, int Control);
