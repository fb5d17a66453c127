namespace Chairtime.Billing.Rules;

/// <summary>What a visit has, as far as that decides which rules can find anything in it. Most visits lack most of it,
/// and the rules that it takes are then not asked.</summary>
[Flags]
internal enum VisitHas
{
    None = 0,
    Orders = 1 << 0,
    Authorizations = 1 << 1,
    EarlierClaims = 1 << 2,
    OtherServices = 1 << 3,
    SeveralCoverages = 1 << 4,
    SeveralDiagnoses = 1 << 5,

    /// <summary>A line with a modifier.</summary>
    Modifiers = 1 << 6,

    /// <summary>A line with a charge.</summary>
    Charges = 1 << 7,

    /// <summary>A payer whose file says which drugs it covers, and how.</summary>
    Policies = 1 << 8,

    /// <summary>A practice file in the run.</summary>
    Practice = 1 << 9,

    /// <summary>Published tables in the run.</summary>
    Tables = 1 << 10,

    /// <summary>Not a thing to have: how many there are together.</summary>
    All = (1 << 11) - 1,
}

/// <summary>Looks at a visit for <see cref="VisitHas"/>.</summary>
internal static class VisitLook
{
    public static VisitHas At(RuleWork work)
    {
        var visit = work.Visit;
        var has = If(!visit.Orders.IsEmpty, VisitHas.Orders)
            | If(!visit.Authorizations.IsEmpty, VisitHas.Authorizations)
            | If(work.Earlier.Count > 0, VisitHas.EarlierClaims)
            | If(!visit.OtherServices.IsEmpty, VisitHas.OtherServices)
            | If(visit.Coverages.Length > 1, VisitHas.SeveralCoverages)
            | If(visit.Diagnoses.Length > 1, VisitHas.SeveralDiagnoses)
            | If(!work.Terms.Coverage.IsEmpty, VisitHas.Policies)
            | If(work.Context.Practice is not null, VisitHas.Practice)
            | If(work.Tables is not null, VisitHas.Tables);
        foreach (var line in work.Coded.Lines)
        {
            has |= If(!line.Modifiers.IsDefaultOrEmpty, VisitHas.Modifiers)
                | If(line.Charge is not null, VisitHas.Charges);
        }

        return has;
    }

    private static VisitHas If(bool isSo, VisitHas has) => isSo ? has : VisitHas.None;
}
