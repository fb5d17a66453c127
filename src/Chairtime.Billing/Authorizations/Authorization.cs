using System.Collections.Immutable;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Authorizations;

/// <summary>What a payer approved, term by term. A term that the approval does not name is null or empty, and limits
/// nothing.</summary>
/// <param name="Number">What goes on the claim (REF G1).</param>
/// <param name="Codes">HCPCS codes, beginnings (<c>Q51*</c>), ranges (<c>96413-96415</c>), or empty for any.</param>
/// <param name="Status">As the payer gave it; null counts as approved.</param>
public sealed record Authorization(string? Number, string? PayerId, ImmutableArray<string> Codes, string? Status)
{
    /// <summary>Whose it is; null when the record does not say, and then it is anybody's.</summary>
    public string? PatientId { get; init; }

    public string? MemberId { get; init; }

    /// <summary>The one visit that it is for; null when it is for any of the patient's.</summary>
    public string? VisitId { get; init; }

    /// <summary>In the unit that the payer counts: HCPCS units unless its rule says otherwise.</summary>
    public decimal? ApprovedUnits { get; init; }

    public decimal? UsedUnits { get; init; }

    public decimal? ApprovedVisits { get; init; }

    public decimal? UsedVisits { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>ICD-10-CM codes or prefixes.</summary>
    public ImmutableArray<string> Diagnoses { get; init; } = [];

    public string? PlaceOfService { get; init; }

    public string? ProviderNpi { get; init; }

    /// <summary>Most of a drug in one dose.</summary>
    public Quantity? Dose { get; init; }

    /// <summary>Least days between two doses.</summary>
    public int? IntervalDays { get; init; }

    /// <summary>The payer said yes, if to less than was asked for; a record without a status is of an
    /// approval.</summary>
    public bool IsApproved => Status?.ToLowerInvariant() is null or "approved" or "active" or "certified" or "a1"
        or "partial" or "partially-approved" or "modified" or "a6" or "a2";

    /// <summary>As a visit holds it.</summary>
    public KnownAuthorization AsKnown() =>
        new(Number, PayerId, Codes, ApprovedUnits, UsedUnits, ApprovedVisits, UsedVisits, From, To, Diagnoses,
            PlaceOfService, ProviderNpi, Status)
        { Dose = Dose, IntervalDays = IntervalDays };

    public static Authorization Of(KnownAuthorization known) =>
        new(known.Number, known.PayerId, known.Codes, known.Status)
        {
            ApprovedUnits = known.ApprovedUnits,
            UsedUnits = known.UsedUnits,
            ApprovedVisits = known.ApprovedVisits,
            UsedVisits = known.UsedVisits,
            From = known.From,
            To = known.To,
            Diagnoses = known.Diagnoses,
            PlaceOfService = known.PlaceOfService,
            ProviderNpi = known.ProviderNpi,
            Dose = known.Dose,
            IntervalDays = known.IntervalDays,
        };

    /// <summary>True when the approval names the code, a beginning or range that holds it, or no code at all.</summary>
    public bool Covers(string code) => Codes.IsEmpty || CodePattern.CoversAny(Codes, code);
}

/// <summary>A claim that was made before.</summary>
/// <param name="Frequency">1 original, 7 replacement, 8 void.</param>
/// <param name="PayerClaimNumber">What the payer calls it; null while none has come back.</param>
public sealed record EarlierClaim(
    string? ClaimId, string? VisitId, string? PatientId, string? MemberId, string? PayerId, DateOnly DateOfService,
    string Frequency, string? PayerClaimNumber, string? Authorization, string? Status,
    ImmutableArray<EarlierLine> Lines)
{
    /// <summary>Taken back or refused at the door: as if it had not been sent.</summary>
    public bool IsGone => Frequency == "8" || Status is "void" or "voided" or "rejected" or "cancelled";

    /// <summary>As a sentence names it.</summary>
    public string Named => ClaimId ?? VisitId ?? "without id";

    /// <summary>Scheduled rather than given: it counts against an authorization only.</summary>
    public bool IsScheduled => Status is "scheduled" or "booked";

    /// <summary>The payer paid nothing: the drug was given, but nothing was taken from an authorization.</summary>
    public bool IsDenied => Status is "denied";

    /// <summary>The payer has decided it.</summary>
    public bool IsDecided => IsDenied || Status is "paid" or "adjudicated";

    /// <summary>When the payer decided it; null while it has not, or when the record does not say.</summary>
    public DateOnly? DecidedOn { get; init; }
}

/// <summary>A line of an earlier claim.</summary>
public sealed record EarlierLine(string Code, decimal Units, ImmutableArray<string> Modifiers);

/// <summary>What is known of the time before the visit.</summary>
public sealed class History
{
    private readonly Dictionary<string, List<EarlierClaim>> _byPerson = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Authorization>> _authorizationsOf = new(StringComparer.Ordinal);
    private readonly List<Authorization> _anybodys = [];

