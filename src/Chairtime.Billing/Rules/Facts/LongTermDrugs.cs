using System.Collections.Concurrent;
using Chairtime.Billing.Catalogue;

namespace Chairtime.Billing.Rules;

/// <summary>Which code says that a drug is taken long-term (Z79.6-, from October 2022).</summary>
internal static class LongTermDrugs
{
    private static readonly (string Molecule, string Code)[] Codes =
    [
        ("abatacept", Biologic), ("anifrolumab", Biologic), ("belimumab", Biologic), ("canakinumab", Biologic),
        ("certolizumab pegol", Biologic), ("golimumab", Biologic), ("infliximab", Biologic),
        ("inebilizumab", Biologic), ("rituximab", Biologic), ("secukinumab", Biologic), ("tocilizumab", Biologic),
        ("ustekinumab", Biologic), ("vedolizumab", Biologic), ("cyclophosphamide", "Z79.630"),
        ("methotrexate sodium", "Z79.631"),
    ];

    private const string Biologic = "Z79.620";

    // The catalogue has one record for a code and its days.
    private static readonly ConcurrentDictionary<DrugCode, string?> Known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Null for a drug that does not suppress the immune system, or that is not known here.</summary>
    public static string? CodeFor(DrugCode drug) => Known.GetOrAdd(drug, Find);

    private static string? Find(DrugCode drug)
    {
        var molecule = Products.MoleculeOf(drug);
        foreach (var (name, code) in Codes)
        {
            if (molecule.SequenceEqual(name))
                return code;
        }

        return null;
    }
}
