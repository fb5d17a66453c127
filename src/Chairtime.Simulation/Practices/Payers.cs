using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Visits;

namespace Chairtime.Simulation.Practices;

/// <summary>Who insures the patients, and how often.</summary>
internal static class Payers
{
    public const string Medicare = "medicare-part-b";
    public const string Advantage = "sample-advantage";
    public const string Mutual = "sample-mutual";
    public const string Health = "invented-health";

    private static readonly string[] All = [Medicare, Advantage, Mutual, Health];
    private static readonly int[] Weights = [36, 28, 19, 17];

    public static string Draw(Chance chance) => All[chance.Weighed(Weights)];

    public static bool IsForTheOld(string payer) => payer is Medicare or Advantage;

    /// <summary>Everybody but original Medicare wants one for a biologic.</summary>
    public static bool WantsAuthorization(string payer) => payer != Medicare;

    /// <summary>The primary insurance, and now and then a second one.</summary>
    public static ImmutableArray<Coverage> Coverages(string payer, int number, Chance chance)
    {
        var first = payer switch
        {
            Medicare => new Coverage(Medicare, Beneficiary(number), null, "self", null, "medicare"),
            Advantage => new Coverage(Advantage, Member("SA", number), null, "self", null, "medicare-advantage"),
            Mutual => Commercial(Mutual, "SM", number, chance),
            _ => Commercial(Health, "IH", number, chance),
        };
        // Retirees keep their employer's plan behind Medicare; those who still work have Medicare behind theirs.
        if (payer == Medicare && chance.Once(350))
            return [first, new Coverage(Mutual, Member("SM", number), "RETIRED", "self", null, "commercial")];
        if (payer == Health && first.Relationship == "self" && chance.Once(100))
            return [first, new Coverage(Medicare, Beneficiary(number), null, "self", null, "medicare")];
        return [first];
    }

    private static Coverage Commercial(string payer, string prefix, int number, Chance chance)
    {
        if (!chance.Once(200))
        {
            return new Coverage(payer, Member(prefix, number), Group(chance), "self", null, "commercial");
        }

        var holder = new Subscriber(People.Family(number), "Partner", new DateOnly(1970, 1, 1).AddDays(number % 5000),
            chance.Of("F", "M"), null);
        return new Coverage(payer, Member(prefix, number), Group(chance), "spouse", holder, "commercial");
    }

    private static string Group(Chance chance) => chance.Of("GROUP-A", "GROUP-B", "GROUP-C");

    private static string Member(string prefix, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}TEST{number:00000}");

    // The specimen that is printed on sample cards, with other figures.
    private static string Beneficiary(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"1EG{number / 1000 % 10}TE{number / 100 % 10}MK{number % 100:00}");
}
