using System.Collections.Immutable;
using System.Globalization;

namespace Chairtime.Billing.Claims.Forms;

/// <summary>Gathers what is written into the items of one page, and what does not fit.</summary>
internal sealed class FormText
{
    private readonly ImmutableArray<FormEntry>.Builder _entries = ImmutableArray.CreateBuilder<FormEntry>(80);

    public List<string> Problems { get; } = [];

    public ImmutableArray<FormEntry> Entries => _entries.ToImmutable();

    public void Put(string item, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var most = FormWidths.MostOf(item);
        if (text.Length > most)
        {
            Problems.Add(string.Create(
                CultureInfo.InvariantCulture, $"item {item} needs {text.Length} characters and holds {most}"));
        }

        _entries.Add(new FormEntry(item, text.ToUpperInvariant()));
    }

    public void Cross(string item) => _entries.Add(new FormEntry(item, "X"));

    /// <summary>Month, day and year in their three fields.</summary>
    public void Day(string item, DateOnly day, string yearFormat = "yyyy")
    {
        var culture = CultureInfo.InvariantCulture;
        Put(item + ".month", day.ToString("MM", culture));
        Put(item + ".day", day.ToString("dd", culture));
        Put(item + ".year", day.ToString(yearFormat, culture));
    }

    /// <summary>Dollars, a space where the form has its line, cents: <c>4525 00</c>.</summary>
    public static string Money(decimal dollars) => dollars.ToString("0.00", CultureInfo.InvariantCulture)
        .Replace('.', ' ');

    public static string Name(string family, string? given) => given is null ? family : $"{family}, {given}";

    public static string City(ClaimAddress address) => $"{address.City} {address.State} {Zip(address)}";

    public static string Zip(ClaimAddress address) => address.PostalCode.Length == 9
        ? $"{address.PostalCode[..5]}-{address.PostalCode[5..]}" : address.PostalCode;
}
