using System.Collections.Frozen;
using Chairtime.Billing.Catalogue;

namespace Chairtime.Billing.Rules;

/// <summary>The youngest patients that labels provide for, as known; not re-read (see the rule's source).</summary>
internal static class LabelAges
{
    /// <summary>From this age on, no label of a drug here asks for more years.</summary>
    public const int Adult = 18;

    private static readonly FrozenDictionary<string, int> ByMolecule = new Dictionary<string, int>
    {
        ["abatacept"] = 6,
        ["anifrolumab"] = Adult,
        ["belimumab"] = 5,
        ["canakinumab"] = 2,
        ["certolizumab pegol"] = 2,
        ["denosumab"] = Adult,
        ["golimumab"] = 2,
        ["infliximab"] = 6,
        ["pegloticase"] = Adult,
        ["rituximab"] = 2,
        ["romosozumab"] = Adult,
        ["tocilizumab"] = 2,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In full years; null when not known.</summary>
    public static int? LeastOf(DrugCode drug) =>
        ByMolecule.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Products.MoleculeOf(drug), out var least)
            ? least : null;
}
