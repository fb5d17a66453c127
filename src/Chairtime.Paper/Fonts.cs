using System.Reflection;
using SkiaSharp;

namespace Chairtime.Paper;

/// <summary>The fonts that ship with the product, so that a page looks the same on every machine.</summary>
internal static class Fonts
{
    private static readonly Lazy<SKTypeface> MonoFace = new(() => Read("LiberationMono-Regular.ttf"));
    private static readonly Lazy<SKTypeface> SansFace = new(() => Read("LiberationSans-Regular.ttf"));

    /// <summary>Ten characters to the inch at twelve points, as the form's spacing is.</summary>
    public static SKTypeface Mono => MonoFace.Value;

    public static SKTypeface Sans => SansFace.Value;

    private static SKTypeface Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("fonts/" + name)
            ?? throw new InvalidOperationException($"The font {name} was not built in.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {name} cannot be read.");
    }
}
