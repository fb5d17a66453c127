using System.Collections.Immutable;

namespace Chairtime.Billing.Claims.Forms;

/// <summary>What is written into one item of the CMS-1500.</summary>
/// <param name="Item">As the form numbers it, with the part after a dot: <c>3.month</c>, <c>24F.2</c>.</param>
/// <param name="Text">Capitals, as the form wants them.</param>
public readonly record struct FormEntry(string Item, string Text);

/// <summary>One page of a claim on paper.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">Pages of the claim.</param>
/// <param name="Entries">In the order of the form.</param>
public sealed record FormPage(string ControlNumber, int Number, int Of, ImmutableArray<FormEntry> Entries)
{
    /// <summary>What stands in an item; null when nothing does.</summary>
    public string? this[string item]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Item == item)
                    return entry.Text;
            }

            return null;
        }
    }
}

/// <summary>A claim on paper, or why it cannot be.</summary>
/// <param name="Pages">Empty when there is a problem.</param>
/// <param name="Problems">What does not fit its item, in words without a name or number of the patient.</param>
public sealed record PaperClaim(ImmutableArray<FormPage> Pages, ImmutableArray<string> Problems);
