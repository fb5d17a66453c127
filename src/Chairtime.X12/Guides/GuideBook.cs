using Chairtime.X12.Grammar;
using Chairtime.X12.Guides.Acknowledgment999;
using Chairtime.X12.Guides.Attachment275;
using Chairtime.X12.Guides.Claim837I;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Guides.ClaimAcknowledgment277;
using Chairtime.X12.Guides.ClaimStatus276;
using Chairtime.X12.Guides.Eligibility270;
using Chairtime.X12.Guides.Remittance835;
using Chairtime.X12.Guides.Review278;

namespace Chairtime.X12.Guides;

/// <summary>Every guide that is known, each read from its table on first use.</summary>
public static class GuideBook
{
    private static readonly Entry[] Entries =
    [
        new("837P", "837", "HC", ["005010X222A1", "005010X222A2", "005010X222"], Claim837PGrammar.Text),
        new("837I", "837", "HC", ["005010X223A2", "005010X223A3", "005010X223A1", "005010X223"],
            Claim837IGrammar.Text),
        new("835", "835", "HP", ["005010X221A1", "005010X221"], Remittance835Grammar.Text),
        new("999", "999", "FA", ["005010X231A1", "005010X231"], Acknowledgment999Grammar.Text),
        new("277CA", "277", "HN", ["005010X214"], ClaimAcknowledgment277Grammar.Text),
        new("276", "276", "HR", ["005010X212"], ClaimStatus276Grammar.Text),
        new("277", "277", "HN", ["005010X212"], ClaimStatus277Grammar.Text),
        new("277RFAI", "277", "HN", ["006020X313", "005010X213"], InformationRequest277Grammar.Text),
        new("270", "270", "HS", ["005010X279A1", "005010X279"], Eligibility270Grammar.Text),
        new("271", "271", "HB", ["005010X279A1", "005010X279"], Eligibility271Grammar.Text),
        new("278 request", "278", "HI", ["005010X217"], Review278Grammar.Request, ["01", "13", "36", "CN"]),
        new("278 response", "278", "HI", ["005010X217"], Review278Grammar.Answer),
        new("275", "275", "PI", ["005010X210", "006020X314", "005010X211"], Attachment275Grammar.Text),
    ];

    public static IEnumerable<Guide> All => Entries.Select(entry => entry.Guide.Value);

    /// <summary>
    /// The guide of a transaction, or null when it is not known. A 278 request and its response share a version and
    /// are told apart by the purpose in BHT02.
    /// </summary>
    public static Guide? Find(string transactionSet, string version, string purpose = "")
    {
        var candidates = Array.FindAll(
            Entries, entry => entry.Set == transactionSet && entry.Versions.Contains(version));
        var chosen = Array.Find(candidates, entry => entry.Purposes is not null && entry.Purposes.Contains(purpose))
            ?? Array.Find(candidates, entry => entry.Purposes is null);
        return chosen?.Guide.Value;
    }

    /// <summary>True when some guide is for this transaction set.</summary>
    public static bool IsSet(string transactionSet) => Array.Exists(Entries, entry => entry.Set == transactionSet);

    public static Guide ByName(string name) => Array.Find(Entries, entry => entry.Name == name)?.Guide.Value
        ?? throw new ArgumentException($"there is no guide called '{name}'", nameof(name));

    private sealed record Entry(
        string Name, string Set, string Group, string[] Versions, string Text, string[]? Purposes = null)
    {
        public Lazy<Guide> Guide { get; } = new(() => GrammarText.Read(Name, Set, Group, Versions, Text));
    }
}
