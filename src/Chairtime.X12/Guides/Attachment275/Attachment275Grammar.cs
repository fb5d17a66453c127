namespace Chairtime.X12.Guides.Attachment275;

/// <summary>The attachment with its payload: 005010X210 and, with the same tables until its text has been checked, 006020X314.</summary>
internal static class Attachment275Grammar
{
    public const string Text = """
ST R1 1R{275} 2R 3S
BGN R1 1R{02,11} 2R 3R 4S 5S 6S 7S 8S 9S
loop 1000A R1
  NM1 R1 [40|PR|X3] 2R{1,2} 3R 8S 9S
  PER S3 1R{IC} 2S 3S{EM,FX,TE} 4S 5S{EM,EX,FX,TE} 6S 7S{EM,EX,FX,TE} 8S
loop 1000B S1
  NM1 R1 [41] 2R{1,2} 3S 4S 5S 7S 8R{46,FI,SV,XX} 9R
  PER S3 1R{IC} 2S 3S{EM,FX,TE} 4S 5S{EM,EX,FX,TE} 6S 7S{EM,EX,FX,TE} 8S
loop 1000C S2
  NM1 R1 [1P|85] 2R{1,2} 3S 4S 5S 7S 8S{24,34,FI,SV,XX} 9S
  PRV S1 1R 2R{PXC} 3R
  N3 S1 1R 2S
  N4 S1 1R 2S 3S 4S 7S
  REF S9 1R 2R
  PER S3 1R{IC} 2S 3S{EM,FX,TE} 4S 5S{EM,EX,FX,TE} 6S 7S{EM,EX,FX,TE} 8S
loop 1000D R1
  NM1 R1 [IL|QC] 2R{1} 3R 4S 5S 7S 8S{HN,II,MI} 9S
  REF S9 1R 2R
  DTP S3 1R 2R{D8,RD8} 3R
loop 2000A R0
  LX R1 1R
  TRN S1 1R{1,2} 2R 3S 4S
  STC S1 1R(1R 2R 3S 4S) 2S 3S 4S 5S 6S 7S 8S 9S 10S(1R 2S 3S 4S) 11S(1R 2S 3S 4S) 12S
  REF S9 1R 2R
  SVC S1 1R(1R 2R 3S 4S 5S 6S 7S) 2S 3S 4S 5S 7S
  REF S9 [6R|FJ] 2R
  DTP S9 1R 2R{D8,RD8} 3R
  loop 2100A S0
    CAT R1 1S 2S 3S 4S
    OOI S9 1R 2R 3S
    loop 2110A S1
      EFI R1 1R 2S 3S 4S 5S 6S 7S 8S 9S
      BIN S1 1R 2R
      BDS S1 1R 2R 3R
SE R1 1R 2R
""";
}
