using System.Collections.Immutable;
using Chairtime.Billing.Coding;

namespace Chairtime.Billing.Rules;

/// <summary>A change of the claim that follows from the chart with certainty. It never changes the chart.</summary>
/// <param name="Rule">The rule whose finding it settles.</param>
/// <param name="Line">Index among the lines of the coded visit.</param>
public abstract record Correction(string Rule, int Line, FormattableString Text)
{
    /// <summary>Null when nothing is left of the line.</summary>
    internal abstract ServiceLine? Apply(ServiceLine line);
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

/// <summary>The line may not be billed at all.</summary>
public sealed record LineRemoved(string Rule, int Line, FormattableString Text) : Correction(Rule, Line, Text)
{
    internal override ServiceLine? Apply(ServiceLine line) => null;
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
        // From the last to the first, so that removing a modifier or a line does not move those before it.
        for (var i = corrections.Length - 1; i >= 0; i--)
        {
            var at = corrections[i].Line;
            if (corrections[i].Apply(lines[at]) is { } line)
                lines[at] = line;
            else
                lines.RemoveAt(at);
        }

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
            if (Removed(work, coded.Lines[i], i) is { } removed)
            {
                found.Add(removed);
                continue;
            }

            AddModifiers(work, coded.Lines[i], i, found);
            AddPointer(work, coded.Lines[i], i, found);
            foreach (var billed in work.Drugs)
            {
                if (ReferenceEquals(billed.Line, coded.Lines[i]))
                    AddForDrug(work, billed, i, found);
            }
        }

        return found.DrainToImmutable();
    }

    // What was coded elsewhere, and the chart says that it is not the practice's to bill, or bills already.
    private static LineRemoved? Removed(RuleWork work, ServiceLine line, int index)
    {
        if (line.Administrations is { IsDefaultOrEmpty: false })
            return null;
        var rule = work.HasFinding(DrugRules.Supplied.Id, line.Code) ? DrugRules.Supplied
            : work.HasFinding(DrugRules.BilledTwice.Id, line.Code) ? DrugRules.BilledTwice
            : work.HasFinding(DuplicateRules.OfVisit.Id, line.Code) ? DuplicateRules.OfVisit
            : work.HasFinding(CodeRules.ComplexityWith25.Id, line.Code) ? CodeRules.ComplexityWith25 : null;
        return rule is null ? null : new LineRemoved(rule.Id, index, $"{line.Code} x {line.Units} is removed.");
    }

    private static void AddModifiers(
        RuleWork work, ServiceLine line, int index, ImmutableArray<Correction>.Builder found)
    {
        for (var i = 0; i < line.Modifiers.Length; i++)
        {
            var modifier = line.Modifiers[i];
            if (line.Modifiers.IndexOf(modifier) < i && work.HasFinding(ModifierRules.Twice.Id, line.Code))
            {
                found.Add(new ModifierRemoved(ModifierRules.Twice.Id, index, modifier, i,
                    $"The second {modifier} is removed from {line.Code}."));
            }
            else if (modifier is "PO" or "PN" && work.HasFinding(ModifierRules.OfHospital.Id, line.Code))
            {
                found.Add(new ModifierRemoved(ModifierRules.OfHospital.Id, index, modifier, i,
                    $"{modifier} is removed from {line.Code}: it is of hospital departments."));
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

    }

    // A drug takes along what gave it, and what was left of it: all of them were for the same disease.
    private static void AddPointer(
        RuleWork work, ServiceLine line, int index, ImmutableArray<Correction>.Builder found)
    {
        foreach (var billed in work.Drugs)
        {
            var isOf = ReferenceEquals(billed.Line, line) || (billed.Given is { } given
                && line.Administrations.Contains(given.Id) && line.Diagnoses.SequenceEqual(billed.Line.Diagnoses));
            if (isOf && Reports(work, PolicyRules.Pointer, billed)
                && PolicyRules.Supporting(work, billed) is { } diagnosis)
            {
                found.Add(new Repointed(PolicyRules.Pointer.Id, index, diagnosis,
                    $"{line.Code} points at {diagnosis}, which {billed.Drug.Name} treats, instead of {
                        string.Join(", ", line.Diagnoses)}."));
                return;
            }
        }
    }

    // A rule that the payer switched off corrects nothing.
    private static bool Reports(RuleWork work, Rule rule, BilledDrug billed) =>
        work.HasFinding(rule.Id, billed.About) && !billed.IsDiscarded;

    private static bool IsAllGiven(BilledDrug billed)
    {
        if (billed.Given?.Charted is not
            { Dose: { } dose, Vials: { IsEmpty: false } vials, Discarded: null or { Value: 0 } })
        {
            return false;
        }

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
