using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Claims;

/// <summary>What one clearinghouse wants otherwise than the guide's default: the entries of
/// <c>submitter.companion</c> that are known.</summary>
public static class Companion
{
    /// <summary><c>one-per-claim</c>: a line's own authorization is not read, so each gets a claim.</summary>
    public const string Authorizations = "authorizations";

    /// <summary><c>upper</c>: letters are sent as capitals.</summary>
    public const string LetterCase = "letterCase";

    /// <summary><c>none</c>: segments follow one another without line breaks.</summary>
    public const string LineBreaks = "lineBreaks";

    /// <summary>Most claims of a transaction set; 5000 when not said.</summary>
    public const string ClaimsPerTransaction = "claimsPerTransaction";

    /// <summary><c>yes</c>: the receiver should answer with a TA1 (ISA14).</summary>
    public const string AcknowledgmentRequested = "acknowledgmentRequested";

    /// <summary>GS02 and GS03, where they are not the interchange's own ids.</summary>
    public const string ApplicationSender = "applicationSender";

    public const string ApplicationReceiver = "applicationReceiver";

    /// <summary>NM109 of loops 1000A and 1000B, where they are not the interchange's own ids.</summary>
    public const string SubmitterId = "submitterId";

    public const string ReceiverId = "receiverId";

    /// <summary><c>no</c>: loop 2000A without its taxonomy.</summary>
    public const string BillingTaxonomy = "billingTaxonomy";

    /// <summary><c>no</c>: no REF*EA with the practice's number of the patient.</summary>
    public const string PatientNumber = "patientNumber";

    /// <summary><c>payerId:NAME</c>: the id under which this clearinghouse lists the payer.</summary>
    public const string PayerIdPrefix = "payerId:";

    public static string? Of(Submitter? submitter, string name) => submitter?.Companion.GetValueOrDefault(name);

    internal static bool SendsCapitals(Submitter? submitter) => Of(submitter, LetterCase) == "upper";

    /// <summary>A name as the receiver wants it.</summary>
    internal static string Named(Submitter? submitter, string name) =>
        SendsCapitals(submitter) ? name.ToUpperInvariant() : name;

    internal static bool OneAuthorizationPerClaim(Submitter? submitter) =>
        Of(submitter, Authorizations) == "one-per-claim";
}
