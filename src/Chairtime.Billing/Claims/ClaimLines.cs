using System.Collections.Immutable;
using Chairtime.Billing.Coding;

namespace Chairtime.Billing.Claims;

/// <summary>The lines of a claim from those of a coded visit.</summary>
internal static class ClaimLines
{
    public const int MostLines = 50;
    public const int MostDiagnoses = 12;
    private const int MostPointers = 4;
    private const int MostModifiers = 4;
    private const int MostText = 80;

    // Codes that stand for "something else": payers read what it was in SV101-7.
    private static readonly string[] Unlisted =
    [
        "J3490", "J3590", "J3591", "J7599", "J7699", "J7799", "J7999", "J8498", "J8499", "J8597", "J8999", "J9999",
        "C9399", "A9699", "96379", "96549", "90399",
    ];

    /// <summary>All diagnoses: the visit's own first, then those that only a line names.</summary>
    public static ImmutableArray<string> Diagnoses(ClaimWork work)
    {
        var all = work.Visit.Diagnoses.Concat(work.Coded.Lines.SelectMany(static line => line.Diagnoses))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        if (all.Length > MostDiagnoses)
        {
            work.Report(ClaimFindings.DiagnosesMany, "diagnoses",
                $"The visit has {all.Length} diagnoses; a claim holds {MostDiagnoses}.");
        }

        return all;
    }

    /// <summary>Those that a claim of some lines carries: what they point at, and of the others as many as fit; in
    /// the order of <paramref name="all"/>.</summary>
    public static ImmutableArray<string> Carried(ImmutableArray<string> all, IEnumerable<ServiceLine> lines)
    {
        if (all.Length <= MostDiagnoses)
            return all;
        var pointed = Pointed(lines);
        var room = MostDiagnoses - pointed.Count;
        return [.. all.Where(code => pointed.Contains(code) || room-- > 0)];
    }

    /// <summary>The lines of each claim, so that none points at more than twelve diagnoses or holds more than fifty
    /// lines: each line goes onto the first claim that has room for it.</summary>
    public static IEnumerable<List<int>> Fitting(CodedVisit coded, IEnumerable<int> lines)
    {
        var parts = new List<(List<int> Lines, HashSet<string> Pointed)>();
        foreach (var index in lines)
        {
            var own = Pointed([coded.Lines[index]]);
            var at = parts.FindIndex(part => part.Lines.Count < MostLines
                && part.Pointed.Union(own, StringComparer.OrdinalIgnoreCase).Count() <= MostDiagnoses);
            if (at < 0)
            {
                at = parts.Count;
                parts.Add(([], new HashSet<string>(StringComparer.OrdinalIgnoreCase)));
            }

            parts[at].Lines.Add(index);
            parts[at].Pointed.UnionWith(own);
        }

        return parts.Select(static part => part.Lines);
    }

    private static HashSet<string> Pointed(IEnumerable<ServiceLine> lines) => lines
        .SelectMany(static line => line.Diagnoses.Take(MostPointers)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static ClaimLine? Of(
        ClaimWork work, ServiceLine line, string control, ImmutableArray<string> diagnoses, string? authorization)
    {
        var pointers = ImmutableArray.CreateBuilder<int>(MostPointers);
        foreach (var diagnosis in line.Diagnoses)
        {
            var at = diagnoses.IndexOf(diagnosis, 0, StringComparer.OrdinalIgnoreCase);
            if (at is >= 0 and < MostDiagnoses && pointers.Count < MostPointers)
                pointers.Add(at + 1);
        }

        if (pointers.Count == 0)
            work.Report(ClaimFindings.PointerMissing, line.Code, $"{line.Code} points to no diagnosis.");
        if (line.Charge is not { } charge || charge < 0)
        {
            work.Report(ClaimFindings.ChargeMissing, line.Code, $"{line.Code} has no charge.");
            return null;
        }

        if (line.Modifiers.Length > MostModifiers)
        {
            work.Report(ClaimFindings.ModifiersMany, line.Code,
                $"{line.Code} has {line.Modifiers.Length} modifiers; a line holds {MostModifiers}.");
            return null;
        }

        var (description, note) = Described(work, line);
        return new ClaimLine(
            control, line.Code, line.Modifiers, line.Units, pointers.ToImmutable(), charge,
            work.Visit.DateOfService)
        {
            Description = description,
            Note = note,
            Drug = LineDrug.Of(work, line),
            Authorization = authorization,
            Attachments = ClaimAttachments.OfLine(work.Visit, line),
        };
    }

    private static (string? Description, string? Note) Described(ClaimWork work, ServiceLine line)
    {
        var text = line.Description is { } given ? ClaimText.Of(given) : null;
        if (string.IsNullOrEmpty(text))
        {
            if (Array.IndexOf(Unlisted, line.Code) >= 0)
                work.Report(ClaimFindings.DescriptionMissing, line.Code, $"{line.Code} is billed without a text.");
            return (null, null);
        }

        if (text.Length <= MostText)
            return (text, null);
        var cut = text.LastIndexOf(' ', MostText);
        cut = cut > 0 ? cut : MostText;
        var rest = text[cut..].Trim();
        if (rest.Length > MostText)
        {
            work.Report(ClaimFindings.DescriptionLong, line.Code,
                $"{line.Code} has a text of {text.Length} characters.");
        }

        return (text[..cut], rest);
    }
}
