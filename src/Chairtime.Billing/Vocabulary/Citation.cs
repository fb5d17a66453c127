namespace Chairtime.Billing.Vocabulary;

/// <summary>How far a fact has been checked against its source.</summary>
public enum Confidence
{
    /// <summary>Seen in a copy of the named source.</summary>
    Verified,

    /// <summary>Taken from domain knowledge, not re-read: shown as unverified wherever it matters.</summary>
    Unverified,
}

/// <summary>Where a rule or number comes from: a document and the place in it.</summary>
/// <param name="Title">The document, as its publisher names it.</param>
/// <param name="Locator">Chapter, section, article number or page; empty when the document is one page.</param>
public sealed record Citation(string Title, string Locator, Confidence Confidence = Confidence.Verified)
{
    public override string ToString()
    {
        var place = Locator.Length == 0 ? Title : $"{Title}, {Locator}";
        return Confidence == Confidence.Unverified ? $"{place} (unverified)" : place;
    }
}
