using System.CommandLine;
using Chairtime.Billing.Coding;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Explaining;

/// <summary><c>explain</c>: what <c>code</c> does, for a person.</summary>
internal static class ExplainCommand
{
    public static Command Create(Streams streams)
    {
        var visits = new Argument<string>("VISITS") { Description = CodingInputs.VisitsDescription };
        var only = new Option<string?>("--visit") { Description = "Explains this visit only.", HelpName = "ID" };
        var svg = new Option<string?>("--svg")
        {
            Description = "Writes the time line as a picture (SVG) as well; needs --visit when there are several.",
            HelpName = "FILE",
        };
        var command = new ExampleCommand("explain",
            "Shows how a visit became its lines: minutes, arithmetic, findings, and each rule's source.",
            "./chairtime explain visits.ndjson --visit V1 --svg V1.svg")
        {
            visits, only, svg,
        };
        var inputs = new CodingInputs(command);
        command.SetAction(call =>
        {
            var path = call.GetRequiredValue(visits);
            var coder = inputs.Coder(call, path);
            using var text = streams.OpenText();
            var explaining = new Explaining(streams, Page.For(streams, text), coder, call.GetValue(svg));
            var status = explaining.Run(path, call.GetValue(only));
            coder.ReportTables(streams);
            return status;
        });
        return command;
    }

    private sealed class Explaining(Streams streams, Page page, ChargingCoder coder, string? svg)
    {
        private int _shown;
        private int _status = ExitStatus.Done;

        public int Run(string path, string? only)
        {
            var complaints = new List<string>();
            foreach (var text in VisitInput.Texts(path, streams, coder.Practice))
            {
                complaints.Clear();
                var visit = text.Read(complaints);
                if (visit is null)
                    Complain(complaints, only);
                else if (only is null || visit.VisitId == only)
                    Show(coder.Code(visit));
            }

            if (_shown == 0 && _status == ExitStatus.Done)
                throw new CannotException(
                    only is null ? $"{path} holds no visit." : $"{path} holds no visit '{only}'.");
            return _status;
        }

        // Who asked for one visit is told of that one's errors only.
        private void Complain(List<string> complaints, string? only)
        {
            if (only is not null
                && !complaints.Exists(line => line.Contains($"visit {only}:", StringComparison.Ordinal)))
                return;
            complaints.ForEach(streams.Error.WriteLine);
            _status = ExitStatus.NeedsPerson;
        }

        private void Show(CodedVisit coded)
        {
            if (_shown++ > 0)
            {
                page.Line();
                page.Line(new string('═', page.Width), Tone.Faint);
            }

            VisitPage.Write(page, coded, coder);
            if (coded.Disposition == Disposition.Held)
                _status = ExitStatus.NeedsPerson;
            if (svg is not null)
                Draw(coded, svg);
        }

        private void Draw(CodedVisit coded, string file)
        {
            if (_shown > 1)
                throw new CannotException("--svg draws one visit: name it with --visit ID.");
            if (TimeLine.Of(coded) is not { } line)
                throw new CannotException($"visit {coded.Visit.VisitId} has no times to draw: leave --svg out.");
            using var picture = new StreamWriter(file) { NewLine = "\n" };
            TimeLineSvg.Write(picture, coded, line);
        }
    }
}
