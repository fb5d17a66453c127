using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Catalogue;

/// <summary>Weighs NDC, HCPCS code and name of a charted drug against each other and the calendar.</summary>
internal sealed class DrugResolver
{
    private readonly CataloguedDrug[] _drugs;
    private readonly Dictionary<string, PackagedDrug[]> _byNdc;
    private readonly DrugNames _names;
    private readonly Dictionary<string, CataloguedDrug[]> _byCode;
    private readonly Dictionary<string, CataloguedDrug[]> _bySuccessor;

    public DrugResolver(CataloguedDrug[] drugs, Dictionary<string, PackagedDrug[]> byNdc, DrugNames names)
    {
        _drugs = drugs;
        _byNdc = byNdc;
        _names = names;
        _byCode = Index.By(drugs, drug => drug.Code?.Hcpcs);
        _bySuccessor = Index.By(drugs, drug => drug.Code?.Successor);
    }

    public DrugResolution Resolve(DrugName drug, ImmutableArray<Vial> vials, DateOnly day, Route? route)
    {
        var asked = Read(drug, vials, day, route);
        return asked.Contradiction() is { } contradiction ? Contradict(asked, contradiction) : Decide(asked);
    }

    private Evidence Read(DrugName drug, ImmutableArray<Vial> vials, DateOnly day, Route? route)
    {
        var hcpcs = drug.Hcpcs?.Trim().ToUpperInvariant();
        var name = drug.Name?.Trim();
        if (name is { Length: 5 } && _byCode.ContainsKey(name.ToUpperInvariant()))
        {
            // A code written where the name goes is a code.
            hcpcs ??= name.ToUpperInvariant();
            name = name.Equals(hcpcs, StringComparison.OrdinalIgnoreCase) ? null : name;
        }

        if (string.IsNullOrEmpty(name))
            name = null;
        var asked = new Evidence(drug, string.IsNullOrEmpty(hcpcs) ? null : hcpcs, name, vials, day);
        asked.Route = WordOf(route) ?? DrugNames.RouteIn(name);
        ReadPackages(asked);
        if (asked.Hcpcs is not null && _byCode.TryGetValue(asked.Hcpcs, out var rows))
        {
            asked.ByHcpcs = OnDay(rows, day);
            asked.ChartedNotInForce = !rows.Any(row => row.IsInForce(day));
            asked.Charted = rows;
        }

        if (name is not null)
            asked.ByName = Named(name);
        return asked;
    }

    private void ReadPackages(Evidence asked)
    {
        if (!string.IsNullOrWhiteSpace(asked.Drug.Ndc))
            ReadPackage(asked, asked.Drug.Ndc);
        if (asked.Vials.IsDefaultOrEmpty)
            return;
        foreach (var vial in asked.Vials)
        {
            if (!string.IsNullOrWhiteSpace(vial.Ndc) && vial.Ndc != asked.Drug.Ndc)
                ReadPackage(asked, vial.Ndc);
        }
    }

    private void ReadPackage(Evidence asked, string text)
    {
        if (!Ndc.TryParse(text, out var ndc))
        {
            var known = Ndc.TenDigitReadings(text).Where(reading => _byNdc.ContainsKey(reading.Digits)).ToList();
            if (known.Count != 1)
            {
                asked.MalformedNdc ??= text;
                return;
            }

            ndc = known[0];
        }

        asked.FirstNdc ??= ndc;
        if (!_byNdc.TryGetValue(ndc.Digits, out var packages))
        {
            asked.UnknownNdc = true;
            return;
        }

        var drugs = OnDay([.. packages.Select(package => package.Drug)], asked.Day);
        if (drugs.Count == 0)
            drugs = SameDrugOnDay(packages[0].Drug, asked.Day);
        asked.AddPackage(packages, drugs);
    }

    // What the chart's code or package was billed with on the day: itself, else what it gave way to or took over from.
    private List<CataloguedDrug> OnDay(CataloguedDrug[] rows, DateOnly day)
    {
        var found = rows.Where(row => row.IsInForce(day)).ToList();
        if (found.Count > 0)
            return found;
        foreach (var row in rows)
        {
            foreach (var other in Neighbours(row, day).SelectMany(next => OnDayFrom(next, day, row)))
            {
                if (!found.Contains(other))
                    found.Add(other);
            }
        }

        return found;
    }

    private IEnumerable<CataloguedDrug> OnDayFrom(CataloguedDrug row, DateOnly day, CataloguedDrug from) =>
        row.IsInForce(day)
            ? [row]
            : Neighbours(row, day).Where(next => next != from).SelectMany(next => OnDayFrom(next, day, row));

    private CataloguedDrug[] Neighbours(CataloguedDrug row, DateOnly day)
    {
        if (row.Code is not { } code)
            return [];
        if (day < code.InForce.From)
            return Index.Find(_bySuccessor, code.Hcpcs, out var before) ? before : [];
        return code.Successor is not null && Index.Find(_byCode, code.Successor, out var after) ? after : [];
    }

