using System.CommandLine;
using System.Globalization;
using Chairtime.Billing.Pricing;
using Chairtime.Cli.Bills;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Pricing;

/// <summary><c>price</c>: what each line should bring, with every operand.</summary>
internal static class PriceCommand
{
    public static Command Create(Streams streams)
    {
        var visits = new Argument<string>("VISITS") { Description = CodingInputs.VisitsDescription };
        var deductible = Dollars("--deductible-left",
            "Dollars left of each patient's deductible, or 'full' for Part B's of the year; met when left out.",
            "full");
        var outOfPocket = Dollars("--out-of-pocket-left",
            "The most that each patient still pays this year; without an end when left out.", null);
        var json = new Option<bool>("--json") { Description = "Print one JSON object per visit." };
        var command = new ExampleCommand(
            "price", "What each line should bring, with every operand, table and source; and what later payers add.",
            "./chairtime price visits.ndjson --practice practice.json")
        {
            visits, deductible, outOfPocket, json,
        };
        var instructions = new InstructionOptions();
        instructions.AddResultsTo(command);
        var inputs = new CodingInputs(command);
        command.SetAction(call =>
        {
            var path = call.GetRequiredValue(visits);
            var coder = inputs.Coder(call, path);
            if (coder.Practice is null)
                throw new CannotException("--practice is needed: its locations and charges decide the price.");
            var work = new PriceWork(coder, instructions.Of(call), new PatientBalances(
                call.GetValue(deductible), call.GetValue(outOfPocket)));
            using var text = streams.OpenText();
            var status = Run(VisitInput.Texts(path, streams, coder.Practice), streams.Error,
                call.GetValue(json) ? new PriceJson(text).Write : new PricePage(Page.For(streams, text)).Write, work);
            coder.ReportTables(streams);
            return status;
        });
        return command;
    }

    private static int Run(
        IEnumerable<VisitText> texts, TextWriter errors, Action<CoordinatedVisit> write, PriceWork work)
    {
        var complaints = new List<string>();
        var status = ExitStatus.Done;
        foreach (var text in texts)
        {
            complaints.Clear();
            if (text.Read(complaints) is { } visit)
            {
                var priced = work.Price(visit);
                write(priced);
                if (priced.Primary.ExpectedPaid is null)
                    status = ExitStatus.NeedsPerson;
                continue;
            }

            complaints.ForEach(errors.WriteLine);
            status = ExitStatus.NeedsPerson;
        }

        return status;
    }

    private static Option<string?> Dollars(string name, string description, string? word)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "DOLLARS" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value is var given && given != word && !decimal.TryParse(
                given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
                result.AddError($"{name} needs dollars like 283.00, not '{given}'.");
        });
        return option;
    }
}
