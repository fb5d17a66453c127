using System.Collections.Immutable;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Remittance835;

/// <summary>Reads remittances from a file, or one claim payment at a time where the file is large.</summary>
public static class RemittanceReader
{
    /// <summary>Every remittance of the file, one without its trailer too; issues gather in the checker.</summary>
    public static IEnumerable<Remittance> Read(Checker checker)
    {
        var open = new Gathering();
        foreach (var part in new PartReader(checker).ReadEach())
        {
            var isTrailer = part.Is(0, "SE");
            if ((isTrailer || part.Is(0, "ST")) && open.Close(isTrailer) is { } done)
            {
                yield return done;
            }
            if (part.Guide?.TransactionSet == "835" && !isTrailer)
            {
                open.Take(part);
            }
        }
        if (open.Close(isComplete: false) is { } cut)
        {
            yield return cut;
        }
    }

    /// <summary>Each claim payment as it is met, in memory that does not grow with the file.</summary>
    public static IEnumerable<ClaimPayment> ReadClaims(Checker checker)
    {
        foreach (var part in new PartReader(checker).ReadEach())
        {
            if (part.Loop == "2100" && part.Guide?.TransactionSet == "835")
            {
                yield return ClaimPaymentReader.Read(part);
            }
        }
    }

    private static Remittance Header(Part part)
    {
        var bpr = part.Find("BPR");
        var payer = part.Find("N1", "PR");
        var payee = part.Find("N1", "PE");
        return new Remittance(
            part.Text(bpr, 1), part.Number(bpr, 2) ?? 0, part.Text(bpr, 4), part.Day(bpr, 16),
            part.Text(part.Find("TRN"), 2), part.Text(payer, 2), part.Text(payer, 4) ?? part.Text(part.Find("TRN"), 3),
            part.Text(payee, 2), part.Text(payee, 4), [], [], [])
        {
            Transaction = part.Text(0, 2),
            CreditOrDebit = part.Text(bpr, 3),
            Produced = part.Day(part.Find("DTM", "405"), 2),
        };
    }

    private static IEnumerable<ProviderAdjustment> Provider(Part part)
    {
        for (var i = 0; i < part.Count; i++)
        {
            if (!part.Is(i, "PLB"))
            {
                continue;
            }
            for (var element = 3; part.Text(i, element) is not null; element += 2)
            {
                yield return new ProviderAdjustment(part.Text(i, 1) ?? "", part.Day(i, 2),
                    part.Text(i, element, 1) ?? "", part.Text(i, element, 2), part.Number(i, element + 1) ?? 0);
            }
        }
    }

    /// <summary>One remittance while it is read.</summary>
    private sealed class Gathering
    {
        private readonly ImmutableArray<ClaimPayment>.Builder _claims = ImmutableArray.CreateBuilder<ClaimPayment>();
        private readonly ImmutableArray<ProviderAdjustment>.Builder _others =
            ImmutableArray.CreateBuilder<ProviderAdjustment>();

        private readonly ProviderSummaries _providers = new();
        private Remittance? _open;

        public void Take(Part part)
        {
            if (part.Is(0, "ST"))
            {
                _open = Header(part);
                _providers.Take(part);
            }
            else if (part.Loop == "2100")
            {
                _claims.Add(ClaimPaymentReader.Read(part));
                _providers.Add(_claims[^1]);
                _providers.Take(part);
            }
            else if (part.Loop == "PLB")
            {
                _others.AddRange(Provider(part));
            }
        }

        /// <returns>Null when no remittance is open.</returns>
        public Remittance? Close(bool isComplete)
        {
            var done = _open is null ? null : _open with
            {
                Claims = _claims.DrainToImmutable(),
                ProviderAdjustments = _others.DrainToImmutable(),
                Providers = _providers.Finish(),
                IsComplete = isComplete,
            };
            _open = null;
            return done;
        }
    }

    /// <summary>Counts the claims of each loop 2000 that states totals; its LX and TS3 end the part before.</summary>
    private sealed class ProviderSummaries
    {
        private readonly ImmutableArray<ProviderSummary>.Builder _done =
            ImmutableArray.CreateBuilder<ProviderSummary>();

        private ProviderSummary? _open;

        public void Add(ClaimPayment claim) => _open = _open is null ? null
            : _open with { Claims = _open.Claims + 1, Charge = _open.Charge + claim.Charge };

        public void Take(Part part)
        {
            for (var i = 0; i < part.Count; i++)
            {
                if (part.TagOf(i) == Tags.Lx)
                {
                    Close();
                }
                else if (part.Is(i, "TS3"))
                {
                    _open = new ProviderSummary(
                        part.Text(i, 1) ?? "", part.Number(i, 4) ?? 0, part.Number(i, 5) ?? 0, 0, 0);
                }
            }
        }

        public ImmutableArray<ProviderSummary> Finish()
        {
            Close();
            return _done.DrainToImmutable();
        }

        private void Close()
        {
            if (_open is not null)
            {
                _done.Add(_open);
            }
            _open = null;
        }
    }
}
