namespace Chairtime.Paper.Forms;

/// <summary>A box of the form: the columns and lines that it covers, and its caption.</summary>
/// <param name="From">First column.</param>
/// <param name="To">The column behind its last one.</param>
/// <param name="Line">Its last line.</param>
/// <param name="Lines">How many lines it is high.</param>
/// <param name="Caption">The item's number and words of our own.</param>
internal readonly record struct FormBox(float From, float To, int Line, int Lines, string Caption);

/// <summary>A small square for a cross.</summary>
/// <param name="Item">As in <see cref="FormGrid"/>.</param>
internal readonly record struct FormSquare(string Item, string Label, LabelSide Side);

/// <summary>Where a square's label stands.</summary>
internal enum LabelSide
{
    Left,
    Right,
    Above,
}

/// <summary>The boxes and squares of the form: they stand where the official form has them, the words are
/// ours.</summary>
internal static class FormBoxes
{
    public static readonly FormBox[] Boxes =
    [
        new(1, 50, 8, 2, "1  Kind of insurance"), new(50, 80, 8, 2, "1a  Insured's number"),
        new(1, 31, 10, 2, "2  Patient (family name, given name)"), new(31, 50, 10, 2, "3  Born, and sex"),
        new(50, 80, 10, 2, "4  Insured (family name, given name)"),
        new(1, 31, 12, 2, "5  Patient's street"), new(31, 50, 12, 2, "6  Patient is the insured's"),
        new(50, 80, 12, 2, "7  Insured's street"),
        new(1, 26, 14, 2, "City"), new(26, 31, 14, 2, "State"), new(31, 50, 16, 4, "8  (not used)"),
        new(50, 74, 14, 2, "City"), new(74, 80, 14, 2, "State"),
        new(1, 15, 16, 2, "ZIP"), new(15, 31, 16, 2, "Telephone"), new(50, 65, 16, 2, "ZIP"),
        new(65, 80, 16, 2, "Telephone"),
        new(1, 31, 18, 2, "9  Insured of another plan"), new(31, 50, 18, 2, "10  Care is needed because of"),
        new(50, 80, 18, 2, "11  Insured's group or policy"),
        new(1, 31, 20, 2, "9a  Other plan's group or policy"), new(31, 50, 20, 2, "a  work"),
        new(50, 80, 20, 2, "11a  Insured born, and sex"),
        new(1, 31, 22, 2, "9b  (not used)"), new(31, 50, 22, 2, "b  a car accident, in state"),
        new(50, 80, 22, 2, "11b  Other claim number"),
        new(1, 31, 24, 2, "9c  (not used)"), new(31, 50, 24, 2, "c  another accident"),
        new(50, 80, 24, 2, "11c  Insured's plan"),
        new(1, 31, 26, 2, "9d  Other plan's name"), new(31, 50, 26, 2, "10d  Claim codes"),
        new(50, 80, 26, 2, "11d  Is there another plan?"),
        new(1, 50, 29, 3, "12  Patient's signature: the payer may be told"),
        new(50, 80, 29, 3, "13  Insured's signature: the provider may be paid"),
        new(1, 31, 32, 3, "14  Illness, injury or pregnancy began"), new(31, 50, 32, 3, "15  Another date"),
        new(50, 80, 32, 3, "16  Unable to work, from and through"),
        new(1, 31, 34, 2, "17  Referred (DN), ordered (DK) or supervised (DQ) by"), new(31, 50, 34, 2, "17b  NPI"),
        new(50, 80, 34, 2, "18  In hospital, from and through"),
        new(1, 50, 36, 2, "19  Further claim information"),
        new(50, 80, 36, 2, "20  Outside laboratory, and its charge"),
        new(1, 50, 40, 4, "21  Diagnoses"), new(50, 80, 38, 2, "22  Resubmission, and payer's number"),
        new(50, 80, 40, 2, "23  Prior authorization"),
        new(1, 19, 42, 2, "24  A  From"), new(19, 22, 42, 2, "B Place"), new(22, 25, 42, 2, "C Em."),
        new(25, 45, 42, 2, "D  Service, and modifiers"), new(45, 50, 42, 2, "E  Diagnosis"),
        new(50, 59, 42, 2, "F  Charge"), new(59, 62, 42, 2, "G Units"), new(62, 65, 42, 2, "H"),
        new(65, 68, 42, 2, "I"), new(68, 80, 42, 2, "J  Rendering provider"),
        new(1, 22, 56, 2, "25  Tax number"), new(22, 37.4f, 56, 2, "26  Our account"),
        new(37.4f, 50, 56, 2, "27  Takes assignment"), new(50, 61, 56, 2, "28  Total charge"),
        new(61, 71, 56, 2, "29  Paid"), new(71, 80, 56, 2, "30  (not used)"),
        new(1, 22, 61, 5, "31  Provider's signature"), new(22, 50, 60, 4, "32  Where the care was given"),
        new(50, 80, 60, 4, "33  Billing provider"), new(22, 36, 61, 1, "a"), new(36, 50, 61, 1, "b"),
        new(50, 64, 61, 1, "a"), new(64, 80, 61, 1, "b"),
    ];

    public static readonly FormSquare[] Squares =
    [
        new("1.medicare", "Medicare", LabelSide.Right), new("1.medicaid", "Medicaid", LabelSide.Right),
        new("1.tricare", "Tricare", LabelSide.Right), new("1.champva", "CHAMPVA", LabelSide.Right),
        new("1.group", "group plan", LabelSide.Right), new("1.feca", "FECA", LabelSide.Right),
        new("1.other", "other", LabelSide.Right),
        new("3.male", "M", LabelSide.Right), new("3.female", "F", LabelSide.Right),
        new("6.self", "self", LabelSide.Left), new("6.spouse", "spouse", LabelSide.Left),
        new("6.child", "child", LabelSide.Left), new("6.other", "other", LabelSide.Left),
        new("10a.yes", "yes", LabelSide.Left), new("10a.no", "no", LabelSide.Left),
        new("10b.yes", "yes", LabelSide.Left), new("10b.no", "no", LabelSide.Left),
        new("10c.yes", "yes", LabelSide.Left), new("10c.no", "no", LabelSide.Left),
        new("11a.male", "M", LabelSide.Right), new("11a.female", "F", LabelSide.Right),
        new("11d.yes", "yes", LabelSide.Right), new("11d.no", "no", LabelSide.Right),
        new("20.yes", "yes", LabelSide.Right), new("20.no", "no", LabelSide.Right),
        new("25.ssn", "SSN", LabelSide.Above), new("25.ein", "EIN", LabelSide.Above),
        new("27.yes", "yes", LabelSide.Right), new("27.no", "no", LabelSide.Right),
    ];

    /// <summary>Small words under the captions of item 24, at their columns.</summary>
    public static readonly (float Column, string Word)[] ServiceWords =
    [
        (1, "month"), (4, "day"), (7, "year"), (10, "month"), (13, "day"), (16, "year"), (25, "code"),
        (33, "modifiers"), (45, "of 21"), (50, "dollars"), (55.6f, "cents"), (68, "NPI"),
    ];

    /// <summary>Columns at which the white half of a line of item 24 is divided.</summary>
    public static readonly int[] ServiceColumns = [19, 22, 25, 45, 50, 59, 62, 65, 68];

    /// <summary>Columns before which a line parts dollars from cents, with the line of text they are on; 0 for the six
    /// of item 24.</summary>
    public static readonly (int Column, int Line)[] Cents = [(55, 0), (57, 56), (67, 56)];
}
