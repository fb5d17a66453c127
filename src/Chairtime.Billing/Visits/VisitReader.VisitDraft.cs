using System.Collections.Immutable;

namespace Chairtime.Billing.Visits;

public static partial class VisitReader
{
    /// <summary>A visit while its properties come in, in any order.</summary>
    private struct VisitDraft()
    {
        private string? _visitId, _practiceId, _place, _reason;
        private DateOnly? _day;
        private Setting _setting;
        private Patient? _patient;
        private VisitProviders? _providers;
        private EvaluationAndManagement? _evaluation;
        private TreatmentPlan? _plan;
        private ImmutableArray<Coverage> _coverages = [];
        private ImmutableArray<string> _diagnoses = [];
        private ImmutableArray<Order> _orders = [];
        private ImmutableArray<Administration> _administrations = [];
        private ImmutableArray<OtherService> _others = [];
        private ImmutableArray<Observation> _observations = [];
        private ImmutableArray<KnownAuthorization> _authorizations = [];
        private ImmutableArray<Attachment> _attachments = [];
        private decimal? _patientPaid;

        public void Take(ref VisitCursor cursor, int property)
        {
            switch (property)
            {
                case 0: cursor.VisitId = _visitId = cursor.Text(200); break;
                case 1: _practiceId = cursor.TextIfAny(200); break;
                case 2: _day = cursor.Day(); break;
                case 3: _place = ReadPlace(ref cursor); break;
                case 4: _setting = (Setting)Math.Max(0, cursor.Word(SettingWords)); break;
                case 5: _patient = ReadPatient(ref cursor); break;
                case 6: _coverages = ReadList(ref cursor, ReadCoverage); break;
                case 7: _diagnoses = cursor.Texts(MostCode); break;
                case 8: _providers = ReadProviders(ref cursor); break;
                case 9: _reason = cursor.TextIfAny(200); break;
                case 10: _orders = ReadList(ref cursor, ReadOrder); break;
                case 11: _administrations = ReadAdministrations(ref cursor, _day); break;
                case 12: _evaluation = ReadEvaluation(ref cursor); break;
                case 13: _others = ReadList(ref cursor, ReadOtherService); break;
                case 14: _observations = ReadList(ref cursor, ReadObservation); break;
                case 15: _plan = ReadPlan(ref cursor); break;
                case 16: _authorizations = ReadList(ref cursor, ReadAuthorization); break;
                case 17: _attachments = ReadList(ref cursor, ReadAttachment); break;
                case 18: _patientPaid = ReadDollars(ref cursor); break;
            }
        }

        public readonly Visit? Build() => _visitId is null || _day is not { } day ? null : new Visit
        {
            VisitId = _visitId,
            PracticeId = _practiceId,
            DateOfService = day,
            PlaceOfService = _place ?? "11",
            Setting = _setting,
            Patient = _patient,
            Coverages = _coverages,
            Diagnoses = _diagnoses,
            Providers = _providers,
            PrimaryReason = _reason,
            Orders = _orders,
            Administrations = _administrations,
            EvaluationAndManagement = _evaluation,
            OtherServices = _others,
            Observations = _observations,
            TreatmentPlan = _plan,
            Authorizations = _authorizations,
            Attachments = _attachments,
            PatientPaid = _patientPaid,
        };
    }
}
