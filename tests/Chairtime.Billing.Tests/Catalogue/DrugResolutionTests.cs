using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Catalogue;

public class DrugResolutionTests
{
    private static readonly DrugCatalogue Catalogue = DrugCatalogue.Shipped;

    [Theory]
    [InlineData("J9310", "2018-12-31", "J9310", ResolutionProblem.None)]
    [InlineData("J9310", "2019-01-01", "J9312", ResolutionProblem.NotInForce)]
    [InlineData("J9312", "2018-12-31", "J9310", ResolutionProblem.NotInForce)]
    [InlineData("J9312", "2019-01-01", "J9312", ResolutionProblem.None)]
    [InlineData("J2920", "2024-03-31", "J2920", ResolutionProblem.None)]
    [InlineData("J2920", "2024-04-01", "J2919", ResolutionProblem.NotInForce)]
    [InlineData("J2930", "2024-03-31", "J2930", ResolutionProblem.None)]
    [InlineData("J2930", "2024-04-01", "J2919", ResolutionProblem.NotInForce)]
    [InlineData("J1020", "2024-04-01", "J1010", ResolutionProblem.NotInForce)]
    [InlineData("J1030", "2024-03-31", "J1030", ResolutionProblem.None)]
    [InlineData("J1030", "2024-04-01", "J1010", ResolutionProblem.NotInForce)]
    [InlineData("J1040", "2024-04-01", "J1010", ResolutionProblem.NotInForce)]
    [InlineData("J9070", "2024-03-31", "J9070", ResolutionProblem.None)]
    [InlineData("J9070", "2024-04-01", "J9075", ResolutionProblem.NotInForce)]
    [InlineData("Q5102", "2018-04-01", "Q5103", ResolutionProblem.NotInForce)]
    [InlineData("j1745", "2026-01-01", "J1745", ResolutionProblem.None)]
    public void A_charted_code_gives_way_on_its_day(
        string charted, string day, string billed, ResolutionProblem problem)
    {
        var resolution = Resolve(day, hcpcs: charted);
        Assert.Equal((billed, problem), (resolution.Code?.Hcpcs, resolution.Problem));
        if (problem == ResolutionProblem.NotInForce)
            Assert.Contains(billed, resolution.Note);
    }

    [Theory]
    [InlineData(40, "J2920")]
    [InlineData(125, "J2930")]
    public void A_code_charted_too_early_falls_back_by_the_container(int milligrams, string billed)
    {
        var vial = new Vial(null, new Quantity(milligrams, "mg"), 1, null, null, null);
        var resolution = Catalogue.Resolve(new DrugName(null, "J2919", null, null), [vial], new DateOnly(2024, 3, 31));
        Assert.Equal((billed, ResolutionProblem.NotInForce), (resolution.Code?.Hcpcs, resolution.Problem));
    }

    [Fact]
    public void A_code_charted_too_early_with_several_forerunners_is_not_guessed()
    {
        var resolution = Resolve("2024-03-31", hcpcs: "J2919");
        Assert.Null(resolution.Code);
        Assert.Equal(["J2920", "J2930"], resolution.Candidates.Order());
    }

    [Theory]
    [InlineData("2024-12-31", "Dr. Reddy's")]
    [InlineData("2025-01-01", "Avyxa")]
    public void A_code_that_changed_its_product_says_so(string day, string maker)
    {
        var resolution = Resolve(day, hcpcs: "J9072");
        Assert.Equal(ResolutionProblem.None, resolution.Problem);
        Assert.Contains(maker, resolution.Code!.Note);
        Assert.True(resolution.Code.IsUnverified);
    }

