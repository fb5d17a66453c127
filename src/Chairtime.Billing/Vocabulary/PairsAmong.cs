namespace Chairtime.Billing.Vocabulary;

/// <summary>What published tables say of the codes of a claim beside one another.</summary>
public sealed class PairsAmong
{
    private static readonly List<CodePairEdit> NoEdits = [];
    private static readonly List<string> NoCodes = [];

    private readonly List<TableVersion> _answered = new(1);
    private List<CodePairEdit>? _edits;
    private List<string>? _unknown;

    /// <summary>Edits in force, in the order of the codes.</summary>
    public IReadOnlyList<CodePairEdit> Edits => _edits ?? NoEdits;

    /// <summary>Column 1 codes of which no table answers for some other code.</summary>
    public IReadOnlyList<string> Unknown => _unknown ?? NoCodes;

    /// <summary>The versions that answered.</summary>
    public IReadOnlyList<TableVersion> Answered => _answered;

    /// <summary>Takes up the answer for one pair.</summary>
    public void Add(string column1, in Lookup<CodePairEdit> answer)
    {
        if (answer.IsFound)
            AddEdit(answer.Value);
        else if (!answer.IsKnown)
            AddUnknown(column1);
        if (answer is { IsKnown: true, Table: { } version })
            AddAnswered(version);
    }

    public void AddEdit(in CodePairEdit edit) => (_edits ??= []).Add(edit);

    public void AddUnknown(string column1)
    {
        _unknown ??= [];
        if (_unknown.Count == 0 || _unknown[^1] != column1)
            _unknown.Add(column1);
    }

    public void AddAnswered(TableVersion version)
    {
        foreach (var known in _answered)
        {
            if (ReferenceEquals(known, version))
                return;
        }

        _answered.Add(version);
    }
}
