using System.Text;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Rules;
using Chairtime.Cli.Explaining;
using Chairtime.Paper.Reports;

namespace Chairtime.Cli.Bills;

/// <summary><c>report.html</c> of a run.</summary>
internal sealed class BillReport(RuleContext rules)
{
    public const string FileName = "report.html";

    private readonly WeekGathering _week = new(new ReportContext(rules.Practice?.Name ?? "", rules, Draw));

    public void Add(BilledVisit visit) => _week.Add(new ReportedVisit(
        visit.Coded, visit.Prices, [.. visit.Claims.Select(static claim => claim.Claim)]));

    public void Write(OutFolder folder)
    {
        using var file = folder.Create(FileName);
        using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16)
        {
            NewLine = "\n",
        };
        WeekReport.Write(text, _week);
    }

    private static bool Draw(TextWriter svg, CodedVisit coded, string ids)
    {
        if (TimeLine.Of(coded) is not { } line)
            return false;
        TimeLineSvg.Write(svg, coded, line, ids);
        return true;
    }
}
