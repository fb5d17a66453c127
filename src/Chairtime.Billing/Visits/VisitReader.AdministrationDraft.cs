using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Visits;

public static partial class VisitReader
{
    /// <summary>An administration while its properties come in, in any order.</summary>
    private struct AdministrationDraft(DateOnly? day)
    {
        private string? _id, _orderId, _site, _lumen, _siteReason, _bag, _doseId;
        private string? _pump, _discontinued, _givenBy, _supervisedBy, _note;
        private DrugName? _drug;
        private AdministrationKind? _kind;
        private Route _route;
        private int _encounter = 1;
        private Purpose _purpose;
        private Acquired _acquired;
        private Quantity? _volume, _rate, _dose, _discarded;
        private DateTime? _start, _stop;
        private ImmutableArray<Pause> _pauses = [];
        private ImmutableArray<RateChange> _rateChanges = [];
        private ImmutableArray<Vial> _vials = [];

        public void TakeWhatAndWhere(ref VisitCursor cursor, int property)
        {
            switch (property)
            {
                case 0: _id = cursor.Text(200); break;
                case 1: _orderId = cursor.TextIfAny(200); break;
                case 2: _drug = ReadDrug(ref cursor, isRequired: true); break;
                case 3:
                    _kind = cursor.WordIfAny(KindWords) is >= 0 and var word ? (AdministrationKind)word : null;
                    break;
                case 4: _route = (Route)Math.Max(0, cursor.Word(RouteWords)); break;
                case 5: _site = cursor.TextIfAny(200); break;
                case 6: _lumen = cursor.TextIfAny(200); break;
                case 7: _siteReason = cursor.TextIfAny(); break;
                case 8: _bag = cursor.TextIfAny(200); break;
                case 9: _doseId = cursor.TextIfAny(200); break;
                case 10: _encounter = cursor.Whole(1, 20) ?? 1; break;
                case 11: _purpose = (Purpose)Math.Max(0, cursor.Word(PurposeWords)); break;
                case 12: _pump = cursor.TextIfAny(200); break;
            }
        }

        public void TakeCourse(ref VisitCursor cursor, int property)
        {
            switch (property)
            {
                case 13: _discontinued = cursor.TextIfAny(); break;
                case 14: _volume = ReadQuantity(ref cursor); break;
                case 15: _rate = ReadQuantity(ref cursor); break;
                case 16: _start = cursor.TimeIfAny(); break;
                case 17: _stop = cursor.TimeIfAny(); break;
                case 18: _pauses = ReadList(ref cursor, ReadPause); break;
                case 19: _rateChanges = ReadRateChanges(ref cursor, day); break;
                case 20: _dose = ReadQuantity(ref cursor); break;
                case 21: _vials = ReadList(ref cursor, ReadVial); break;
                case 22: _discarded = ReadQuantity(ref cursor); break;
                case 23: _acquired = (Acquired)Math.Max(0, cursor.Word(AcquiredWords)); break;
                case 24: _givenBy = cursor.TextIfAny(); break;
                case 25: _supervisedBy = cursor.TextIfAny(); break;
                case 26: _note = cursor.TextIfAny(); break;
            }
        }

        /// <summary>Null, its errors being noted, when what it must have is missing.</summary>
        public readonly Administration? Build() => _id is null || _drug is null ? null : new Administration
        {
            Id = _id,
            OrderId = _orderId,
            Drug = _drug,
            Kind = _kind,
            Route = _route,
            Site = _site ?? "1",
            Lumen = _lumen,
            SiteReason = _siteReason,
            Bag = _bag,
            DoseId = _doseId,
            Encounter = _encounter,
            Purpose = _purpose,
            Pump = _pump,
            Discontinued = _discontinued,
            Volume = _volume,
            Rate = _rate,
            Start = _start,
            Stop = _stop,
            Pauses = _pauses,
            RateChanges = _rateChanges,
            Dose = _dose,
            Vials = _vials,
            Discarded = _discarded,
            Acquired = _acquired,
            GivenBy = _givenBy,
            SupervisedBy = _supervisedBy,
            Note = _note,
        };
    }
}