    [Theory]
    [InlineData("infliximab", "2014-09-15", "J1745")]
    [InlineData("Remicade 100 mg vial", "2026-01-01", "J1745")]
    [InlineData("INFLIXIMAB-DYYB", "2026-01-01", "Q5103")]
    [InlineData("infliximab (Avsola)", "2026-01-01", "Q5121")]
    [InlineData("zoledronic acid (Reclast)", "2026-01-01", "J3489")]
    [InlineData("Rituxan", "2018-12-31", "J9310")]
    [InlineData("Rituxan", "2019-01-01", "J9312")]
    [InlineData("rituximab", "2018-06-01", "J9310")]
    [InlineData("Solu-Medrol 125 mg", "2024-04-01", "J2919")]
    [InlineData("depo-medrol", "2024-04-01", "J1010")]
    [InlineData("methylprednisolone sodium succinate", "2026-01-01", "J2919")]
    [InlineData("ustekinumab IV", "2020-01-01", "J3358")]
    [InlineData("secukinumab IV", "2025-01-01", "J3247")]
    [InlineData("certolizumab pegol (lyophilized)", "2023-01-01", "J0717")]
    [InlineData("cyclophosphamide for lupus nephritis", "2021-01-01", "J9070")]
    [InlineData("infliximab in normal saline 250 mL", "2014-01-01", "J1745")]
    [InlineData("saline with potassium (for hypokalemia)", "2023-01-01", "J3480")]
    [InlineData("vitamin B12", "2023-01-01", "J3420")]
    [InlineData("J1745", "2023-01-01", "J1745")]
    [InlineData("famotidine 20 mg", "2026-01-01", "J1308")]
    public void A_name_alone_is_enough_where_one_code_can_be_meant(string name, string day, string billed)
    {
        var resolution = Resolve(day, name: name);
        Assert.Equal((billed, ResolutionProblem.None), (resolution.Code?.Hcpcs, resolution.Problem));
    }

    [Fact]
    public void A_molecule_of_several_products_is_ambiguous_and_keeps_its_family()
    {
        var resolution = Resolve("2026-01-01", name: "infliximab 400 mg", route: Route.IvInfusion);
        Assert.Equal(ResolutionProblem.Ambiguous, resolution.Problem);
        Assert.Null(resolution.Code);
        Assert.Equal(["J1745", "Q5103", "Q5104", "Q5121"], resolution.Candidates.Order());
        Assert.Equal(AdministrationFamily.ComplexBiologic, resolution.Family);
        Assert.Equal("infliximab", resolution.Identity);
    }

    [Theory]
    [InlineData(Route.IvInfusion, "J2919")]
    [InlineData(Route.IntraArticular, "J1010")]
    public void The_route_tells_two_salts_apart(Route route, string billed) =>
        Assert.Equal(billed, Resolve("2026-01-01", name: "methylprednisolone", route: route).Code?.Hcpcs);

    [Fact]
    public void Two_salts_that_the_chart_does_not_tell_apart_are_ambiguous() =>
        Assert.Equal(["J1010", "J2919"], Resolve("2026-01-01", name: "methylprednisolone 80 mg").Candidates.Order());

    [Theory]
    [InlineData("57894-030-01", null, null, "2026-01-01", "J1745")]
    [InlineData("5789403001", null, null, "2026-01-01", "J1745")]
    [InlineData("57894-0030-01", null, "infliximab", "2026-01-01", "J1745")]
    [InlineData(null, "Q5104", "infliximab", "2026-01-01", "Q5104")]
    [InlineData("50242-0051-21", null, null, "2018-12-31", "J9310")]
    [InlineData("00338-0049-04", null, null, "2026-01-01", "J7030")]
    [InlineData("00338-0049-03", null, null, "2026-01-01", "J7040")]
    [InlineData("00338-0049-02", null, null, "2026-01-01", "J7050")]
    [InlineData("00338-0049-04", "J7050", null, "2026-01-01", "J7050")]
    [InlineData(null, "J3490", "famotidine", "2020-01-01", "J3490")]
    public void Charted_parts_that_agree_resolve(string? ndc, string? hcpcs, string? name, string day, string billed)
    {
        var resolution = Resolve(day, ndc, hcpcs, name);
        Assert.Equal((billed, ResolutionProblem.None), (resolution.Code?.Hcpcs, resolution.Problem));
        Assert.Equal(ndc is not null, resolution.Ndc is not null);
        if (ndc is not null && day.StartsWith("2026", StringComparison.Ordinal))
            Assert.Equal(billed, resolution.Ndc!.Hcpcs);
    }

    [Theory]
    [InlineData("57894-0030-01", "Q5103", null)]
    [InlineData("57894-0030-01", null, "Inflectra")]
    [InlineData("57894-0030-01", null, "rituximab")]
    [InlineData("57894-0030-01", "J0180", null)]
    [InlineData("57894-0030-01", "J3590", null)]
    [InlineData(null, "J1745", "infliximab-dyyb")]
    [InlineData(null, "J2919", "methylprednisolone acetate")]
    public void Parts_that_name_different_drugs_contradict(string? ndc, string? hcpcs, string? name)
    {
        var resolution = Resolve("2026-01-01", ndc, hcpcs, name);
        Assert.Equal(ResolutionProblem.Contradictory, resolution.Problem);
        Assert.Null(resolution.Code);
        Assert.NotNull(resolution.Note);
    }

