using System.Collections.Frozen;
using System.Collections.Immutable;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;
using CsCheck;

namespace Chairtime.Billing.Tests.Claims;

/// <summary>Claims of every shape: dependants, other payers with and without answers, corrections, drugs, several
/// authorizations, many diagnoses, clinicians in every role.</summary>
internal static class GeneratedClaims
{
    private static readonly string[] Codes = ["96413", "96415", "J1745", "J3490", "Q5121", "36415", "J3262"];
    private static readonly string[] Modifiers = ["JZ", "JW", "59", "XU", "TB", "25"];
    private static readonly string[] Names =
        ["Muñoz", "O'Test", "Sample-Person", "Straße", "Łąka", "Two  Words", "A*B:C"];
    private static readonly Provider Doctor = new("1000000004", "Example", "Doctor", "207RR0500X");
    private static readonly Provider Other = new("1000000012", "Invented", "Dora", null);
    private static readonly Provider Third = new("1000000020", "Fictitious", "Rhea", "207RR0500X");

    /// <summary>The claims of a drawn visit; none when the draw made one that is held.</summary>
    public static Gen<ImmutableArray<Claim>> Any { get; } = Gen.Select(Gen.ULong, Gen.Int[1, 70])
        .Select(static (seed, count) => Made(new Draw(seed), count));

    private static ImmutableArray<Claim> Made(Draw draw, int count)
    {
        var visit = Visit(draw);
        var lines = Enumerable.Range(0, count).Select(_ => Line(draw, visit)).ToImmutableArray();
        var coded = new CodedVisit(visit, lines, [], [], Disposition.Ready);
        var instructions = new ClaimInstructions
        {
            Results = draw.Once(3) ? Answer(draw, visit, lines) : ClaimInstructions.None.Results,
            Resubmissions = draw.Once(4) ? FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create(
                new VisitPayer(visit.VisitId, "commercial"),
                new Resubmission(draw.Of(ClaimFrequency.Replacement, ClaimFrequency.Void), "ICN-7A", 2))])
                : ClaimInstructions.None.Resubmissions,
        };
        return SampleClaim.Make(coded, draw.Once(5) ? SampleClaim.OneNumberEach : null, instructions).Claims;
    }

    private static Visit Visit(Draw draw)
    {
        var diagnoses = Enumerable.Range(0, draw.From(1, 20)).Select(i => $"M05.{700 + i}").ToImmutableArray();
        var isSelf = draw.Once(2);
        var first = SampleClaim.Visit.Coverages[0] with
        {
            Relationship = isSelf ? "self" : draw.Of("spouse", "child", "other"),
            Subscriber = isSelf ? null : new Subscriber(draw.Of(Names), draw.Of("Max", null), draw.Once(2)
                ? new DateOnly(1960, 5, 6) : null, draw.Of("F", "M"), draw.Once(2)
                ? SampleClaim.Visit.Patient!.Address : null),
        };
        return SampleClaim.Visit with
        {
            VisitId = $"V{draw.From(1, 99999)}",
            Diagnoses = diagnoses,
            Coverages = draw.Once(2) ? [first] : [first, SampleClaim.Visit.Coverages[1]],
            Patient = SampleClaim.Visit.Patient! with { FamilyName = draw.Of(Names), Sex = draw.Of("F", "M", "U") },
            Attachments = [.. Enumerable.Range(0, draw.Once(3) ? draw.From(1, 10) : 0).Select(i => new Attachment(
                draw.Of("OZ", "B3", "LA"), (SentBy)draw.From(0, 5), $"PAPER-{i}", draw.Of(null, null, "J1745")))],
            PatientPaid = draw.Once(3) ? draw.From(0, 5000) / 100m : null,
            Providers = new VisitProviders(Doctor, draw.Of(null, Other, Doctor), draw.Of(null, Third),
                draw.Of(null, Third, Doctor), draw.Of(null, "L2")),
            Authorizations = [.. new[] { "A1", "A2", "A3" }.Where(_ => draw.Once(3)).Select(static (number, i) =>
                new KnownAuthorization(number, "commercial", [new[] { "J1745", "Q5121", "J3262" }[i]], null, null, null,
                    null, null, null, [], null, null, "approved"))],
        };
    }

    private static ServiceLine Line(Draw draw, Visit visit)
    {
        var code = draw.Of(Codes);
        var isDrug = char.IsAsciiLetter(code[0]);
        return SampleClaim.Line(code, draw.From(1, 9_999_999) / 100m, draw.From(1, 999)) with
        {
            Modifiers = [.. Enumerable.Range(0, draw.From(0, 4)).Select(_ => draw.Of(Modifiers))],
            Diagnoses = [.. Enumerable.Range(0, draw.From(1, 5)).Select(_ => draw.Of([.. visit.Diagnoses])).Distinct()],
            Description = code == "J3490"
                ? draw.Of("Sample drug 12 mg IV", new string('x', 70) + " and a long tail of it") : null,
            Ndc = isDrug && draw.Once(2) ? "57894003001" : null,
            NdcQuantity = isDrug && draw.Once(2) ? draw.From(1, 99_999) / 1000m : null,
            NdcUnit = isDrug && draw.Once(2) ? draw.Of("UN", "ML", "F2") : null,
        };
    }

    private static FrozenDictionary<VisitPayer, PayerResult> Answer(
        Draw draw, Visit visit, ImmutableArray<ServiceLine> lines)
    {
        var answers = lines.Select(line =>
        {
            var paid = Math.Round(line.Charge!.Value * draw.From(0, 100) / 100, 2);
            var left = line.Charge.Value - paid;
            var owed = Math.Round(left / 3, 2);
            return new PayerResultLine(line.Code, line.Modifiers, line.Units, line.Charge.Value, paid,
            [
                new Adjustment("CO", "45", left - owed), new Adjustment("PR", "2", owed),
            ]);
        });
        return FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create(new VisitPayer(visit.VisitId, "commercial"),
            new PayerResult(visit.VisitId, "commercial", new DateOnly(2026, 11, 1), [], [.. answers]))]);
    }

    /// <summary>A small source of choices.</summary>
    private sealed class Draw(ulong seed)
    {
        private ulong _state = seed;

        public int From(int low, int high) => low + (int)(Bits() % (ulong)(high - low + 1));

        public bool Once(int inSo) => Bits() % (ulong)inSo == 0;

        public T Of<T>(params ReadOnlySpan<T> choices) => choices[From(0, choices.Length - 1)];

        private ulong Bits()
        {
            unchecked
            {
                _state += 0x9E3779B97F4A7C15;
                var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return z ^ (z >> 31);
            }
        }
    }
}
