namespace Chairtime.X12.Checking;

/// <summary>How much an issue weighs.</summary>
public enum IssueSeverity
{
    /// <summary>Unusual, harmless.</summary>
    Warning,

    /// <summary>Against the standard or the guide.</summary>
    Error,
}

/// <summary>Which line of an acknowledgment carries the code.</summary>
public enum AckLevel
{
    /// <summary>No acknowledgment has a code for it (balancing, companion rules).</summary>
    None,

    /// <summary>TA105.</summary>
    Interchange,

    /// <summary>AK905.</summary>
    Group,

    /// <summary>IK502.</summary>
    Transaction,

    /// <summary>IK304.</summary>
    Segment,

    /// <summary>IK403.</summary>
    Element,
}

/// <summary>The code with which a receiver would report an issue.</summary>
public readonly record struct AckCode(AckLevel Level, string Code)
{
    /// <summary>The element that carries the code, and the code: <c>IK403 7</c>; empty when none does.</summary>
    public override string ToString() => Level switch
    {
        AckLevel.None => "",
        AckLevel.Interchange => $"TA105 {Code}",
        AckLevel.Group => $"AK905 {Code}",
        AckLevel.Transaction => $"IK502 {Code}",
        AckLevel.Segment => $"IK304 {Code}",
        AckLevel.Element => $"IK403 {Code}",
    };
}

/// <summary>Where in a file.</summary>
/// <param name="Interchange">ISA13; null before the first ISA.</param>
/// <param name="Group">GS06.</param>
/// <param name="Transaction">ST02.</param>
/// <param name="SegmentInTransaction">1 for ST; 0 outside a transaction.</param>
/// <param name="SegmentInFile">1 for the first ISA.</param>
/// <param name="Loop">From the outermost loop inwards: <c>2000A/2000B/2300/2400</c>.</param>
public sealed record Place(
    long ByteOffset, string? Interchange, string? Group, string? Transaction, int SegmentInTransaction,
    long SegmentInFile, string Loop);

/// <summary>A problem of an X12 file, placed precisely enough to write its line of a 999.</summary>
/// <param name="Code">Permanent dotted id: <c>element.required-missing</c>.</param>
/// <param name="Snip">The validation type, 1 to 7.</param>
/// <param name="Segment">The segment id; of the missing segment when one is missing.</param>
/// <param name="Element">1-based; null when the whole segment is at fault.</param>
/// <param name="Value">What was found; null when nothing was. May identify a patient: do not log it.</param>
/// <param name="Expected">What should have been there, in words or codes.</param>
public sealed record SyntaxIssue(
    string Code, int Snip, IssueSeverity Severity, Place Place, string Segment, int? Element, int? Component,
    int? Repeat, string? Value, string Expected, AckCode Ack)
{
    /// <summary>The problem in one sentence, without the value.</summary>
    public string Message => Segment.Length == 0 ? Expected
        : Element is null ? $"{Segment}: {Expected}"
        : $"{Segment}{Element:00}{(Component is null ? "" : $"-{Component}")}: {Expected}";

    /// <summary>The business key near it (CLM01 in a claim, TRN02 elsewhere), for a CTX segment; null when there is
    /// none.</summary>
    public string? Key { get; init; }

    /// <summary>What makes a situational rule apply, when that stands elsewhere; null when nothing does.</summary>
    public Trigger? Trigger { get; init; }
}

/// <summary>The place whose value makes something else required or forbidden.</summary>
/// <param name="Position">1 for ST.</param>
/// <param name="Element">1-based; zero for the segment itself.</param>
public sealed record Trigger(string Segment, int Position, string Loop, int Element);
