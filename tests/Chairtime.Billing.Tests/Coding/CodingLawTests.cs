using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;
using CsCheck;

namespace Chairtime.Billing.Tests.Coding;

/// <summary>Laws of coding that hold for every visit.</summary>
public class CodingLawTests
{
    private static readonly string[] InitialCodes = ["96360", "96365", "96374", "96409", "96413"];
    private static readonly string[] AddOnCodes = [
        "96361", "96366", "96367", "96368", "96375", "96376", "96411", "96415", "96417"];
    private static readonly string[] Distinct = ["59", "XE", "XS", "XU"];

    [Fact]
    public void Same_visit_twice_gives_the_same_bytes() =>
        GeneratedVisit.Holds(static (visit, coded) =>
            Assert.Equal(
                GeneratedVisit.Text(coded), GeneratedVisit.Text(BillingCycle.Code(visit, GeneratedVisit.Context))));

    [Fact]
    public void Order_of_administrations_does_not_matter() =>
        Gen.Select(GeneratedVisit.Any, Gen.Int).Sample(
            static (visit, seed) =>
            {
                var shuffled = visit.Administrations.ToArray();
                new Random(seed).Shuffle(shuffled);
                var again = BillingCycle.Code(visit with { Administrations = [.. shuffled] }, GeneratedVisit.Context);
                Assert.Equal(
                    GeneratedVisit.Text(BillingCycle.Code(visit, GeneratedVisit.Context)), GeneratedVisit.Text(again));
            },
            iter: GeneratedVisit.Iterations, print: static pair => GeneratedVisit.Text(pair.Item1));

    [Fact]
    public void Each_encounter_and_access_has_one_initial_service() =>
        GeneratedVisit.Holds(static (visit, coded) =>
        {
            // There 59 stands on any hydration, so that it does not tell a further initial service.
            if (PayerOf(visit) == "wild-omit")
                return;
            var initial = coded.Lines.Where(static line => InitialCodes.Contains(line.Code)).ToList();
            var plain = initial.Where(static line => !line.Modifiers.Any(Distinct.Contains)).Sum(
                static line => line.Units);
            var accesses = visit.Administrations
                .Where(static given => given.Route is Route.IvInfusion or Route.IvPush)
                .Select(static given => (given.Encounter, given.Site)).Distinct().Count();
            Assert.True(plain <= 1, "more than one initial service without a modifier");
            Assert.True(initial.Sum(static line => line.Units) <= accesses, "more initial services than accesses");
            if (coded.Lines.Any(static line => AddOnCodes.Contains(line.Code)))
                Assert.Equal(1, plain);
        });

    [Fact]
    public void Further_hours_are_exactly_what_the_minutes_allow() =>
        GeneratedVisit.Holds(static (_, coded) =>
        {
            Assert.Equal(Hours(coded, "96413", "96417"), UnitsOf(coded, "96415"));
            Assert.Equal(Hours(coded, "96365", "96367"), UnitsOf(coded, "96366"));
            var hydration = Hours(coded, "96360")
                + coded.Services.Where(static service => service.Code == "96361").Sum(
                    static service => (service.Minutes + 29) / 60);
            Assert.Equal(hydration, UnitsOf(coded, "96361"));
        });

    [Fact]
    public void Counted_minutes_never_exceed_the_minutes_that_were_charted() =>
        GeneratedVisit.Holds(static (visit, coded) =>
        {
            foreach (var service in coded.Services)
            {
                var charted = visit.Administrations.Where(given => service.Administrations.Contains(given.Id)).ToList();
                if (charted.Exists(static given => given.Start is null || given.Stop is null))
                    continue;
                Assert.InRange(service.Minutes, 0, ChartedMinutes(charted));
            }
        });

    [Fact]
    public void One_more_minute_never_lowers_what_is_billed_for_that_infusion() =>
        Gen.Select(GeneratedVisit.Any, Gen.Int[0, 20]).Sample(
            static (visit, pick) =>
            {
                var timed = visit.Administrations
                    .Where(static given =>
                        given is { Route: Route.IvInfusion, Start: not null, Stop: not null }
                            && given.Stop > given.Start)
                    .ToList();
                // With a least overlap, one more shared minute makes a sequential drug a concurrent one (R6.4).
                if (timed.Count == 0 || PayerOf(visit) == "wild-overlap")
                    return;
                var chosen = timed[pick % timed.Count];
                var longer = visit with
                {
                    Administrations = visit.Administrations.Replace(
                        chosen, chosen with { Stop = chosen.Stop!.Value.AddMinutes(1) }),
                };
                var shorter = BillingCycle.Code(visit, GeneratedVisit.Context);
                var coded = BillingCycle.Code(longer, GeneratedVisit.Context);
                // One drug through several accesses, one after the other, is counted together (R7.1); the minute that
                // makes them run at once parts them by access (R8.3), and no total of the one is the other's.
                if (IsPartedByAccess(visit, shorter, coded, chosen.Id))
                    return;
                var before = Worth(shorter, chosen.Id);
                // From 16 minutes on two chemotherapy drugs at once have no code for the second (R6.3, D-CON-05),
                // where 15 minutes are still a push: the one step down that the rules themselves have, and it is said.
                if (coded.Findings.Any(static finding => finding.Rule == "administration.concurrent-chemotherapy"))
                    return;
                var after = Worth(coded, chosen.Id);
                Assert.True(after >= before, $"{chosen.Id}: {before} before, {after} with one more minute");
            },
            iter: GeneratedVisit.Iterations, print: static pair => $"{pair.Item2}: {GeneratedVisit.Text(pair.Item1)}");

