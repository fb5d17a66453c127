namespace Chairtime.X12.Grammar;

/// <summary>Loops that stand for a whole that is read at once: a claim, a payment, a subject.</summary>
internal static class UnitLoops
{
    private static readonly HashSet<string> Units =
    [
        "2000A", "2000B", "2000C", "2000D", "2000E", "2000F", "2300", "2100 in 835", "2000 in 999", "2000A in 275",
    ];

    public static bool Contain(LoopRule loop, string transactionSet) =>
        Units.Contains($"{loop.Id} in {transactionSet}") || (Units.Contains(loop.Id) && transactionSet is not "275");
}
