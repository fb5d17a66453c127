namespace Chairtime.Billing.Coding;

/// <summary>Codes under which a visit on the day of drug administration is charted, by day.</summary>
internal static class VisitCodes
{
    // Ended 2020-12-31 and 2022-12-31, when their descriptions were joined to others.
    private static readonly DateOnly LastDayOf99201 = new(2020, 12, 31);
    private static readonly DateOnly LastDayOfJoined = new(2022, 12, 31);

    public static bool IsKnown(string code, DateOnly day) => code switch
    {
        // Office, new and established patient.
        "99201" => day <= LastDayOf99201,
        "99202" or "99203" or "99204" or "99205" or "99211" or "99212" or "99213" or "99214" or "99215" => true,
        // Consultation in the office, which commercial payers may take.
        "99241" => day <= LastDayOfJoined,
        "99242" or "99243" or "99244" or "99245" => true,
        // At the patient's home.
        "99343" => day <= LastDayOfJoined,
        "99341" or "99342" or "99344" or "99345" or "99347" or "99348" or "99349" or "99350" => true,
        // A hospital clinic's own side of the visit.
        "G0463" => day.Year >= 2014,
        _ => false,
    };
}
