using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Claims;

/// <summary>Who is paid (loops 2000A, 2010AA and 2010AB; items 25 and 33).</summary>
/// <param name="PayTo">Where payments go, when elsewhere.</param>
public sealed record ClaimBilling(
    string Npi, string TaxId, bool IsSocialSecurityNumber, string? Taxonomy, string Name, ClaimAddress Address,
    ClaimAddress? PayTo)
{
    public string? ContactName { get; init; }

    public string? ContactPhone { get; init; }
}

/// <summary>The billing provider of a practice file with what is wrong with it; the same for all its claims.</summary>
internal sealed record BillingSide(ClaimBilling? Billing, ImmutableArray<Finding> Findings)
{
    private static readonly string[] BoxWords = ["PO BOX", "P.O. BOX", "P. O. BOX", "P O BOX", "POST OFFICE BOX"];

    public static BillingSide Of(Practice practice)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var given = practice.BillingProvider;
        var missing = Missing(given);
        if (missing.Count > 0)
        {
            findings.Add(Found(ClaimFindings.BillingIncomplete, "billingProvider",
                $"The practice file has no usable {string.Join(", ", missing)} in billingProvider."));
        }

        AddSending(practice, findings);
        if (missing.Count > 0 || given is null)
            return new BillingSide(null, findings.ToImmutable());
        var address = ClaimWork.Whole(given.Address)!;
        if (Array.Exists(BoxWords, word => address.Line.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Add(Found(ClaimFindings.BillingPostOfficeBox, "billingProvider.address",
                $"billingProvider.address is a post office box."));
        }

        if (address.PostalCode.Length == 5)
        {
            findings.Add(Found(ClaimFindings.ZipPlusFour, "billingProvider.address",
                $"billingProvider.address has ZIP {address.PostalCode}; nine digits are wanted."));
        }

        return new BillingSide(
            new ClaimBilling(given.Npi!, given.TaxId!, given.IsSocialSecurityNumber, given.Taxonomy,
                ClaimText.Of(given.Name!), address,
                ClaimWork.Whole(given.PayToAddress) is { } payTo && payTo != address ? payTo : null)
            {
                ContactName = given.Contact?.Name is { } name ? ClaimText.Of(name) : null,
                ContactPhone = given.Contact?.Phone is { } phone ? ClaimText.Digits(phone) : null,
            },
            findings.ToImmutable());
    }

    private static List<string> Missing(BillingProvider? given)
    {
        var missing = new List<string>();
        if (!Npi.IsSound(given?.Npi))
            missing.Add("npi");
        if (given?.TaxId is not { Length: 9 } taxId || !taxId.All(char.IsAsciiDigit))
            missing.Add("taxId (nine digits)");
        if (string.IsNullOrWhiteSpace(given?.Name))
            missing.Add("name");
        if (ClaimWork.Whole(given?.Address) is null)
            missing.Add("address");
        if (given?.PayToAddress is not null && ClaimWork.Whole(given.PayToAddress) is null)
            missing.Add("payToAddress");
        return missing;
    }

    private static void AddSending(Practice practice, ImmutableArray<Finding>.Builder findings)
    {
        var (submitter, receiver) = (practice.Submitter, practice.Receiver);
        List<string> missing =
        [
            .. new[]
            {
                (submitter?.Id, "submitter.id"), (submitter?.Name, "submitter.name"),
                (submitter?.Contact?.Phone, "submitter.contact.phone"), (receiver?.Id, "receiver.id"),
                (receiver?.Name, "receiver.name"),
            }.Where(static pair => string.IsNullOrWhiteSpace(pair.Item1)).Select(static pair => pair.Item2),
        ];
        if (missing.Count > 0)
        {
            findings.Add(Found(ClaimFindings.SubmitterIncomplete, "submitter",
                $"The practice file has no {string.Join(", ", missing)}."));
        }
    }

    private static Finding Found(FindingKind kind, string about, FormattableString text) =>
        new(kind.Id, kind.Severity, about, text, kind.GeneralFix, kind.Source) { Prevents = kind.DenialCodes };
}

/// <summary>National provider identifiers.</summary>
internal static class Npi
{
    /// <summary>Ten digits with the right check digit (ISO 7812 over the prefix 80840).</summary>
    public static bool IsSound(string? npi)
    {
        if (npi is not { Length: 10 } || npi[0] is not ('1' or '2'))
            return false;
        var sum = 24;
        for (var i = 0; i < 10; i++)
        {
            if (!char.IsAsciiDigit(npi[i]))
                return false;
            var digit = npi[i] - '0';
            if (i % 2 == 0)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}