    [Fact]
    public void Containers_of_two_drugs_contradict()
    {
        ImmutableArray<Vial> vials = [Vial("57894-0030-01"), Vial("00069-0809-01")];
        var resolution = Catalogue.Resolve(
            new DrugName(null, null, null, "infliximab"), vials, new DateOnly(2026, 1, 1));
        Assert.Equal(ResolutionProblem.Contradictory, resolution.Problem);
    }

    [Fact]
    public void A_containers_NDC_decides_an_ambiguous_name()
    {
        var resolution = Catalogue.Resolve(
            new DrugName(null, null, null, "infliximab"), [Vial("00069-0809-01")], new DateOnly(2026, 1, 1));
        Assert.Equal(("Q5103", "Inflectra"), (resolution.Code?.Hcpcs, resolution.Ndc?.Brand));
    }

    [Theory]
    [InlineData("drug A", "drug a")]
    [InlineData("Drug  A!", "drug a")]
    [InlineData("drug A second bag", "drug a")]
    [InlineData("hydration", "hydration")]
    public void An_unknown_name_keeps_an_identity(string name, string identity)
    {
        var resolution = Resolve("2026-01-01", name: name);
        Assert.Equal((ResolutionProblem.Unknown, identity), (resolution.Problem, resolution.Identity));
        Assert.Null(resolution.Family);
    }

    [Fact]
    public void One_drug_has_one_identity_however_it_is_charted()
    {
        var charted = new[]
        {
            Resolve("2026-01-01", hcpcs: "J2919"), Resolve("2026-01-01", name: "Solu-Medrol"),
            Resolve("2026-01-01", name: "methylprednisolone 1 g", route: Route.IvInfusion),
            Resolve("2023-01-01", hcpcs: "J2930"), Resolve("2026-01-01", hcpcs: "J2930"),
        };
        Assert.Equal(["methylprednisolone-sodium-succinate"], charted.Select(one => one.Identity).Distinct());
    }

    [Fact]
    public void An_NDC_in_no_usual_form_is_said_and_the_rest_still_counts()
    {
        var resolution = Resolve("2026-01-01", "12-34", "J1745");
        Assert.Equal((ResolutionProblem.MalformedNdc, "J1745"), (resolution.Problem, resolution.Code?.Hcpcs));
        Assert.Equal(ResolutionProblem.MalformedNdc, Resolve("2026-01-01", "12-34").Problem);
    }

    [Fact]
    public void A_well_formed_NDC_that_is_not_held_is_said()
    {
        Assert.Equal(ResolutionProblem.Unknown, Resolve("2026-01-01", "99999-9999-99").Problem);
        var resolution = Resolve("2026-01-01", "99999-9999-99", "J1745");
        Assert.Equal((ResolutionProblem.None, "J1745"), (resolution.Problem, resolution.Code?.Hcpcs));
        Assert.Contains("does not hold the NDC", resolution.Note);
    }

    [Fact]
    public void A_drug_before_its_first_code_has_none()
    {
        var resolution = Resolve("2019-01-01", name: "Avsola");
        Assert.Equal((null, ResolutionProblem.NotInForce), (resolution.Code, resolution.Problem));
        Assert.Equal(AdministrationFamily.ComplexBiologic, resolution.Family);
    }

    [Fact]
    public void A_tablet_has_a_family_and_no_code()
    {
        var resolution = Resolve("2026-01-01", name: "acetaminophen 650 mg", route: Route.Oral);
        Assert.Null(resolution.Code);
        Assert.Equal(AdministrationFamily.NotAdministered, resolution.Family);
    }

    [Fact]
    public void A_code_that_is_not_held_is_unknown()
    {
        var resolution = Resolve("2026-01-01", hcpcs: "J0180");
        Assert.Equal(ResolutionProblem.Unknown, resolution.Problem);
        Assert.Equal(["J0180"], resolution.Candidates);
    }

    [Fact]
    public void The_same_question_gets_the_same_answer_from_memory()
    {
        var first = Resolve("2026-01-01", "57894-0030-01", "J1745", "infliximab");
        Assert.Same(first, Resolve("2026-01-01", "57894-0030-01", "J1745", "infliximab"));
    }

    private static Vial Vial(string ndc) => new(ndc, new Quantity(100, "mg"), 1, null, null, true);

    private static DrugResolution Resolve(
        string day, string? ndc = null, string? hcpcs = null, string? name = null, Route? route = null) =>
        Catalogue.Resolve(
            new DrugName(ndc, hcpcs, null, name), [],
            DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), route);
}
