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
        int? street = null, place = null, person = null, specialty = null;
        ImmutableArray<Qualified> references = [];
        for (var i = nm1 + 1; i < part.Count && !part.Opens(i) && part.TagOf(i) != Tags.Nm1; i++)
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
        return new Party(part.Text(nm1, 1) ?? "", part.Text(nm1, 3), part.Text(nm1, 4), part.Text(nm1, 5),
            part.Text(nm1, 8), part.Text(nm1, 9))
        {
            Suffix = part.Text(nm1, 7),
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