    public History(IEnumerable<EarlierClaim> claims, IEnumerable<Authorization> authorizations)
    {
        foreach (var claim in claims)
        {
            if (Key(claim.PatientId, claim.MemberId) is { } key)
                Add(_byPerson, key, claim);
        }

        foreach (var authorization in authorizations)
        {
            if (Key(authorization.PatientId, authorization.MemberId) is { } key)
                Add(_authorizationsOf, key, authorization);
            else
                _anybodys.Add(authorization);
        }

        foreach (var list in _byPerson.Values)
        {
            RemoveUndone(list);
            // Oldest first, whatever the order in the file.
            list.Sort(static (a, b) => a.DateOfService != b.DateOfService
                ? a.DateOfService.CompareTo(b.DateOfService)
                : string.CompareOrdinal(a.ClaimId, b.ClaimId));
        }
    }

    // A claim that was replaced or taken back does not count any more: what stands is the replacement, or nothing.
    private static void RemoveUndone(List<EarlierClaim> claims)
    {
        foreach (var later in claims.FindAll(static claim => claim.Frequency is "7" or "8"))
        {
            if (later.IsDenied || later.Status is "rejected" or "cancelled")
                continue;
            var before = claims.FindAll(claim => claim != later && IsOfPayer(claim, later)
                && (claim.Frequency == "1" || (claim.Frequency == "7" && later.Frequency == "8")));
            var undone = before.FindAll(claim => later.PayerClaimNumber is { } number
                && claim.PayerClaimNumber == number);
            // Without the number only one claim of the visit can be meant, or nobody knows which.
            if (undone.Count == 0 && before.FindAll(claim => later.VisitId is { } visit
                && claim.VisitId == visit) is [var only])
            {
                undone.Add(only);
            }

            claims.RemoveAll(undone.Contains);
        }
    }

    private static bool IsOfPayer(EarlierClaim claim, EarlierClaim other) =>
        claim.PayerId is null || other.PayerId is null || claim.PayerId == other.PayerId;

    /// <summary>Nothing is known.</summary>
    public static History None { get; } = new([], []);

    /// <summary>Claims of the visit's patient, oldest first.</summary>
    public IReadOnlyList<EarlierClaim> ClaimsOf(Visit visit) => _byPerson.Count == 0 ? [] : Of(_byPerson, visit);

    /// <summary>Authorizations of the visit's patient, and those that name nobody.</summary>
    public IReadOnlyList<Authorization> AuthorizationsOf(Visit visit)
    {
        if (_authorizationsOf.Count == 0)
            return _anybodys;
        var own = Of(_authorizationsOf, visit);
        return _anybodys.Count == 0 ? own : [.. own, .. _anybodys];
    }

    /// <summary>The visit with the authorizations that the practice's file knows for its patient, after its own; what
    /// the visit says of one goes before what the file says.</summary>
    public Visit AddedTo(Visit visit)
    {
        if (_authorizationsOf.Count == 0 && _anybodys.Count == 0)
            return visit;
        var all = visit.Authorizations.ToBuilder();
        foreach (var known in AuthorizationsOf(visit))
        {
            var isOfVisit = known.VisitId is null || known.VisitId == visit.VisitId;
            if (isOfVisit && !all.Any(each => each.Number == known.Number
                && (known.Number is not null || each.Codes.SequenceEqual(known.Codes))))
            {
                all.Add(known.AsKnown());
            }
        }

        return all.Count == visit.Authorizations.Length ? visit
            : visit with { Authorizations = all.DrainToImmutable() };
    }

    private static List<T> Of<T>(Dictionary<string, List<T>> byPerson, Visit visit)
    {
        List<T> found = [];
        if (Key(visit.Patient?.PatientId, null) is { } patient && byPerson.TryGetValue(patient, out var own))
            found = own;
        foreach (var coverage in visit.Coverages)
        {
            if (Key(null, coverage.MemberId) is { } member && byPerson.TryGetValue(member, out var members))
                found = found.Count == 0 ? members : [.. found, .. members];
        }

        return found;
    }

    // A record that names both is kept under the patient.
    private static string? Key(string? patientId, string? memberId) =>
        patientId is not null ? "patient " + patientId : memberId is not null ? "member " + memberId : null;

    private static void Add<T>(Dictionary<string, List<T>> byPerson, string key, T item)
    {
        if (!byPerson.TryGetValue(key, out var list))
            byPerson[key] = list = [];
        list.Add(item);
    }
}