    [Fact]
    public void Every_line_has_a_derivation_and_every_step_a_source() =>
        GeneratedVisit.Holds(static (_, coded) =>
        {
            Assert.All(coded.Lines, static line =>
            {
                Assert.NotEmpty(line.Derivation);
                Assert.All(line.Derivation, static step =>
                {
                    Assert.NotEmpty(step.Rule.Source.Title);
                    Assert.NotEmpty(step.Text);
                });
                Assert.NotEmpty(line.Because.ToString());
                Assert.True(line.Units > 0);
            });
            Assert.All(coded.Findings, static finding => Assert.NotEmpty(finding.Source.Title));
        });

    [Fact]
    public void Lines_stand_in_claim_order() =>
        GeneratedVisit.Holds(static (visit, coded) =>
        {
            var places = coded.Lines.Select(line => PlaceOf(visit, line)).ToList();
            Assert.Equal(places.Order(), places);
            var firstIv = coded.Lines.FirstOrDefault(static line =>
                InitialCodes.Contains(line.Code) || AddOnCodes.Contains(line.Code));
            Assert.True(firstIv is null || InitialCodes.Contains(firstIv.Code), "an add-on before the initial service");
            for (var i = 0; i < coded.Lines.Length; i++)
            {
                if (coded.Lines[i].Modifiers.Contains("JW"))
                    Assert.True(i > 0 && coded.Lines[i - 1].Code == coded.Lines[i].Code, "a discarded line by itself");
            }
        });

    [Fact]
    public void Findings_speak_of_what_is_in_the_visit() =>
        GeneratedVisit.Holds(static (visit, coded) =>
        {
            var ids = visit.Administrations.Select(static given => given.Id).ToHashSet();
            Assert.All(coded.Findings, finding =>
            {
                Assert.NotEmpty(finding.Message.ToString());
                Assert.NotEmpty(finding.Fix.ToString());
                foreach (var about in finding.About.Split(", "))
                    Assert.True(ids.Contains(about) || !about.StartsWith('A') || about.Length > 3, finding.About);
            });
        });

    private static string? PayerOf(Visit visit) => visit.Coverages.IsEmpty ? null : visit.Coverages[0].PayerId;

    // Administration, drugs, the office visit, others.
    private static int PlaceOf(Visit visit, ServiceLine line)
    {
        if (line.Administrations.IsEmpty)
            return line.Code == visit.EvaluationAndManagement?.Code ? 2 : 3;
        return line.Code.StartsWith('9') ? 0 : 1;
    }

    // The minutes that add a further hour, by a formula of its own.
    private static int Hours(CodedVisit coded, params string[] codes) => coded.Services
        .Where(service => codes.Contains(service.Code))
        .Sum(static service => service.Minutes > 60 ? (service.Minutes - 60 + 29) / 60 : 0);

    private static int UnitsOf(CodedVisit coded, string code) =>
        coded.Lines.Where(line => line.Code == code).Sum(static line => line.Units);

    // Minute by minute, so that it shares nothing with the arithmetic on stretches.
    private static int ChartedMinutes(List<Administration> charted)
    {
        var minutes = new HashSet<DateTime>();
        foreach (var given in charted)
        {
            if (given.Start is not { } start || given.Stop is not { } stop)
                continue;
            for (var minute = start; minute < stop; minute = minute.AddMinutes(1))
            {
                if (!given.Pauses.Any(pause => minute >= pause.From && minute < pause.To))
                    minutes.Add(minute);
            }
        }

        return minutes.Count;
    }

    private static bool IsPartedByAccess(Visit visit, CodedVisit shorter, CodedVisit longer, string administrationId)
    {
        var together = ServiceOf(shorter, administrationId).Administrations;
        return together.Except(ServiceOf(longer, administrationId).Administrations).Any()
            && visit.Administrations.Where(given => together.Contains(given.Id)).Select(static given => given.Site)
                .Distinct().Count() > 1;
    }

    private static TimedService ServiceOf(CodedVisit coded, string administrationId) =>
        coded.Services.First(service => service.Administrations.Contains(administrationId));

    // Nothing, a push or a concurrent drug, an infusion, and each further hour on top.
    private static int Worth(CodedVisit coded, string administrationId)
    {
        var service = ServiceOf(coded, administrationId);
        // 53 says that it was not a whole infusion, and payers reduce it.
        if (coded.Lines.Any(line => line.Modifiers.Contains("53") && line.Administrations.Contains(administrationId)))
            return 1;
        return service.Code switch
        {
            null => 0,
            "96368" or "96374" or "96375" or "96376" or "96409" or "96411" => 1,
            "96361" => 1 + ((service.Minutes + 29) / 60),
            _ => 2 + (service.Minutes > 60 ? (service.Minutes - 60 + 29) / 60 : 0),
        };
    }
}
