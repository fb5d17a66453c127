using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>What is known of a diagnosis code whatever the visit; worked out once for each code.</summary>
internal sealed class DiagnosisFacts
{
    // Many more than a practice uses; invented codes must not fill memory.
    private const int Most = 20_000;

    private static readonly Remembered<Question, DiagnosisFacts> Known = new(Most);

    private DiagnosisFacts(string code)
    {
        Code = code;
        IsWellFormed = DiagnosisCodes.IsWellFormed(code);
        FirstDay = DiagnosisDays.FirstDay(code);
        FirstDayAsHeading = DiagnosisDays.FirstDayAsHeading(code);
        IsKnownHeading = DiagnosisCodes.IsKnownHeading(code);
        MoreSpecific = DiagnosisCodes.MoreSpecific(code);
        IsNeverFirst = DiagnosisCodes.IsNeverFirst(code);
        IsManifestation = DiagnosisCodes.IsManifestation(code);
        Sex = DiagnosisCodes.SexOf(code);
    }

    public string Code { get; }

    public bool IsWellFormed { get; }

    /// <summary>Null for a code that is old, or not known here.</summary>
    public DateOnly? FirstDay { get; }

    /// <summary>The day from which it needs more characters; null when it never did, or always has.</summary>
    public DateOnly? FirstDayAsHeading { get; }

    public bool IsKnownHeading { get; }

    /// <summary>What the chart may support instead; null for a code that is specific.</summary>
    public string? MoreSpecific { get; }

    public bool IsNeverFirst { get; }

    public bool IsManifestation { get; }

    /// <summary>F, M, or null for a code that goes with either.</summary>
    public string? Sex { get; }

    public static DiagnosisFacts Of(string code)
    {
        if (Known.TryGet(new Question(code), out var facts))
            return facts;
        facts = new DiagnosisFacts(code);
        Known.Keep(new Question(code), facts);
        return facts;
    }

    private readonly record struct Question(string Code);
}
