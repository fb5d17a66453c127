namespace Chairtime.X12.Guides.Acknowledgment999;

/// <summary>Guide 005010X231A1, the implementation acknowledgment.</summary>
internal static class Acknowledgment999Grammar
{
    public const string Text = """
ST R1 1R{999} 2R 3R
AK1 R1 1R 2R 3S
loop 2000 S0
  AK2 R1 1R 2R 3S
  loop 2100 S0
    IK3 R1 1R 2R 3S 4R{1,2,3,4,5,6,7,8,I4,I6,I7,I8,I9} 5S 6S 7S 8S
    CTX S10 1R^10(1R 2S) 2S 3S 4S 5S(1R 2S 3S) 6S(1R 2S)
    loop 2110 S0
      IK4 R1 1R(1R 2S 3S) 2S 3R{1,2,3,4,5,6,7,8,9,10,12,13,I10,I11,I12,I13,I6,I9} 4S
      CTX S10 1R^10(1R 2S) 2S 3S 4S 5S(1R 2S 3S) 6S(1R 2S)
  IK5 R1 1R{A,E,M,R,W,X} 2S 3S 4S 5S 6S
AK9 R1 1R{A,E,M,P,R,W,X} 2R 3R 4R 5S 6S 7S 8S 9S
SE R1 1R 2R
""";
}
