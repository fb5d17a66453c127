using System.Text.Encodings.Web;
using System.Text.Json;
using Chairtime.Billing.Coding;

namespace Chairtime.Cli.Coding;

/// <summary>What a core does with a batch: read each visit, code it, write it as a line of JSON.</summary>
internal sealed class VisitCoding(ChargingCoder coder)
{
    // The output is a file, not a web page: only what JSON itself demands is escaped.
    public static readonly JsonWriterOptions JsonOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public void Work(Batch batch)
    {
        using var json = new Utf8JsonWriter(batch.Output, JsonOptions);
        for (var i = 0; i < batch.Count; i++)
        {
            var (place, text) = batch[i];
            var reading = VisitInput.Parse(place, text);
            if (reading.Visit is null)
            {
                batch.Bad++;
                batch.Complaints.AddRange(reading.Errors);
            }
            else
            {
                Code(batch, reading, json);
            }
        }
    }

    private void Code(Batch batch, VisitReading reading, Utf8JsonWriter json)
    {
        CodedVisit coded;
        try
        {
            coded = coder.Code(reading.Visit!);
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // One visit that meets a defect must not cost the night's other million.
            batch.Bad++;
            batch.Complaints.Add($"{reading.Place}: visit {reading.VisitId} could not be coded because of a defect in "
                + $"Chairtime ({defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")}); please report it.");
            return;
        }

        CodedVisitWriter.Write(json, coded);
        json.Flush();
        json.Reset();
        batch.Output.GetSpan(1)[0] = (byte)'\n';
        batch.Output.Advance(1);
        batch.Coded++;
        if (coded.Disposition == Disposition.Held)
            batch.Held++;
    }
}
