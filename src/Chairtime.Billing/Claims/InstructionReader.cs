using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Chairtime.Billing.Claims;

/// <summary>A line of a file of corrections or of earlier payers' answers breaks its format.</summary>
public sealed class InstructionException(string message) : Exception(message);

/// <summary>Reads what is said about single claims, strictly: one JSON object on each line.</summary>
public static class InstructionReader
{
    /// <summary>Lines <c>{"visitId", "payerId", "frequency": 7 | 8, "payerControlNumber", "submission": 2}</c>; of a
    /// visit that made several claims <c>"payerControlNumbers": [..]</c>, one for each.</summary>
    /// <exception cref="InstructionException">A line breaks the format; the message says which.</exception>
    public static FrozenDictionary<VisitPayer, Resubmission> Resubmissions(string file, IEnumerable<string> lines) =>
        Read(file, lines, static row =>
        {
            var frequency = row.Whole("frequency", 7, 8);
            var made = new Resubmission((ClaimFrequency)frequency, row.TextOrNull("payerControlNumber"),
                row.WholeOrNull("submission", 2, 31) ?? 2)
            {
                PayerControlNumbers = row.Texts("payerControlNumbers"),
            };
            row.End("visitId", "payerId", "frequency", "payerControlNumber", "payerControlNumbers", "submission");
            return made;
        });

    /// <summary>
    /// Lines <c>{"visitId", "payerId", "decidedOn", "medicareSecondaryType", "adjustments": [{"group", "reason",
    /// "amount", "quantity"}], "lines": [{"code", "modifiers", "units", "charge", "paid", "adjustments"}]}</c>.
    /// </summary>
    /// <exception cref="InstructionException">A line breaks the format; the message says which.</exception>
    public static FrozenDictionary<VisitPayer, PayerResult> Results(string file, IEnumerable<string> lines) =>
        Read(file, lines, static row =>
        {
            var result = new PayerResult(row.Text("visitId"), row.Text("payerId"), row.Day("decidedOn"),
                Adjustments(row), [.. row.Items("lines").Select(Line)])
            {
                MedicareSecondaryType = row.TextOrNull("medicareSecondaryType"),
            };
            row.End("visitId", "payerId", "decidedOn", "medicareSecondaryType", "adjustments", "lines");
            return result;
        });

    private static PayerResultLine Line(Row row)
    {
        var line = new PayerResultLine(row.Text("code"), row.Texts("modifiers"), row.Whole("units", 0, 999_999),
            row.Number("charge"), row.Number("paid"), Adjustments(row));
        row.End("code", "modifiers", "units", "charge", "paid", "adjustments");
        return line;
    }

    private static ImmutableArray<Adjustment> Adjustments(Row row) => [.. row.Items("adjustments").Select(static one =>
    {
        var adjustment = new Adjustment(
            one.Text("group"), one.Text("reason"), one.Number("amount"), one.NumberOrNull("quantity"));
        one.End("group", "reason", "amount", "quantity");
        return adjustment;
    })];

    private static FrozenDictionary<VisitPayer, T> Read<T>(string file, IEnumerable<string> lines, Func<Row, T> read)
    {
        var all = new Dictionary<VisitPayer, T>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"{file} line {number}");
            try
            {
                using var document = JsonDocument.Parse(line);
                var row = new Row(place, document.RootElement);
                if (!all.TryAdd(new VisitPayer(row.Text("visitId"), row.Text("payerId")), read(row)))
                    throw new InstructionException($"{place}: this visit and payer stand in the file twice.");
            }
            catch (JsonException)
            {
                throw new InstructionException($"{place}: found no JSON object, expected one on each line.");
            }
        }

        return all.ToFrozenDictionary();
    }

    /// <summary>An object whose properties are asked for by name.</summary>
    private readonly record struct Row(string Place, JsonElement Element)
    {
        public string Text(string name) => TextOrNull(name) ?? throw Wrong(name, "a text");

        public string? TextOrNull(string name) => Property(name) is not { } value ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, "a text");

        public decimal Number(string name) => NumberOrNull(name) ?? throw Wrong(name, "a number");

        public decimal? NumberOrNull(string name) => Property(name) is not { } value ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number
            : throw Wrong(name, "a number");

        public int Whole(string name, int least, int most) =>
            WholeOrNull(name, least, most) ?? throw Wrong(name, "a whole number");

        public int? WholeOrNull(string name, int least, int most) => NumberOrNull(name) is not { } value ? null
            : value == decimal.Truncate(value) && value >= least && value <= most ? (int)value
            : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

        public DateOnly Day(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(name, "YYYY-MM-DD");

        public ImmutableArray<string> Texts(string name)
        {
            var row = this;
            return [.. row.Elements(name).Select(one => one.ValueKind == JsonValueKind.String
                ? one.GetString()! : throw row.Wrong(name, "a list of texts"))];
        }

        public IEnumerable<Row> Items(string name)
        {
            var row = this;
            return row.Elements(name).Select(one => new Row(row.Place, one));
        }

        /// <summary>Refuses whatever else the object holds.</summary>
        public void End(params ReadOnlySpan<string> known)
        {
            foreach (var property in Element.EnumerateObject())
            {
                if (!known.Contains(property.Name))
                    throw new InstructionException($"{Place}: the property {property.Name} is not known here.");
            }
        }

        private List<JsonElement> Elements(string name) => Property(name) is not { } value ? []
            : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Wrong(name, "a list");

        private JsonElement? Property(string name) => Element.ValueKind != JsonValueKind.Object
            ? throw new InstructionException($"{Place}: found no JSON object, expected one on each line.")
            : Element.TryGetProperty(name, out var value) ? value : null;

        private InstructionException Wrong(string name, string expected) =>
            new($"{Place}: {name} is not {expected}.");
    }
}
