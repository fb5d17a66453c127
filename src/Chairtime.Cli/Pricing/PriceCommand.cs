using System.CommandLine;
using System.Globalization;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Visits;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Pricing;

/// <summary><c>price</c>: what each line should bring, with every operand.</summary>
internal static class PriceCommand
{
    public static Command Create(Streams streams)
    {
        var visits = new Argument<string>("VISITS") { Description = CodingInputs.VisitsDescription };
        var deductible = new Option<string?>("--deductible-left")
        {
            Description = "Dollars left of each patient's Part B deductible; taken as met when left out.",
            HelpName = "DOLLARS",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object per visit." };
        var command = new ExampleCommand(
            "price", "What each line should bring, with every operand, table and source.",
            "./chairtime price visits.ndjson --practice practice.json")
        {
            visits, deductible, json,
        };
        var inputs = new CodingInputs(command);
        command.SetAction(call =>
        {
            var coder = inputs.Coder(call);
            if (coder.Practice is null)
                throw new CannotException("--practice is needed: its locations and charges decide the price.");
            var left = Dollars(call.GetValue(deductible));
            using var text = streams.OpenText();
            var status = Run(VisitInput.Texts(call.GetRequiredValue(visits), streams), streams.Error,
                call.GetValue(json) ? new PriceJson(text).Write : new PricePage(Page.For(streams, text)).Write,
                visit => coder.Price(visit, left));
            coder.ReportTables(streams);
            return status;
        });
        return command;
    }

    private static int Run(
        IEnumerable<VisitText> texts, TextWriter errors, Action<PricedVisit> write,
        Func<Visit, PricedVisit> price)
    {
        var complaints = new List<string>();
        var status = ExitStatus.Done;
        foreach (var text in texts)
        {
            complaints.Clear();
            if (text.Read(complaints) is { } visit)
            {
                var priced = price(visit);
                write(priced);
                if (priced.ExpectedPaid is null)
                    status = ExitStatus.NeedsPerson;
                continue;
            }

            complaints.ForEach(errors.WriteLine);
            status = ExitStatus.NeedsPerson;
        }

        return status;
    }

    private static decimal? Dollars(string? text)
    {
        if (text is null)
            return null;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars)
            ? dollars : throw new CannotException($"--deductible-left needs dollars like 283.00, not '{text}'.");
    }
}
