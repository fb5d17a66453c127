using Chairtime.Billing.Coding;
using Chairtime.Billing.Rules;

namespace Chairtime.Paper.Reports;

/// <summary>What some visits, or some of their lines, come to. US dollars.</summary>
/// <param name="name">What they have in common, for a person.</param>
public sealed class Tally(string name)
{
    public string Name { get; } = name;

    /// <summary>Go out, and nothing is said against them.</summary>
    public int Ready { get; private set; }

    /// <summary>Go out, and a person should look.</summary>
    public int Review { get; private set; }

    public int Held { get; private set; }

    public int Visits => Ready + Review + Held;

    /// <summary>Charged on what goes out.</summary>
    public decimal Charge { get; private set; }

    /// <summary>What payers should pay of it.</summary>
    public decimal Expected { get; private set; }

    /// <summary>Lines that go out of which nobody can say what they bring.</summary>
    public int WithoutExpected { get; private set; }

    /// <summary>Charged on what is held.</summary>
    public decimal Waiting { get; private set; }

    /// <summary>On lines that a finding would have denied, held or not; each line once.</summary>
    public decimal AtRisk { get; private set; }

    internal void Add(ReportedVisit visit, decimal? atRisk)
    {
        Count(visit);
        foreach (var line in visit.Coded.Lines)
            AddMoney(visit, line);
        AtRisk += atRisk ?? 0;
    }

    /// <summary>Adds one line; the visit is counted apart, once for all its lines.</summary>
    internal void Add(ReportedVisit visit, ServiceLine line)
    {
        AddMoney(visit, line);
        if (MoneyAtRisk.IsAtStake(visit.Coded, line))
            AtRisk += line.Expected ?? line.Charge ?? 0;
    }

    internal void Count(ReportedVisit visit)
    {
        if (visit.IsHeld)
            Held++;
        else if (visit.Coded.Disposition == Disposition.Review)
            Review++;
        else
            Ready++;
    }

    /// <summary>Adds what another tally holds.</summary>
    internal void Add(Tally other)
    {
        Ready += other.Ready;
        Review += other.Review;
        Held += other.Held;
        Charge += other.Charge;
        Expected += other.Expected;
        WithoutExpected += other.WithoutExpected;
        Waiting += other.Waiting;
        AtRisk += other.AtRisk;
    }

    private void AddMoney(ReportedVisit visit, ServiceLine line)
    {
        if (visit.IsHeld)
        {
            Waiting += line.Charge ?? 0;
            return;
        }

        Charge += line.Charge ?? 0;
        if (line.Expected is { } expected)
            Expected += expected;
        else
            WithoutExpected++;
    }
}
