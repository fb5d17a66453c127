using System.Collections.Immutable;

namespace Chairtime.Billing.Rules;

/// <summary>What a policy wants tried before, in its own words, against what the record says.</summary>
/// <remarks>Words are compared, not meanings: a person reads both before anything is sent.</remarks>
internal static class TriedBefore
{
    // What is tried before an infused biologic; a step that names none of these is looked up by its longest word.
    private static readonly string[] Tried =
    [
        "methotrexate", "leflunomide", "sulfasalazine", "hydroxychloroquine", "azathioprine", "mycophenolate",
        "cyclophosphamide", "tacrolimus", "cyclosporine", "prednisone", "corticosteroid", "glucocorticoid", "steroid",
        "anti-inflammatory", "NSAID", "naproxen", "ibuprofen", "bisphosphonate", "alendronate", "risedronate",
        "zoledronic", "ibandronate", "allopurinol", "febuxostat", "colchicine", "adalimumab", "etanercept",
        "infliximab", "rituximab", "abatacept", "tocilizumab", "TNF", "antimalarial",
    ];

    private static readonly (string Word, string[] Codes)[] Diseases =
    [
        ("rheumatoid", ["M05", "M06"]), ("juvenile", ["M08"]), ("ankylosing", ["M45"]), ("spondyl", ["M45", "M46"]),
        ("psoriatic", ["L40.5"]), ("psoriasis", ["L40"]), ("crohn", ["K50"]), ("ulcerative", ["K51"]),
        ("lupus", ["M32"]), ("gout", ["M10", "M1A"]), ("osteoporosis", ["M80", "M81"]), ("giant cell", ["M31.5", "M31.6"]),
        ("vasculitis", ["M31", "M30"]), ("granulomatosis", ["M31"]), ("polyangiitis", ["M31"]),
    ];

    /// <summary>False for a step that opens with a disease which the visit does not have.</summary>
    public static bool IsFor(string step, ImmutableArray<string> diagnoses)
    {
        var colon = step.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return true;
        var namesDisease = false;
        foreach (var (word, codes) in Diseases)
        {
            if (step.IndexOf(word, 0, colon, StringComparison.OrdinalIgnoreCase) < 0)
                continue;
            namesDisease = true;
            if (Authorizations.AuthorizationCheck.AnyDiagnosis(diagnoses, [.. codes]))
                return true;
        }

        return !namesDisease;
    }

    /// <summary>True when the record names something of what the step names.</summary>
    public static bool IsNamed(string step, RuleWork work)
    {
        var namesAny = false;
        foreach (var word in Tried)
        {
            if (!step.Contains(word, StringComparison.OrdinalIgnoreCase))
                continue;
            namesAny = true;
            if (IsWritten(work, word))
                return true;
        }

        return !namesAny && IsWritten(work, LongestWord(step));
    }

    /// <summary>True when the plan, an order's notes or an observation holds the word.</summary>
    public static bool IsWritten(RuleWork work, string word)
    {
        if (Has(work.Visit.TreatmentPlan?.Text, word))
            return true;
        foreach (var order in work.Visit.Orders)
        {
            if (Has(order.Notes, word))
                return true;
        }

        foreach (var observation in work.Visit.Observations)
        {
            if (Has(observation.Text, word))
                return true;
        }

        return false;
    }

    private static bool Has(string? text, string word) =>
        text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static string LongestWord(string step)
    {
        var longest = "";
        foreach (var word in step.Split(' ', ':', ';', ',', '.'))
        {
            if (word.Length > longest.Length)
                longest = word;
        }

        return longest;
    }
}