    private List<CataloguedDrug> SameDrugOnDay(CataloguedDrug drug, DateOnly day) =>
        [.. _drugs.Where(other => other.Code is not null && other.DrugId == drug.DrugId && other.IsInForce(day))];

    private List<CataloguedDrug> Named(string text)
    {
        var found = _names.In(text);
        if (found.Count == 0)
            return [];
        // "infliximab in saline", "saline with potassium": the fluid is the vehicle, the other the drug.
        var drugs = found.FindAll(group => group.Exists(drug => drug.Family != AdministrationFamily.Hydration));
        if (drugs.Count == 0)
            drugs = found;
        var all = drugs[0].FindAll(drug => drugs.TrueForAll(group => group.Contains(drug)));
        if (all.Count > 0)
            return all;
        foreach (var group in drugs)
            all.AddRange(group.FindAll(drug => !all.Contains(drug)));
        return all;
    }

    private static DrugResolution Contradict(Evidence asked, string note)
    {
        List<CataloguedDrug> all = [.. asked.ByNdc ?? [], .. asked.ByHcpcs ?? [], .. asked.ByName ?? []];
        // Which of them was given is not known, so that none is "the same drug again" but the same contradiction.
        var identity = string.Join(" or ", all.Select(static drug => drug.DrugId).Distinct(StringComparer.Ordinal));
        return new DrugResolution(
            null, asked.Package, ResolutionProblem.Contradictory, Codes(all), identity, note)
        {
            Family = SharedFamily(all),
        };
    }

    private DrugResolution Decide(Evidence asked)
    {
        if (asked.Hcpcs is not null && asked.ByHcpcs is null && asked.ByNdc is null)
            return Unknown(asked, $"The catalogue does not hold {asked.Hcpcs}.");
        var possible = Possible(asked);
        if (possible.Count == 0)
            return Nothing(asked);
        var left = Narrow(asked, possible);
        var coded = left.FindAll(drug => drug.Code is not null);
        var identity = IdentityOf(asked, left);
        var notes = new List<string>();
        if (asked.MalformedNdc is not null)
            notes.Add("The NDC is in none of the usual forms; expected eleven digits, or 5-4-2, 4-4-2, 5-3-2, 5-4-1.");
        if (asked.UnknownNdc)
            notes.Add("The catalogue does not hold the NDC.");
        if (left.Count == 1 && coded.Count == 0)
        {
            notes.Add(left[0].Note!);
            var note = string.Join(' ', notes);
            return new DrugResolution(null, asked.Package, ResolutionProblem.Unknown, [], identity, note)
            {
                Family = left[0].Family,
            };
        }

        var code = left.Count == 1 ? left[0].Code : null;
        if (asked.ChartedNotInForce)
        {
            var instead = code is null ? string.Join(" or ", Codes(left)) : code.Hcpcs;
            notes.Insert(0, string.Create(
                CultureInfo.InvariantCulture,
                $"{asked.Hcpcs} was not in force that day; {instead} was."));
        }
        else if (code is null)
        {
            notes.Insert(0, $"{string.Join(", ", Codes(left))} are possible; an NDC or a HCPCS code would tell.");
        }

        var problem = asked.MalformedNdc is not null ? ResolutionProblem.MalformedNdc
            : asked.ChartedNotInForce ? ResolutionProblem.NotInForce
            : code is null ? ResolutionProblem.Ambiguous : ResolutionProblem.None;
        return new DrugResolution(
            code, asked.PackageOf(code), problem, code is null ? Codes(left) : [], identity,
            notes.Count == 0 ? null : string.Join(' ', notes)) { Family = FamilyOf(asked, left) };
    }

    // Codes in force that all evidence allows; empty when no evidence names anything in force.
    private List<CataloguedDrug> Possible(Evidence asked)
    {
        if (asked.ByNdc is { Count: > 0 } ndc)
        {
            var both = asked.ByHcpcs is null ? [] : ndc.FindAll(asked.ByHcpcs.Contains);
            return both.Count > 0 ? both : ndc;
        }

        if (asked.ByHcpcs is { } hcpcs)
            return hcpcs;
        if (asked.ByName is not { Count: > 0 } name)
            return [];
        var known = name.FindAll(drug => drug.IsInForce(asked.Day));
        var anyCoded = name.Exists(drug => drug.Code is not null);
        return known.Exists(drug => drug.Code is not null || !anyCoded)
            ? known
            : [.. known, .. OnDay([.. name.Where(drug => drug.Code is not null)], asked.Day)];
    }

