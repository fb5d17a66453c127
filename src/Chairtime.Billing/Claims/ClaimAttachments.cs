using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Claims;

/// <summary>Where the papers of a visit are named: on the line that they are about, else on the claim.</summary>
internal static class ClaimAttachments
{
    /// <summary>Most that a claim names, and most that a line names.</summary>
    public const int Most = 10;

    /// <summary>On a line this type is the certificate of equipment, which has no control number: about drugs it
    /// stands on the claim.</summary>
    public const string Certification = "CT";

    /// <summary>Papers about no line in particular. What is about something that is not billed stays here: it is not
    /// lost.</summary>
    public static ImmutableArray<ClaimAttachment> OfClaim(CodedVisit coded) => coded.Visit.Attachments.IsEmpty ? []
        : [.. coded.Visit.Attachments.Where(each => !coded.Lines.Any(line => IsAbout(each, line))).Select(Of)];

    /// <summary>Papers about one line.</summary>
    public static ImmutableArray<ClaimAttachment> OfLine(Visit visit, ServiceLine line) => visit.Attachments.IsEmpty
        ? [] : [.. visit.Attachments.Where(each => IsAbout(each, line)).Select(Of)];

    /// <summary>An administration's papers are about its drug and about giving it.</summary>
    public static bool IsAbout(Attachment attachment, ServiceLine line) => attachment.About is { } about
        && attachment.Type != Certification
        && (string.Equals(about, line.Code, StringComparison.OrdinalIgnoreCase)
            || line.Administrations.Contains(about));

    private static ClaimAttachment Of(Attachment given) =>
        new(given.Type, Channel(given.SentBy), given.ControlNumber?.Trim());

    // PWK02.
    private static string Channel(SentBy sentBy) => sentBy switch
    {
        SentBy.OnRequest => "AA",
        SentBy.Mail => "BM",
        SentBy.Electronic => "EL",
        SentBy.Email => "EM",
        SentBy.FileTransfer => "FT",
        SentBy.Fax => "FX",
    };
}
