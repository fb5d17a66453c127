namespace Chairtime.X12.Guides.ClaimStatus276;

/// <summary>Guide 005010X212, the answer with the status of a claim.</summary>
internal static class ClaimStatus277Grammar
{
    public const string Text = """
ST R1 1R{277} 2R 3R
BHT R1 1R{0010} 2R{08} 3R 4R 5R 6S{DG,NO,TH}
loop 2000A R0
  HL R1 [3=20] 1R 4R{0,1}
  loop 2100A R1
    NM1 R1 [PR] 2R{2} 3R 8R{PI,XV} 9R
    PER S1 1R{IC} 2S 3R{EM,FX,TE} 4R 5S{EM,EX,FX,TE} 6S 7S{EM,EX,FX,TE} 8S
  loop 2000B R0
    HL R1 [3=21] 1R 2R 4R{0,1}
    loop 2100B R1
      NM1 R1 [41] 2R{1,2} 3S 4S 5S 8R{46} 9R
    loop 2200B S1
      TRN R1 1R{1,2} 2R
      STC R0 1R(1R 2R 3S 4S) 2R 3S 4S 5S 6S 7S 8S 9S 10S(1R 2R 3S 4S) 11S(1R 2R 3S 4S) 12S
    loop 2000C S0
      HL R1 [3=19] 1R 2R 4R{0,1}
      loop 2100C R2
        NM1 R1 [1P] 2R{1,2} 3S 4S 5S 7S 8R{FI,SV,XX} 9R
      loop 2200C S1
        TRN R1 1R{1} 2R
        STC R0 1R(1R 2R 3S 4S) 2R 3S 4S 5S 6S 7S 8S 9S 10S(1R 2R 3S 4S) 11S(1R 2R 3S 4S) 12S
      loop 2000D S0
        HL R1 [3=22] 1R 2R 4R{0,1}
        loop 2100D R1
          NM1 R1 [IL] 2R{1,2} 3S 4S 5S 7S 8R{24,II,MI} 9R
        loop 2200D S0
          TRN R1 1R{2} 2R
          STC R0 1R(1R 2R 3S 4S) 2R 3S 4S 5S 6S 7S 8S 9S 10S(1R 2R 3S 4S) 11S(1R 2R 3S 4S) 12S
          REF S1 [1K] 2R
          REF S1 [BLT] 2R
          REF S1 [EJ] 2R
          REF S1 [XZ] 2R
          REF S1 [LU] 2R
          REF S1 [EA] 2R
          REF S1 [D9] 2R
          DTP S1 [472] 2R{D8,RD8} 3R
          loop 2210D S0
            SVC R1 1R(1R{AD,ER,HC,HP,IV,N4,NU,WK} 2R 3S 4S 5S 6S) 2R 3S 4S 7S
            STC R0 1R(1R 2R 3S 4S) 2R 3S 4S 5S 6S 7S 8S 9S 10S(1R 2R 3S 4S) 11S(1R 2R 3S 4S) 12S
            REF S1 [FJ] 2R
            DTP S1 [472] 2R{D8,RD8} 3R
        loop 2000E S0
          HL R1 [3=23] 1R 2R 4S{0}
          loop 2100E R1
            NM1 R1 [QC] 2R{1} 3R 4S 5S 7S
          like 2200D 2200E R0
SE R1 1R 2R
""";
}
