using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chairtime.Billing.Rules;

/// <summary>What a policy wants tried before, in its own words, against what the record says.</summary>
/// <remarks>Words are compared, not meanings: a person reads both before anything is sent.</remarks>
internal static class TriedBefore
{
    private const string Rheumatology = "207RR0500X";

    // A word of a step, and the words of a record that tell that it was taken.
    private static readonly (string Word, string[] Says)[] Steps =
    [
        ("methotrexate", ["methotrexate", "MTX", "Otrexup", "Rasuvo", "Trexall"]),
        ("leflunomide", ["leflunomide", "Arava"]),
        ("sulfasalazine", ["sulfasalazine", "Azulfidine", "SSZ"]),
        ("hydroxychloroquine", ["hydroxychloroquine", "HCQ", "Plaquenil"]),
        ("antimalarial", ["hydroxychloroquine", "HCQ", "Plaquenil", "chloroquine", "antimalarial"]),
        ("azathioprine", ["azathioprine", "Imuran"]),
        ("mycophenolate", ["mycophenolate", "CellCept", "MMF"]),
        ("cyclophosphamide", ["cyclophosphamide", "Cytoxan"]),
        ("tacrolimus", ["tacrolimus"]),
        ("cyclosporine", ["cyclosporine"]),
        ("steroid", ["steroid", "prednisone", "prednisolone", "methylprednisolone", "Medrol"]),
        ("glucocorticoid", ["steroid", "glucocorticoid", "prednisone", "prednisolone", "Medrol"]),
        ("prednisone", ["prednisone"]),
        ("anti-inflammatory", NonSteroidals),
        ("NSAID", NonSteroidals),
        ("bisphosphonate", ["bisphosphonate", "alendronate", "Fosamax", "risedronate", "Actonel", "ibandronate",
            "Boniva", "zoledronic", "Reclast"]),
        ("alendronate", ["alendronate", "Fosamax"]),
        ("risedronate", ["risedronate", "Actonel"]),
        ("zoledronic", ["zoledronic", "Reclast"]),
        ("ibandronate", ["ibandronate", "Boniva"]),
        ("allopurinol", ["allopurinol", "Zyloprim"]),
        ("febuxostat", ["febuxostat", "Uloric"]),
        ("colchicine", ["colchicine", "Colcrys"]),
        ("urate-lowering", ["allopurinol", "Zyloprim", "febuxostat", "Uloric", "probenecid"]),
        ("DMARD", Conventional),
        ("conventional", Conventional),
        ("biologic", Biologics),
        ("TNF", ["TNF", "adalimumab", "Humira", "etanercept", "Enbrel", "infliximab", "Remicade", "golimumab",
            "Simponi", "certolizumab", "Cimzia"]),
        ("adalimumab", ["adalimumab", "Humira"]),
        ("etanercept", ["etanercept", "Enbrel"]),
        ("infliximab", ["infliximab", "Remicade", "Inflectra", "Avsola", "Renflexis"]),
        ("rituximab", ["rituximab", "Rituxan", "Truxima", "Ruxience", "Riabni"]),
        ("abatacept", ["abatacept", "Orencia"]),
        ("tocilizumab", ["tocilizumab", "Actemra"]),
        ("golimumab", ["golimumab", "Simponi"]),
        ("Simponi Aria", ["golimumab", "Simponi"]),
        ("TB", ["TB", "tuberculosis", "QuantiFERON", "T-SPOT", "PPD"]),
        ("tuberculosis", ["TB", "tuberculosis", "QuantiFERON", "T-SPOT", "PPD"]),
        ("hepatitis", ["hepatitis", "HBV", "HBsAg"]),
        ("Avsola", ["Avsola", "infliximab-axxq"]),
        ("Inflectra", ["Inflectra", "infliximab-dyyb"]),
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Negations =
        Words("no", "not", "never", "without", "denies");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers = Words(
        "prior", "previous", "earlier", "any", "trial", "trials", "of", "on", "yet", "use", "tried", "taken", "took",
        "had", "received", "given", "been");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Auxiliaries =
        Words("was", "were", "has", "have", "had", "is", "been", "yet");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Takings =
        Words("tried", "taken", "given", "used", "started", "attempted", "prescribed");

    private static string[] NonSteroidals =>
    [
        "NSAID", "anti-inflammatory", "naproxen", "ibuprofen", "meloxicam", "celecoxib", "diclofenac", "indomethacin",
        "etodolac", "nabumetone",
    ];

    private static string[] Conventional =>
    [
        "DMARD", "methotrexate", "MTX", "leflunomide", "sulfasalazine", "hydroxychloroquine", "HCQ", "azathioprine",
    ];

    private static string[] Biologics =>
    [
        "biologic", "adalimumab", "Humira", "etanercept", "Enbrel", "infliximab", "Remicade", "golimumab", "Simponi",
        "certolizumab", "Cimzia", "abatacept", "Orencia", "tocilizumab", "Actemra", "rituximab", "Rituxan",
        "secukinumab", "Cosentyx", "ustekinumab", "Stelara",
    ];

    /// <summary>False for a step that opens with a disease which the visit does not have.</summary>
    public static bool IsFor(string step, ImmutableArray<string> diagnoses)
    {
        var colon = step.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || Indications.In(step[..colon]) is { IsEmpty: true } or { IsDefault: true }
            || Diagnoses.AnyOf(diagnoses, Indications.In(step[..colon]));
    }

    /// <summary>True when the record names something of what the step names.</summary>
    /// <param name="days">For at least so many, where the record says how long; null for any length.</param>
    public static bool IsNamed(string step, RuleWork work, int? days)
    {
        if (step.Contains("rheumatologist", StringComparison.OrdinalIgnoreCase) && IsByRheumatologist(work))
            return true;
        var namesAny = false;
        foreach (var (word, says) in Steps)
        {
            if (!step.Contains(word, StringComparison.OrdinalIgnoreCase))
                continue;
            namesAny = true;
            foreach (var said in says)
            {
                if (IsWritten(work, said, days))
                    return true;
            }
        }

        return !namesAny && IsWritten(work, LongestWord(step), days);
    }

    /// <summary>True when the plan, an order's notes or an observation says the word, and not that it was never
    /// taken.</summary>
    public static bool IsWritten(RuleWork work, string word, int? days = null)
    {
        if (Says(work.Visit.TreatmentPlan?.Text, word, days))
            return true;
        foreach (var order in work.Visit.Orders)
        {
            if (Says(order.Notes, word, days))
                return true;
        }

        foreach (var observation in work.Visit.Observations)
        {
            if (Says(observation.Text, word, days))
                return true;
        }

        return false;
    }

    /// <summary>"methotrexate for 5 months", but not "no methotrexate so far" nor "methotrexate-naive".</summary>
    internal static bool Says(string? text, string word, int? days = null)
    {
        if (text is null)
            return false;
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
        {
            var after = text.AsSpan(at + word.Length);
            if (IsInWord(text, at, word.Length) || after.StartsWith("-naive", StringComparison.OrdinalIgnoreCase)
                || after.StartsWith(" naive", StringComparison.OrdinalIgnoreCase)
                || IsDenied(text.AsSpan(0, at)) || IsDeniedAfter(after)
                || (days is { } least && TrialLengths.IsShort(TrialLengths.SentenceAt(text, at), least)))
            {
                continue;
            }

            return true;
        }

        return false;
    }

    // An abbreviation of three letters stands in longer words by chance.
    private static bool IsInWord(string text, int at, int length) => length <= 3
        && ((at > 0 && char.IsLetter(text[at - 1]))
            || (at + length < text.Length && char.IsLetter(text[at + length])));

    // "no prior trial of X" denies it; "no response to X" says that it was taken.
    private static bool IsDenied(ReadOnlySpan<char> before)
    {
        while (true)
        {
            before = before.TrimEnd();
            var word = before[(before.LastIndexOf(' ') + 1)..];
            if (Negations.Contains(word))
                return true;
            if (!Fillers.Contains(word))
                return false;
            before = before[..^word.Length];
        }
    }

    // "X was never tried" denies it; "X was not tolerated" says that it was taken.
    private static bool IsDeniedAfter(ReadOnlySpan<char> after)
    {
        var isDenied = false;
        while (true)
        {
            after = after.TrimStart(' ');
            var end = after.IndexOfAny(" .,;");
            var word = end < 0 ? after : after[..end];
            if (Negations.Contains(word))
                isDenied = true;
            else if (!Auxiliaries.Contains(word))
                return isDenied && Takings.Contains(word);
            after = after[word.Length..];
        }
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool IsByRheumatologist(RuleWork work) =>
        work.Visit.Providers?.Rendering?.Taxonomy == Rheumatology
        || work.Visit.Providers?.Ordering?.Taxonomy == Rheumatology;

    private static string LongestWord(string step)
    {
        var longest = "";
        foreach (var word in step.Split(' ', ':', ';', ',', '.', '"', '(', ')'))
        {
            if (word.Length > longest.Length)
                longest = word;
        }

        return longest;
    }
}
