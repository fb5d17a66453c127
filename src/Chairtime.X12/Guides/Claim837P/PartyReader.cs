using System.Collections.Immutable;
using Chairtime.X12.Envelope;
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
        var name = part.FieldsOf(nm1);
        var party = new Party(
            name.Text(1) ?? "", name.Text(3), name.Text(4), name.Text(5), name.Text(8), name.Text(9))
        {
            Suffix = name.Text(7),
        };
        return nm1 + 1 < part.Count && !part.Opens(nm1 + 1) && part.TagOf(nm1 + 1) is Tags.N3 or Tags.N4 or Tags.Dmg
            or Tags.Prv or Tags.Ref ? WithMore(party, part, nm1 + 1) : party;
    }

    /// <summary>Address, person and numbers, from the segments behind the name.</summary>
    private static Party WithMore(Party party, Part part, int from)
    {
        int? street = null, place = null, person = null, specialty = null;
        ImmutableArray<Qualified> references = [];
        for (var i = from; i < part.Count && !part.Opens(i) && part.TagOf(i) != Tags.Nm1; i++)
        {
            switch (part.TagOf(i))
            {
                case Tags.N3:
                    street = i;
                    break;
                case Tags.N4:
                    place = i;
                    break;
                case Tags.Dmg:
                    person = i;
                    break;
                case Tags.Prv:
                    specialty = i;
                    break;
                case Tags.Ref when part.Text(i, 1) is { } kind:
                    references = references.Add(new Qualified(kind, part.Text(i, 2) ?? ""));
                    break;
            }
        }
        return party with
        {
            Street = Street(part.Text(street, 1), part.Text(street, 2)),
            City = part.Text(place, 1),
            State = part.Text(place, 2),
            Zip = part.Text(place, 3),
            Country = part.Text(place, 4),
            Birth = part.Day(person, 2),
            Sex = part.Text(person, 3),
            Taxonomy = part.Text(specialty, 3),
            References = references,
        };
    }

    private static ImmutableArray<string> Street(string? first, string? second) => (first, second) switch
    {
        (null, null) => [],
        ({ } only, null) => [only],
        (null, { } only) => [only],
        ({ } one, { } two) => [one, two],
    };
}
