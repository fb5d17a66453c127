using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Catalogue;

/// <summary>All that a resolution depends on but the day, where that is little enough to remember it.</summary>
internal readonly record struct ResolutionKey
{
    private const int LongestName = 200;

    private ResolutionKey(DrugName drug, Route? route) =>
        (Ndc, Hcpcs, RxNorm, Name, Route) = (drug.Ndc, drug.Hcpcs, drug.RxNorm, drug.Name, route);

    public string? Ndc { get; }

    public string? Hcpcs { get; }

    public string? RxNorm { get; }

    public string? Name { get; }

    public Route? Route { get; }

    public string? VialNdc { get; private init; }

    public string? VialUnit { get; private init; }

    public decimal VialSize { get; private init; }

    /// <summary>
    /// False when there are too many combinations to be worth it: containers of several kinds, or an essay for a name.
    /// </summary>
    public static bool TryMake(DrugName drug, ImmutableArray<Vial> vials, Route? route, out ResolutionKey key)
    {
        key = default;
        if (drug.Name?.Length > LongestName || drug.Ndc?.Length > LongestName || drug.Hcpcs?.Length > LongestName
            || drug.RxNorm?.Length > LongestName)
            return false;
        key = new ResolutionKey(drug, route);
        if (vials.IsDefaultOrEmpty)
            return true;
        var first = vials[0];
        for (var i = 1; i < vials.Length; i++)
        {
            if (vials[i].Ndc != first.Ndc || vials[i].Size != first.Size)
                return false;
        }

        if (first.Size is { } size)
            key = key with { VialNdc = first.Ndc, VialSize = size.Value, VialUnit = size.Unit };
        else
            key = key with { VialNdc = first.Ndc };
        return true;
    }

    /// <summary>By what tells charts apart; the rest is compared anyway.</summary>
    public override int GetHashCode()
    {
        var drug = Ends(Hcpcs ?? Name ?? Ndc ?? RxNorm);
        var package = Ends(VialNdc ?? Ndc);
        var mixed = unchecked(
            (((drug * 31) + package) * 0x9E3779B97F4A7C15) + ((ulong)Route.GetValueOrDefault() << 32));
        return unchecked((int)(mixed >> 32));
    }

    // Codes differ in their first and last characters; who makes up others that collide only waits for his own.
    private static ulong Ends(string? text)
    {
        const int Four = 4 * sizeof(char);
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        return bytes.Length < Four ? (ulong)bytes.Length
            : unchecked((MemoryMarshal.Read<ulong>(bytes) * 31) + MemoryMarshal.Read<ulong>(bytes[^Four..]));
    }
}
