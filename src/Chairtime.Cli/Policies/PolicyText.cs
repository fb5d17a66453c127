using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chairtime.Cli.Policies;

/// <summary>Words and numbers as every machine writes them.</summary>
internal static class PolicyText
{
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>US dollars, with a sign when it is a difference.</summary>
    public static string Change(decimal dollars) => Of($"{dollars:+0.00;-0.00;0.00}");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(PolicyTestResult))]
[JsonSerializable(typeof(PolicyDifference))]
internal sealed partial class PolicyJson : JsonSerializerContext;
