using System.Collections;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Visits;

public class VisitReaderTests
{
    [Fact]
    public void Every_property_is_read_and_written_back()
    {
        var text = VisitText.Case("every-property.json");
        var visit = VisitText.Read(text);
        Assert.Equal(Encoding.UTF8.GetString(text), VisitText.Pretty(visit));
    }

    [Fact]
    public void The_file_with_every_property_leaves_none_at_its_default()
    {
        var unset = new List<string>();
        FindUnset(VisitText.Read(VisitText.Case("every-property.json")), "visit", unset);
        Assert.Empty(unset);
    }

    [Fact]
    public void What_is_left_out_is_absent_and_documented_defaults_apply()
    {
        var visit = VisitText.Read("""
            {"visitId":"V1","dateOfService":"2026-10-05","diagnoses":[],"administrations":
            [{"id":"A1","drug":{"name":"infliximab"},"route":"iv-infusion"}]}
            """u8);
        var given = Assert.Single(visit.Administrations);
        Assert.Equal(("11", Setting.Professional), (visit.PlaceOfService, visit.Setting));
        Assert.Equal(("1", 1), (given.Site, given.Encounter));
        Assert.Equal((Purpose.Treatment, Acquired.Bought), (given.Purpose, given.Acquired));
        Assert.Null(given.Start);
        Assert.Null(given.Dose);
        Assert.Empty(given.Vials);
        Assert.Null(visit.Patient);
    }

    [Fact]
    public void What_is_left_empty_is_as_absent_as_what_is_left_out()
    {
        var visit = VisitText.Read("""
            {"visitId":"V1","dateOfService":"2026-10-05","diagnoses":[],"primaryReason":"",
            "patient":{"familyName":"","birthDate":"","sex":"","weight":{"value":0,"unit":"kg","takenOn":""}},
            "coverages":[{"memberId":"  ","relationship":""}],
            "providers":{"rendering":{"npi":"","familyName":"\t"}},
            "orders":[{"orderId":"O1","drug":{"hcpcs":"","name":" "},"route":"","signedBy":"","signedAt":""}],
            "observations":[{"at":"","kind":"vitals","values":{"bp":"","pulse":"84"}}],
            "treatmentPlan":{"documentedOn":"","text":""},
            "authorizations":[{"number":"","from":"","placeOfService":"","status":""}],
            "administrations":[{"id":"A1","orderId":"","drug":{"ndc":"","hcpcs":"J1745"},"route":"iv-infusion",
            "kind":"","start":"","discontinued":"","vials":[{"lot":"","expires":""}]}]}
            """u8);
        Assert.Equal(new Patient(null, null, null, null, null, null, null), visit.Patient);
        Assert.Equal(new Coverage(null, null, null, null, null, null), Assert.Single(visit.Coverages));
        Assert.Equal(new Provider(null, null, null, null), visit.Providers!.Rendering);
        Assert.Equal(
            new Order("O1", null, null, null, null, [], null, null, null, null, null), Assert.Single(visit.Orders));
        Assert.Equal(("pulse", "84"), Assert.Single(visit.Observations).Values.Select(static each =>
            (each.Key, each.Value)).Single());
        Assert.Equal(new TreatmentPlan(null, null), visit.TreatmentPlan);
        Assert.Equal((null, null, null, null), Assert.Single(visit.Authorizations) is var known
            ? (known.Number, known.From, known.PlaceOfService, known.Status) : default);
        var given = Assert.Single(visit.Administrations);
        Assert.Equal((null, null, null, null), (given.OrderId, given.Kind, given.Start, given.Discontinued));
        Assert.Equal(new DrugName(null, "J1745", null, null), given.Drug);
        Assert.Equal(new Vial(null, null, 1, null, null, null), Assert.Single(given.Vials));
    }

    [Fact]
    public void Rate_pairs_take_the_date_of_service_wherever_it_stands()
    {
        const string Given = """
            "administrations":[{"id":"A1","drug":{"name":"rituximab"},"route":"iv-infusion",
            "rateChanges":[["09:30",100],["2026-10-06T00:15",150]]}]
            """;
        const string Rest = """ "visitId":"V1","dateOfService":"2026-10-05","diagnoses":["M05.79"]""";
        ImmutableArray<RateChange> expected =
        [
            new(new DateTime(2026, 10, 5, 9, 30, 0), new Quantity(100, "mL/h")),
            new(new DateTime(2026, 10, 6, 0, 15, 0), new Quantity(150, "mL/h")),
        ];
        foreach (var text in new[] { $"{{{Rest},{Given}}}", $"{{{Given},{Rest}}}" })
            Assert.Equal(expected, VisitText.Read(Encoding.UTF8.GetBytes(text)).Administrations[0].RateChanges);
    }

    [Fact]
    public void Escapes_and_other_scripts_come_through()
    {
        var visit = VisitText.Read("""
            {"visitId":"V\u00e9\ud83d\ude00 \"1\"","dateOfService":"2026-10-05","diagnoses":["M05.79"],
            "x-chart":{"any":[1,{}]},
            "administrations":[{"id":"A1","drug":{"name":"Größe 薬"},"route":"oral","x-scan":true}]}
            """u8);
        Assert.Equal("Vé😀 \"1\"", visit.VisitId);
        Assert.Equal("Größe 薬", visit.Administrations[0].Drug.Name);
    }

    [Fact]
    public void A_code_that_no_table_knows_is_read_for_coding_to_judge()
    {
        var visit = VisitText.Read("""
            {"visitId":"V1","dateOfService":"2026-10-05","diagnoses":["nonsense"],
            "evaluationAndManagement":{"code":"9921x"},
            "administrations":[{"id":"A1","drug":{"hcpcs":"J0000","ndc":"12"},"route":"oral"}]}
            """u8);
        Assert.Equal("9921x", visit.EvaluationAndManagement!.Code);
    }

    [Fact]
    public void Every_worked_case_reads()
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "cases", "coding.jsonl");
        Assert.SkipUnless(File.Exists(path), "../shared/cases/coding.jsonl is not beside the project");
        foreach (var line in File.ReadLines(path).Where(static line => line.Length > 0))
        {
            using var worked = JsonDocument.Parse(line);
            VisitText.Read(Encoding.UTF8.GetBytes(worked.RootElement.GetProperty("visit").GetRawText()));
        }
    }

    private static void FindUnset(object record, string path, List<string> unset)
    {
        foreach (var property in record.GetType().GetProperties().Where(static one => one.CanWrite))
        {
            var name = $"{path}.{property.Name}";
            switch (property.GetValue(record))
            {
                case null or "":
                    unset.Add(name);
                    break;
                case Enum or bool or decimal or DateTime or DateOnly or int or string or Quantity:
                    break;
                case IEnumerable list:
                    var entries = list.Cast<object>().ToList();
                    if (entries.Count == 0)
                        unset.Add(name);
                    if (entries.Count > 0 && entries[0].GetType().Namespace == typeof(Visit).Namespace)
                        FindUnset(entries[0], name, unset);
                    break;
                case var inner:
                    FindUnset(inner, name, unset);
                    break;
            }
        }
    }
}
