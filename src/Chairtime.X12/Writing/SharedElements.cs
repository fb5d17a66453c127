namespace Chairtime.X12.Writing;

/// <summary>
/// Which elements of text keep their value when a file is made shareable, because they are codes; and which hold days.
/// Whatever is text and not listed here is replaced: an oversight then hides too much, never too little.
/// </summary>
internal static class SharedElements
{
    /// <summary>Text that is a code or a number of the structure, by segment; 0 stands for all of it.</summary>
    private static readonly Dictionary<string, int[]> Kept = new()
    {
        ["ST"] = [2, 3], ["SE"] = [2], ["HL"] = [1, 2], ["PRV"] = [3], ["MIA"] = [5, 20, 21, 22, 23],
        ["MOA"] = [3, 4, 5, 6, 7], ["SV1"] = [5], ["SV2"] = [1], ["SV3"] = [3], ["SVC"] = [4], ["SVD"] = [4],
        ["LIN"] = [3], ["LQ"] = [2], ["TOO"] = [2], ["III"] = [2], ["FRM"] = [1], ["TS3"] = [2], ["CLP"] = [8],
        ["HCP"] = [6, 8, 10], ["AK1"] = [3], ["AK2"] = [2, 3], ["IK3"] = [3], ["LS"] = [1], ["LE"] = [1],
        ["CAT"] = [3], ["DMG"] = [11], ["CTX"] = [4],
    };

    /// <summary>The same for components: segment, then element, then component; element 0 stands for any.</summary>
    private static readonly HashSet<(string Segment, int Element, int Component)> KeptParts =
    [
        ("CLM", 5, 1), ("UM", 4, 1), ("SV1", 1, 2), ("SV1", 1, 3), ("SV1", 1, 4), ("SV1", 1, 5), ("SV1", 1, 6),
        ("SV2", 2, 2), ("SV2", 2, 3), ("SV2", 2, 4), ("SV2", 2, 5), ("SV2", 2, 6), ("SV3", 1, 2), ("SV3", 1, 3),
        ("SV3", 1, 4), ("SV3", 1, 5), ("SV3", 1, 6), ("SV5", 1, 2), ("SVC", 1, 2), ("SVC", 1, 3), ("SVC", 1, 4),
        ("SVC", 1, 5), ("SVC", 1, 6), ("SVC", 6, 2), ("SVC", 6, 3), ("SVC", 6, 4), ("SVC", 6, 5), ("SVC", 6, 6),
        ("SVD", 3, 2), ("SVD", 3, 3), ("SVD", 3, 4), ("SVD", 3, 5), ("SVD", 3, 6), ("EQ", 2, 2), ("EQ", 2, 3),
        ("EQ", 2, 4), ("EQ", 2, 5), ("EQ", 2, 6), ("EB", 13, 2), ("EB", 13, 3), ("EB", 13, 4), ("EB", 13, 5),
        ("EB", 13, 6), ("HI", 0, 2), ("STC", 0, 1), ("STC", 0, 2), ("CTX", 1, 1), ("CTX", 6, 1), ("CTX", 6, 2),
    ];

    /// <summary>Text whose form is a day or a range of days; elements of the date type need no entry.</summary>
    private static readonly HashSet<(string Segment, int Element, int Component)> Days =
    [
        ("DTP", 3, 0), ("DTM", 6, 0), ("DMG", 2, 0), ("PAT", 6, 0), ("INS", 12, 0), ("MPI", 7, 0), ("CR6", 4, 0),
        ("CR6", 14, 0), ("CR6", 18, 0), ("HI", 0, 4),
    ];

    /// <summary>References that are answers from a list, not numbers of anybody.</summary>
    private static readonly HashSet<string> Answers = ["4N", "F5", "T4"];

    public static bool IsKept(string segment, int element, int component, string? qualifier) =>
        (component == 0 && Kept.TryGetValue(segment, out var kept) && kept.Contains(element))
        || (component > 0 && (KeptParts.Contains((segment, element, component))
            || KeptParts.Contains((segment, 0, component))))
        || (segment == "REF" && element == 2 && qualifier is not null && Answers.Contains(qualifier));

    public static bool IsDay(string segment, int element, int component) =>
        Days.Contains((segment, element, component)) || Days.Contains((segment, 0, component));

    /// <summary>A ZIP code is a code by its type, and still says where somebody lives.</summary>
    public static bool IsPlace(string segment, int element) => segment == "N4" && element == 3;
}
