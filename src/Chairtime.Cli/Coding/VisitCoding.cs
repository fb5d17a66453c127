using System.Text.Encodings.Web;
using System.Text.Json;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Visits;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Coding;

/// <summary>What a core does with a batch: read each visit, code it, write it as a line of JSON.</summary>
internal sealed class VisitCoding(ChargingCoder coder, bool appliesFixes = false)
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
            var text = batch[i];
            if (text.Read(batch.Complaints) is { } visit)
                Code(batch, text.Place, visit, json);
            else
                batch.Bad++;
        }
    }

    private void Code(Batch batch, Place place, Visit visit, Utf8JsonWriter json)
    {
        CodedVisit coded;
        try
        {
            coded = coder.Code(visit);
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // One visit that meets a defect must not cost the night's other million.
            batch.Bad++;
            batch.Complaints.Add($"{place}: visit {visit.VisitId} could not be coded because of a defect in "
                + $"Chairtime ({defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")}); please report it.");
            return;
        }

        if (appliesFixes)
            CodedVisitWriter.Write(json, Corrections.Apply(coded, coder.Rules));
        else
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
