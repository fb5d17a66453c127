using System.Globalization;

namespace Chairtime.Billing.Vocabulary;

/// <summary>How hard a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Informs,

    /// <summary>A person should look before the claim goes out.</summary>
    Warns,

    /// <summary>The claim must not go out.</summary>
    Blocks,
}

/// <summary>What a biller should know about a visit. Never thrown; always all of them.</summary>
/// <param name="Rule">Permanent dotted id, family first: <c>documentation.stop-time-missing</c>.</param>
/// <param name="About">The administration id, line code or visit property it is about.</param>
/// <param name="Text">What is wrong, with the numbers that show it. No patient name or identifier.</param>
/// <param name="Fix">The property to correct or the documentation to add.</param>
/// <param name="Source">Who says so.</param>
public sealed record Finding(
    string Rule, Severity Severity, string About, FormattableString Text, FormattableString Fix, Citation Source)
{
    /// <summary>Dollars that would be denied because of this; null when not worked out.</summary>
    public decimal? AtRisk { get; init; }

    /// <summary>Denial codes that acting on this prevents: group and CARC (<c>CO-16</c>), or RARC.</summary>
    public IReadOnlyList<string> Prevents { get; init; } = [];

    /// <summary>Place of its kind in the book, which is also the order in which findings come out.</summary>
    internal int Order { get; init; }

    /// <summary>By the book, then by what they are about.</summary>
    internal static Comparison<Finding> ByOrder { get; } = static (a, b) =>
    {
        if (a.Order != b.Order)
            return a.Order.CompareTo(b.Order);
        var byAbout = string.CompareOrdinal(a.About, b.About);
        return byAbout != 0 ? byAbout : string.CompareOrdinal(a.Message, b.Message);
    };

    public string Message => Text.ToString(CultureInfo.InvariantCulture);
}
