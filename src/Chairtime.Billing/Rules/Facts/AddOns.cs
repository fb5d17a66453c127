using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chairtime.Billing.Rules;

/// <summary>Add-on codes of drug administration and the codes that each may add to.</summary>
internal static class AddOns
{
    private static readonly ImmutableArray<string> AnyInitial =
        ["96365", "96374", "96409", "96413", "96416", "96422", "96369"];

    private static readonly FrozenDictionary<string, ImmutableArray<string>> Primaries =
        new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
        {
            ["96361"] = ["96360", "96365", "96374", "96409", "96413"],
            ["96366"] = ["96365", "96367"],
            ["96367"] = AnyInitial,
            ["96368"] = AnyInitial,
            ["96370"] = ["96369"],
            ["96371"] = ["96369"],
            ["96375"] = [.. AnyInitial, "96360"],
            ["96376"] = ["96374", "96365", "96409", "96413", "96375"],
            ["96411"] = ["96409", "96413"],
            ["96415"] = ["96413", "96417"],
            ["96417"] = ["96413"],
            ["96423"] = ["96422"],
            ["99417"] = ["99205", "99215"],
            ["G2211"] =
                ["99202", "99203", "99204", "99205", "99211", "99212", "99213", "99214", "99215"],
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for a code of giving a drug that stands by itself: what an approval names, if it names any.
    /// </summary>
    public static bool IsInitial(string code) => code is "96360" or "96365" or "96369" or "96372" or "96374" or "96401"
        or "96402" or "96409" or "96413" or "96416";

    public static ImmutableArray<string>? PrimariesOf(string code) =>
        code is ['9' or 'G', ..] && Primaries.TryGetValue(code, out var primaries) ? primaries : null;
}
