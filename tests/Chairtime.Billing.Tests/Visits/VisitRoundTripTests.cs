using System.Text;
using System.Text.Json;
using Chairtime.Bench.Visits;

namespace Chairtime.Billing.Tests.Visits;

public class VisitRoundTripTests
{
    private const int Visits = 20_000;

    [Fact]
    public void Generated_visits_read_back_as_they_were_written()
    {
        var generator = new VisitGenerator(7);
        for (var i = 0; i < Visits; i++)
        {
            var visit = generator.Next();
            var text = VisitText.Of(visit);
            var read = VisitText.Read(text);
            Assert.True(text.AsSpan().SequenceEqual(VisitText.Of(read)), visit.VisitId);
            // Two writings could agree on a loss; the records themselves are compared for some.
            if (i % 100 == 0)
                Assert.Equivalent(visit, read, strict: true);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_visits_and_another_seed_others()
    {
        static string First(ulong seed) => Encoding.UTF8.GetString(VisitText.Of(new VisitGenerator(seed).Next()));
        Assert.Equal(First(3), First(3));
        Assert.NotEqual(First(3).Replace("G3-", "G4-", StringComparison.Ordinal), First(4));
    }

    [Fact]
    public void The_order_of_properties_does_not_matter()
    {
        var generator = new VisitGenerator(11);
        for (var i = 0; i < 500; i++)
        {
            var text = VisitText.Of(generator.Next());
            using var document = JsonDocument.Parse(text);
            using var reversed = new MemoryStream();
            using (var json = new Utf8JsonWriter(reversed))
                WriteReversed(json, document.RootElement);
            var again = VisitText.Of(VisitText.Read(reversed.ToArray()));
            Assert.Equal(Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(again));
        }
    }

    private static void WriteReversed(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                // Measured values keep the order in which they were charted.
                var properties = value.EnumerateObject().ToList();
                foreach (var property in Enumerable.Reverse(properties))
                {
                    json.WritePropertyName(property.Name);
                    if (property.Name == "values")
                        property.Value.WriteTo(json);
                    else
                        WriteReversed(json, property.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var entry in value.EnumerateArray())
                    WriteReversed(json, entry);
                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
