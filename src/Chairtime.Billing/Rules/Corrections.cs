using System.Collections.Immutable;
using Chairtime.Billing.Coding;

namespace Chairtime.Billing.Rules;

/// <summary>A change of the claim that follows from the chart with certainty. It never changes the chart.</summary>
/// <param name="Rule">The rule whose finding it settles.</param>
/// <param name="Line">Index among the lines of the coded visit.</param>
public abstract record Correction(string Rule, int Line, FormattableString Text)
{
    internal abstract ServiceLine Apply(ServiceLine line);
}

/// <summary>A modifier that has to be on the line.</summary>
public sealed record ModifierAdded(string Rule, int Line, string Modifier, FormattableString Text)
    : Correction(Rule, Line, Text)
{
    internal override ServiceLine Apply(ServiceLine line) => line with { Modifiers = line.Modifiers.Add(Modifier) };
}

/// <summary>A modifier that may not be on the line; with <paramref name="Index"/> the one at that place.</summary>
public sealed record ModifierRemoved(string Rule, int Line, string Modifier, int Index, FormattableString Text)
    : Correction(Rule, Line, Text)
{
    internal override ServiceLine Apply(ServiceLine line) =>
        Index < line.Modifiers.Length && line.Modifiers[Index] == Modifier
            ? line with { Modifiers = line.Modifiers.RemoveAt(Index) } : line;
}

/// <summary>The line points at the diagnosis of the visit that supports it.</summary>
public sealed record Repointed(string Rule, int Line, string Diagnosis, FormattableString Text)
    : Correction(Rule, Line, Text)
{
    internal override ServiceLine Apply(ServiceLine line) => line with { Diagnoses = [Diagnosis] };
}

/// <summary>A visit's claim before and after its certain corrections.</summary>
/// <param name="Corrected">Checked again, so that its findings are those that are left.</param>
/// <param name="Corrections">In the order of the lines; empty when nothing was certain.</param>
public sealed record CorrectedVisit(
    CodedVisit Original, CodedVisit Corrected, ImmutableArray<Correction> Corrections);

/// <summary>Finds and applies corrections of the claim that need no person.</summary>
public static class Corrections
{
    /// <summary>Applies every certain correction and checks the result again.</summary>
    /// <param name="coded">A visit that was checked.</param>
    public static CorrectedVisit Apply(CodedVisit coded, RuleContext context)
    {
        var corrections = Of(coded, context);
        if (corrections.IsEmpty)
            return new CorrectedVisit(coded, coded, []);
        var lines = coded.Lines.ToBuilder();
        // From the last to the first, so that removing a modifier does not move those before it.
        for (var i = corrections.Length - 1; i >= 0; i--)
            lines[corrections[i].Line] = corrections[i].Apply(lines[corrections[i].Line]);
        var ofCoding = coded.Findings.RemoveAll(static finding => RuleBook.Find(finding.Rule) is not null);
        var corrected = coded with { Lines = lines.DrainToImmutable(), Findings = ofCoding };
        return new CorrectedVisit(coded, VisitChecker.Check(corrected, context), corrections);
    }

    /// <summary>What would be corrected, in the order of the lines.</summary>
    public static ImmutableArray<Correction> Of(CodedVisit coded, RuleContext context)
    {
        var work = new RuleWork(coded, context);
        var found = ImmutableArray.CreateBuilder<Correction>();
        for (var i = 0; i < coded.Lines.Length; i++)
        {
            AddRepeatedModifiers(coded.Lines[i], i, found);
            foreach (var billed in work.Drugs)
            {
                if (ReferenceEquals(billed.Line, coded.Lines[i]))
                    AddForDrug(work, billed, i, found);
            }
        }

        return found.DrainToImmutable();
    }

    private static void AddRepeatedModifiers(
        ServiceLine line, int index, ImmutableArray<Correction>.Builder found)
    {
        for (var i = 1; i < line.Modifiers.Length; i++)
        {
            var modifier = line.Modifiers[i];
            if (line.Modifiers.IndexOf(modifier) < i)
            {
                found.Add(new ModifierRemoved(ModifierRules.Twice.Id, index, modifier, i,
                    $"The second {modifier} is removed from {line.Code}."));
            }
        }
    }

    private static void AddForDrug(
        RuleWork work, BilledDrug billed, int index, ImmutableArray<Correction>.Builder found)
    {
        var code = billed.Line.Code;
        if (Reports(work, ModifierRules.WasteMissing, billed) && IsAllGiven(billed))
        {
            found.Add(new ModifierAdded(ModifierRules.WasteMissing.Id, index, "JZ",
                $"{code} gets JZ: the opened single-dose containers hold exactly the dose."));
        }

        var jz = billed.Line.Modifiers.IndexOf("JZ");
        if (jz >= 0 && (Reports(work, ModifierRules.JzBesideJw, billed)
            || Reports(work, ModifierRules.WasteOnMultiDose, billed)))
        {
            found.Add(new ModifierRemoved(ModifierRules.JzBesideJw.Id, index, "JZ", jz, $"JZ is removed from {code}."));
        }

        if (Reports(work, PolicyRules.Pointer, billed) && PolicyRules.Supporting(work, billed) is { } diagnosis)
        {
            found.Add(new Repointed(PolicyRules.Pointer.Id, index, diagnosis,
                $"{code} points at {diagnosis}, which supports it, instead of {
                    string.Join(", ", billed.Line.Diagnoses)}."));
        }
    }

    // A rule that the payer switched off corrects nothing.
    private static bool Reports(RuleWork work, Rule rule, BilledDrug billed) =>
        work.HasFinding(rule.Id, billed.About) && !billed.IsDiscarded;

    private static bool IsAllGiven(BilledDrug billed)
    {
        if (billed.Given?.Charted is not { Dose: { } dose, Vials: { IsEmpty: false } vials, Discarded: null or { Value: 0 } })
            return false;
        var opened = 0m;
        foreach (var vial in vials)
        {
            if (vial.Size?.In(dose.Unit) is not { } size)
                return false;
            opened += size * vial.Count;
        }

        return opened == dose.Value;
    }
}
