using Chairtime.Billing.Catalogue;

namespace Chairtime.Billing.Rules;

/// <summary>Which products stand for one drug.</summary>
internal static class Products
{
    /// <summary>Two codes of one molecule: reference product and biosimilars.</summary>
    public static bool AreOfOneMolecule(DrugCode one, DrugCode other) =>
        one.BiosimilarOf == other.Hcpcs || other.BiosimilarOf == one.Hcpcs
        || (one.BiosimilarOf is { } reference && reference == other.BiosimilarOf)
        || MoleculeOf(one).SequenceEqual(MoleculeOf(other));

    /// <summary>The name without the suffix of four letters that tells makers apart.</summary>
    public static ReadOnlySpan<char> MoleculeOf(DrugCode drug)
    {
        var name = drug.Name.AsSpan();
        var dash = name.LastIndexOf('-');
        return dash > 0 && name.Length - dash == 5 ? name[..dash] : name;
    }
}