    private static List<CataloguedDrug> Narrow(Evidence asked, List<CataloguedDrug> drugs)
    {
        // A chart that does not say how is of an infusion chair: the injection is meant, not the tablet.
        drugs = asked.Route is { } route
            ? Prefer(drugs, drug => drug.IsGivenBy(route))
            : Prefer(drugs, drug => !drug.IsGivenBy("PO"));
        // S codes are for payers that ask for them: the code that all payers know goes first.
        drugs = Prefer(drugs, drug => drug.Code is null || drug.Code.Hcpcs[0] is not ('S' or 'C'));
        if (drugs.Count < 2 || !SizesCanTell(drugs))
            return drugs;
        if (asked.Packages.Count == 1 && asked.Packages[0].Length > 1)
            return Prefer(drugs, drug => drug == PackagedDrug.WholeUnits(asked.Packages[0]).Drug);
        return Prefer(drugs, drug => asked.Contents(drug.Code!.Unit) is { Count: > 0 } contents
            && contents.TrueForAll(content => drug.Code.Sizes.Contains(content)));
    }

    // Codes of one drug that differ by the size of their unit. Codes that differ by maker have the same sizes.
    private static bool SizesCanTell(List<CataloguedDrug> drugs) =>
        drugs.TrueForAll(drug => drug.Code is { Sizes.Length: > 0 } && drug.DrugId == drugs[0].DrugId)
        && drugs.DistinctBy(drug => drug.Code!.UnitAmount).Count() == drugs.Count;

    private static List<CataloguedDrug> Prefer(List<CataloguedDrug> drugs, Predicate<CataloguedDrug> wanted)
    {
        var preferred = drugs.Count < 2 ? drugs : drugs.FindAll(wanted);
        return preferred.Count == 0 ? drugs : preferred;
    }

    // Nothing in force: either nothing was recognized, or what was has no code on the day.
    private static DrugResolution Nothing(Evidence asked)
    {
        List<CataloguedDrug> known = [.. asked.KnownDrugs()];
        if (known.Count == 0)
            return Unknown(asked, "The catalogue does not hold the drug.");
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", Codes(known))}: not in force that day; no known code was.");
        return new DrugResolution(
            null, asked.Package, ResolutionProblem.NotInForce, Codes(known), IdentityOf(asked, known), note)
        {
            Family = SharedFamily(known),
        };
    }

    private static DrugResolution Unknown(Evidence asked, string note)
    {
        var problem = asked.MalformedNdc is not null ? ResolutionProblem.MalformedNdc : ResolutionProblem.Unknown;
        var known = asked.ByName ?? [];
        ImmutableArray<string> candidates = asked.Hcpcs is null ? [] : [asked.Hcpcs];
        return new DrugResolution(null, null, problem, candidates, IdentityOf(asked, known), note)
        {
            Family = known.Count == 0 ? null : SharedFamily(known),
        };
    }

    private static string IdentityOf(Evidence asked, List<CataloguedDrug> drugs)
    {
        var named = drugs.Count == 1 && drugs[0].Code is { IsUnlisted: true } ? asked.ByName ?? [] : drugs;
        if (named.Count > 0 && named.TrueForAll(drug => drug.DrugId == named[0].DrugId))
            return named[0].DrugId;
        if (named.Count > 0 && named.TrueForAll(drug => drug.Molecule == named[0].Molecule))
            return named[0].Molecule;
        var text = asked.Name is null ? "" : DrugNames.Normal(asked.Name);
        if (text.Length > 0)
            return text;
        return asked.FirstNdc?.Digits ?? asked.Hcpcs ?? asked.Drug.RxNorm ?? asked.Drug.Ndc ?? asked.Drug.Name ?? "?";
    }

    // An unlisted code stands for any drug: the name beside it tells which family the drug is of.
    private static AdministrationFamily? FamilyOf(Evidence asked, List<CataloguedDrug> left) =>
        left is [{ Code.IsUnlisted: true }]
            ? asked.ByName is { Count: > 0 } named ? SharedFamily(named) : null
            : SharedFamily(left);

    private static AdministrationFamily? SharedFamily(List<CataloguedDrug> drugs) =>
        drugs.TrueForAll(drug => drug.Family == drugs[0].Family)
        && !drugs.Exists(drug => drug.Code is { IsUnlisted: true })
            ? drugs[0].Family
            : null;

    private static ImmutableArray<string> Codes(IEnumerable<CataloguedDrug> drugs) =>
        [.. drugs.Where(drug => drug.Code is not null).Select(drug => drug.Code!.Hcpcs)
            .Distinct(StringComparer.Ordinal)];

    private static string? WordOf(Route? route) => route switch
    {
        Route.IvInfusion or Route.IvPush => "IV",
        Route.Subcutaneous or Route.SubcutaneousInfusion => "SC",
        Route.Intramuscular => "IM",
        Route.IntraArticular => "IA",
        Route.Oral => "PO",
        Route.Flush or Route.Other or null => null,
    };
}
