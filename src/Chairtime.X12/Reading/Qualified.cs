namespace Chairtime.X12.Reading;

/// <summary>A number or text with the code that says what it is (REF, DTP, NTE and the like).</summary>
/// <param name="Kind">The qualifier: G1, EA, 6R and so on.</param>
public readonly record struct Qualified(string Kind, string Value);

/// <summary>An amount or quantity with the code that says what it is (AMT, QTY).</summary>
/// <param name="Kind">The qualifier: AU, B6, D and so on.</param>
public readonly record struct QualifiedNumber(string Kind, decimal Value);

/// <summary>A day, or the first and last of several, with the code that says what it is (DTP, DTM).</summary>
public readonly record struct QualifiedDay(string Kind, DateOnly? From, DateOnly? Through);
