namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Loops that the professional and the institutional claim have alike.</summary>
internal static class ClaimParties
{
    public const string Loops = """
def 1000A
  NM1 R1 [41] 2R{1,2} 3R 4S 5S 8R{46} 9R
  PER R2 1R{IC} 2S 3R{EM,FX,TE} 4R 5S{EM,EX,FX,TE} 6S 7S{EM,EX,FX,TE} 8S
def 1000B
  NM1 R1 [40] 2R{2} 3R 8R{46} 9R
def 2010AB
  NM1 R1 [87] 2R{1,2}
  N3 R1 1R 2S
  N4 R1 1R 2S 3S 4S 7S
def 2010AC
  NM1 R1 [PE] 2R{2} 3R 8R{PI,XV} 9R
  N3 R1 1R 2S
  N4 R1 1R 2S 3S 4S 7S
  REF S1 [2U|FY|NF] 2R
  REF R1 [EI] 2R
def 2010BB
  NM1 R1 [PR] 2R{2} 3R 8R{PI,XV} 9R
  N3 S1 1R 2S
  N4 S1 1R 2S 3S 4S 7S
  REF S3 [2U|EI|FY|NF] 2R
  REF S2 [G2|LU] 2R
def 2330A
  NM1 R1 [IL] 2R{1,2} 3R 4S 5S 7S 8R{II,MI} 9R
  N3 S1 1R 2S
  N4 S1 1R 2S 3S 4S 7S
  REF S1 [SY] 2R
def 2330B
  NM1 R1 [PR] 2R{2} 3R 8R{PI,XV} 9R
  N3 S1 1R 2S
  N4 S1 1R 2S 3S 4S 7S
  DTP S1 [573] 2R{D8} 3R
  REF S2 [2U|EI|FY|NF] 2R
  REF S1 [G1] 2R
  REF S1 [9F] 2R
  REF S1 [T4] 2R{Y}
  REF S1 [F8] 2R

""";
}
