using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;

namespace Chairtime.Paper.Reports;

/// <summary>How completely one nurse charts the minutes of infusions, and how close to thresholds they end.</summary>
internal sealed class NurseMinutes(string name)
{
    public string Name { get; } = name;

    public int Infusions { get; private set; }

    /// <summary>Infusions without a start or a stop.</summary>
    public int Untimed { get; private set; }

    /// <summary>Infusions that end a few minutes before the next unit.</summary>
    public int JustBelow { get; private set; }

    /// <summary>Minutes that were missing to those units.</summary>
    public int MinutesShort { get; private set; }

    /// <summary>Infusions whose last unit rests on a few minutes only.</summary>
    public int JustAbove { get; private set; }

    public void Add(CodedVisit coded, Administration given)
    {
        Infusions++;
        if (given.Start is null || given.Stop is null)
            Untimed++;
        foreach (var finding in coded.Findings)
        {
            if (finding.About != given.Id)
                continue;
            if (finding.Rule == CodingFindings.NearMissBelow.Id)
            {
                JustBelow++;
                MinutesShort += Short(coded, given.Id);
            }
            else if (finding.Rule == CodingFindings.NearMissAbove.Id)
            {
                JustAbove++;
            }
        }
    }

    private static int Short(CodedVisit coded, string id)
    {
        foreach (var service in coded.Services)
        {
            if (!service.Administrations.Contains(id))
                continue;
            foreach (var threshold in service.Thresholds)
            {
                if (threshold > service.Minutes)
                    return threshold - service.Minutes;
            }
        }

        return 0;
    }
}
