namespace Chairtime.Billing.Coding;

/// <summary>A sentence that is put into words when somebody reads it. Until then it keeps the values that it speaks of,
/// as they were when it was made: most visits are coded to be billed, and nobody reads why.</summary>
internal abstract class Sentence : FormattableString
{
    public sealed override string Format => Words().Format;

    public sealed override int ArgumentCount => Words().ArgumentCount;

    public sealed override object? GetArgument(int index) => Words().GetArgument(index);

    public sealed override object?[] GetArguments() => Words().GetArguments();

    public sealed override string ToString(IFormatProvider? formatProvider) => Words().ToString(formatProvider);

    protected abstract FormattableString Words();
}
