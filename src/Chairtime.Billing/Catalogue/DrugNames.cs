using System.Collections.Immutable;
using System.Text;

namespace Chairtime.Billing.Catalogue;

/// <summary>
/// Finds drug names in what a chart says: whole words, longest name first, letter case and punctuation aside.
/// </summary>
internal sealed class DrugNames
{
    private static readonly HashSet<string> AmountUnits =
        new(StringComparer.Ordinal) { "mg", "g", "gm", "mcg", "ug", "ml", "l", "cc", "units", "iu", "meq" };

    private static readonly HashSet<string> Counts =
        new(StringComparer.Ordinal) { "first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th", "1", "2", "3",
            "4" };

    private readonly Dictionary<string, List<CataloguedDrug>> _drugs = new(StringComparer.Ordinal);
    private int _longest;

    /// <summary>Lets charts call the drug by its molecule or by any of its names.</summary>
    public void Add(CataloguedDrug drug, string molecule, ImmutableArray<string> names)
    {
        Add(drug, molecule);
        foreach (var name in names)
            Add(drug, name);
    }

    /// <summary>Each drug name in the text, left to right, none inside another.</summary>
    public List<List<CataloguedDrug>> In(string text)
    {
        var words = Words(text);
        var found = new List<List<CataloguedDrug>>();
        for (var start = 0; start < words.Count;)
        {
            var length = Math.Min(_longest, words.Count - start);
            while (length > 0)
            {
                if (_drugs.TryGetValue(string.Join(' ', words.GetRange(start, length)), out var drugs))
                {
                    found.Add(drugs);
                    break;
                }

                length--;
            }

            start += Math.Max(length, 1);
        }

        return found;
    }

    /// <summary>
    /// The text as an identity: small letters, no punctuation, without amounts and the count of the bag.
    /// </summary>
    public static string Normal(string text)
    {
        var words = Words(text);
        for (var i = words.Count - 2; i >= 0; i--)
        {
            var amount = char.IsAsciiDigit(words[i][0]) && AmountUnits.Contains(words[i + 1]);
            var bag = (Counts.Contains(words[i]) && words[i + 1] == "bag")
                || (words[i] == "bag" && Counts.Contains(words[i + 1]));
            if ((amount || bag) && words.Count > 2)
                words.RemoveRange(i, 2);
        }

        return string.Join(' ', words);
    }

    /// <summary>IV, SC or IM where the text says so as a word; else null.</summary>
    public static string? RouteIn(string? text)
    {
        if (text is null)
            return null;
        foreach (var word in Words(text))
        {
            switch (word)
            {
                case "iv" or "intravenous" or "ivpb": return "IV";
                case "sc" or "sq" or "subq" or "subcutaneous": return "SC";
                case "im" or "intramuscular": return "IM";
                case "po" or "oral": return "PO";
                default: break;
            }
        }

        return null;
    }

    private void Add(CataloguedDrug drug, string name)
    {
        var words = Words(name);
        var phrase = string.Join(' ', words);
        if (!_drugs.TryGetValue(phrase, out var drugs))
            _drugs.Add(phrase, drugs = []);
        if (!drugs.Contains(drug))
            drugs.Add(drug);
        _longest = Math.Max(_longest, words.Count);
    }

    // Letters and digits make words; a point between digits stays, an apostrophe vanishes, all else parts words.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length ? text[i] : ' ';
            var inNumber = letter == '.' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1])
                && char.IsAsciiDigit(text[i + 1]);
            if (char.IsLetterOrDigit(letter) || inNumber)
            {
                word.Append(char.ToLowerInvariant(letter));
            }
            else if (letter is not ('\'' or '’') && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
