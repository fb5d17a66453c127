using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Reads a party from its NM1 segment and the segments of the same loop behind it.</summary>
internal static class PartyReader
{
    public static Party? At(Part part, int? index)
    {
        if (index is not { } nm1)
        {
            return null;
        }
        var party = new Party(part.Text(nm1, 1) ?? "", part.Text(nm1, 3), part.Text(nm1, 4), part.Text(nm1, 5),
            part.Text(nm1, 8), part.Text(nm1, 9)) { Suffix = part.Text(nm1, 7) };
        for (var i = nm1 + 1; i < part.Count && !part.Opens(i) && !part.Is(i, "NM1"); i++)
        {
            party = With(party, part, i);
        }
        return party;
    }

    private static Party With(Party party, Part part, int i) =>
        part.Is(i, "N3") ? party with { Street = [.. new[] { part.Text(i, 1), part.Text(i, 2) }.OfType<string>()] }
        : part.Is(i, "N4") ? party with
        {
            City = part.Text(i, 1),
            State = part.Text(i, 2),
            Zip = part.Text(i, 3),
            Country = part.Text(i, 4),
        }
        : part.Is(i, "DMG") ? party with { Birth = part.Day(i, 2), Sex = part.Text(i, 3) }
        : part.Is(i, "PRV") ? party with { Taxonomy = part.Text(i, 3) }
        : part.Is(i, "REF") && part.Text(i, 1) is { } kind
            ? party with { References = party.References.Add(new Qualified(kind, part.Text(i, 2) ?? "")) }
        : party;
}
