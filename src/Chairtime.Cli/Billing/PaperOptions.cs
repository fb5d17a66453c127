using System.CommandLine;
using System.Globalization;
using Chairtime.Paper.Forms;

namespace Chairtime.Cli.Billing;

/// <summary>The options of <c>bill</c> that say whether and how claims are printed.</summary>
internal sealed class PaperOptions
{
    private static readonly (string Word, FormMode Mode)[] Modes =
        [("whole", FormMode.Whole), ("text", FormMode.TextOnly), ("grid", FormMode.Grid)];

    private readonly Option<bool> _paper = new("--paper")
    {
        Description = "Claims as pages of the CMS-1500 too, one PDF for each payer.",
    };

    private readonly Option<string?> _mode = new("--paper-mode")
    {
        Description = "whole (text and boxes), text (for sheets of the official form), or grid (to adjust a printer).",
        HelpName = "MODE",
    };

    private readonly Option<string?> _offset = new("--paper-offset")
    {
        Description = "Millimetres to the right and down, as 1.5,-2, where a printer needs them.",
        HelpName = "X,Y",
    };

    public PaperOptions()
    {
        _mode.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && !Array.Exists(Modes, one => one.Word == result.Tokens[0].Value))
                result.AddError($"--paper-mode needs whole, text or grid, not '{result.Tokens[0].Value}'.");
        });
        _offset.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && Offset(result.Tokens[0].Value) is null)
                result.AddError($"--paper-offset needs two numbers of millimetres as 1.5,-2, from -50 to 50, "
                    + $"not '{result.Tokens[0].Value}'.");
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_paper);
        command.Add(_mode);
        command.Add(_offset);
    }

    /// <summary>Null when nothing is printed.</summary>
    public FormSettings? Of(ParseResult call)
    {
        var (mode, offset) = (call.GetValue(_mode), call.GetValue(_offset));
        if (!call.GetValue(_paper) && mode is null && offset is null)
            return null;
        var (x, y) = Offset(offset) ?? (0, 0);
        return new FormSettings(Array.Find(Modes, one => one.Word == (mode ?? "whole")).Mode, x, y);
    }

    private static (float X, float Y)? Offset(string? text)
    {
        var parts = text?.Split(',') ?? [];
        return parts.Length == 2
            && float.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var x)
            && float.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
            && Math.Abs(x) <= 50 && Math.Abs(y) <= 50 ? (x, y) : null;
    }
}
