using System.Buffers;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chairtime.Billing.Visits;
using Chairtime.Simulation.Faults;

namespace Chairtime.Simulation.Practices;

/// <summary>Writes a simulated practice as files that <c>bill</c> takes as they are.</summary>
public static class PracticeFolder
{
    public const string VisitsFile = "visits.ndjson";
    public const string FaultsFile = "truth/faults.ndjson";
    private const string PracticeFile = "practice.json";
    private const string AuthorizationsFile = "authorizations.ndjson";
    private const string ClaimsFile = "earlier-claims.ndjson";
    private const string ReadmeFile = "README.md";

    private static readonly JsonWriterOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    };

    /// <summary>Writes everything into a folder, which is made when it is not there.</summary>
    /// <returns>How many visits hold a planted fault.</returns>
    public static int Write(PracticeOrder order, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "truth"));
        Directory.CreateDirectory(Path.Combine(folder, "payers"));
        foreach (var name in Settings.Names)
            File.WriteAllBytes(Path.Combine(folder, name), Settings.Read(name));
        var faults = new List<PlantedFault>();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var practice = new SimulatedPractice(order);
        using (var visits = new Lines(Path.Combine(folder, VisitsFile)))
        using (var authorizations = new Lines(Path.Combine(folder, AuthorizationsFile)))
        using (var claims = new Lines(Path.Combine(folder, ClaimsFile)))
        {
            foreach (var one in practice.Visits())
            {
                visits.Write(json => VisitWriter.Write(json, one.Visit));
                foreach (var known in one.Authorizations)
                    authorizations.Write(json => HistoryWriter.Write(json, known));
                foreach (var claim in one.Claims)
                    claims.Write(json => HistoryWriter.Write(json, claim));
                if (one.Fault is { } fault)
                    faults.Add(fault);
                counts[one.Regimen.Name] = counts.GetValueOrDefault(one.Regimen.Name) + 1;
            }
        }

        using (var truth = new Lines(Path.Combine(folder, FaultsFile)))
            faults.ForEach(fault => truth.Write(json => Write(json, fault)));
        File.WriteAllText(Path.Combine(folder, ReadmeFile), PracticePage.Of(order, counts, faults));
        return faults.Count;
    }

    private static void Write(Utf8JsonWriter json, PlantedFault fault)
    {
        json.WriteStartObject();
        json.WriteString("visitId", fault.VisitId);
        json.WriteString("kind", fault.Kind);
        json.WriteString("what", fault.What);
        json.WriteString("finding", fault.Finding);
        json.WriteEndObject();
    }

    /// <summary>A file of one JSON object a line.</summary>
    private sealed class Lines(string path) : IDisposable
    {
        private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write);
        private readonly ArrayBufferWriter<byte> _line = new();
        private Utf8JsonWriter? _json;

        public void Write(Action<Utf8JsonWriter> write)
        {
            _line.ResetWrittenCount();
            _json ??= new Utf8JsonWriter(_line, Json);
            write(_json);
            _json.Flush();
            _json.Reset();
            _line.Write("\n"u8);
            _file.Write(_line.WrittenSpan);
        }

        public void Dispose()
        {
            _json?.Dispose();
            _file.Dispose();
        }
    }

    /// <summary>Files that are the same for every simulated practice.</summary>
    private static class Settings
    {
        private static readonly Assembly Holder = typeof(Settings).Assembly;

        public static IEnumerable<string> Names => Holder.GetManifestResourceNames()
            .Where(static name => name == PracticeFile || name.StartsWith("payers/", StringComparison.Ordinal));

        public static byte[] Read(string name)
        {
            using var stream = Holder.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
