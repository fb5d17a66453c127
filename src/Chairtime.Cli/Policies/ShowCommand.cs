using System.CommandLine;
using System.Globalization;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Policies;

/// <summary><c>policy show</c>: the payers there are, or one payer's terms on a day with their sources.</summary>
internal static class ShowCommand
{
    public static Command Create(Streams streams)
    {
        var payer = new Argument<string?>("PAYER")
        {
            Description = "A payer's id, or a payer file; all payers in short when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var on = new Option<string?>("--on")
        {
            Description = "Date of service; the newest terms when left out.", HelpName = "DATE",
        };
        var command = new ExampleCommand(
            "show", "The payers there are, or one payer's terms on a day with their sources.",
            "./chairtime policy show medicare-part-b --on 2026-10-05")
        {
            payer, on,
        };
        var inputs = new CodingInputs(command);
        command.SetAction(call =>
        {
            var book = inputs.Coder(call, null).Context.Payers;
            var day = Day(call.GetValue(on));
            using var text = streams.OpenText();
            var page = Page.For(streams, text);
            if (call.GetValue(payer) is { } name)
                Show(page, NamedPolicy.Find(name, book), day);
            else
                List(page, book);
            return ExitStatus.Done;
        });
        return command;
    }

    private static DateOnly? Day(string? text)
    {
        if (text is null)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)
            ? day : throw new CannotException($"--on needs a day as YYYY-MM-DD, not '{text}'.");
    }

    private static void List(Page page, PayerBook book)
    {
        foreach (var id in book.PayerIds)
        {
            var terms = book.On(id, book.ChangesOf(id)[^1])!;
            var unverified = terms.Sources.Values.Count(static source => source.Confidence == Confidence.Unverified);
            page.Write($"{id,-32}  {terms.Name}");
            page.Line(unverified == 0 ? "" : PolicyText.Of($"  ({unverified} of {terms.Sources.Count} unverified)"),
                Tone.Faint);
        }
    }

    private static void Show(Page page, NamedPolicy policy, DateOnly? on)
    {
        var changes = policy.Book.ChangesOf(policy.PayerId);
        var day = on ?? changes[^1];
        var terms = policy.Book.On(policy.PayerId, day)!;
        page.Line($"{terms.PayerId}: {terms.Name}", Tone.Strong);
        var since = changes.Last(first => first <= day);
        var next = changes.FirstOrDefault(first => first > day);
        page.Line($"in force {(since == DateOnly.MinValue ? "from the first day" : "from " + Text(since))}{
            (next == default ? "" : ", until " + Text(next.AddDays(-1)))}", Tone.Faint);
        foreach (var (property, value) in TermsText.Of(terms))
        {
            page.Line();
            page.Line($"  {property}", Tone.Strong);
            foreach (var line in value)
                page.Wrapped(line, 4);
            if (terms.Sources.TryGetValue(property, out var source))
                page.Wrapped(source.ToString(), 4, tone: source.Confidence == Confidence.Unverified ? Tone.Warning
                    : Tone.Faint);
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
