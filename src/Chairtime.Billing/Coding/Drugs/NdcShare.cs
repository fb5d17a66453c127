namespace Chairtime.Billing.Coding;

/// <summary>What one of several packages contributed to a drug, for payers that want each NDC on a line of its
/// own.</summary>
internal sealed record NdcShare(OpenedPackage Package, OpenedVials Opened, DrugAmounts Amounts)
{
    /// <summary>Shares that add up to the whole, packages with most content used up first; null when there are not
    /// several packages, or when their contents cannot be told apart in whole units.</summary>
    public static List<NdcShare>? Of(
        DrugGroup group, OpenedPackages packages, OpenedVials opened, DrugAmounts amounts)
    {
        if (!packages.AreSeveral || opened is not { IsSingleDose: true, Amount: { } whole } || !amounts.KnowsDiscarded
            || Contents(group, packages) is not { } contents || contents.Sum(static each => each.Content) != whole)
            return null;
        contents.Sort(static (a, b) => a.Content != b.Content ? b.Content.CompareTo(a.Content)
            : string.CompareOrdinal(a.Package.Ndc.Digits, b.Package.Ndc.Digits));

        var shares = new List<NdcShare>(contents.Count);
        var left = amounts.Given;
        foreach (var (package, content) in contents)
        {
            var given = Math.Min(left, content);
            left -= given;
            var discarded = content - given;
            var unit = group.Code.UnitAmount;
            shares.Add(new NdcShare(package, opened with { Amount = content }, new DrugAmounts(
                given, (int)Math.Ceiling(given / unit), discarded, (int)Math.Floor(discarded / unit),
                KnowsDiscarded: true)));
        }

        return shares;
    }

    // Content of all containers of each package; null when one is not known or not whole units.
    private static List<(OpenedPackage Package, decimal Content)>? Contents(DrugGroup group, OpenedPackages packages)
    {
        var contents = new List<(OpenedPackage Package, decimal Content)>();
        foreach (var package in packages.Named)
        {
            if (package.Containers <= 0)
                continue;
            if (package.Entry?.Content?.In(group.Code.Unit) is not { } one
                || one * package.Containers % group.Code.UnitAmount != 0)
                return null;
            contents.Add((package, one * package.Containers));
        }

        return contents;
    }
}
