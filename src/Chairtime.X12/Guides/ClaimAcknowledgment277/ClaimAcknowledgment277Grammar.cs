namespace Chairtime.X12.Guides.ClaimAcknowledgment277;

/// <summary>Guide 005010X214, the claim acknowledgment (277CA).</summary>
internal static class ClaimAcknowledgment277Grammar
{
    public const string Text = """
ST R1 1R{277} 2R 3R
BHT R1 1R{0085} 2R{08} 3R 4R 5R 6R{TH}
loop 2000A R1
  HL R1 [3=20] 1R 4R{1}
  loop 2100A R1
    NM1 R1 [AY|PR] 2R{2} 3R 8R{46,FI,PI,XV} 9R
  loop 2200A R1
    TRN R1 1R{1} 2R
    DTP R1 [050] 2R{D8} 3R
    DTP R1 [009] 2R{D8} 3R
  loop 2000B R1
    HL R1 [3=21] 1R 2R 4R{0,1}
    loop 2100B R1
      NM1 R1 [41] 2R{1,2} 3S 4S 5S 8R{46} 9R
    loop 2200B R1
      TRN R1 1R{2} 2R
      STC R0 1R(1R 2R 3S) 2R 3R{U,WQ} 4R 10S(1R 2R 3S) 11S(1R 2R 3S)
      QTY S1 [90] 2R
      QTY S1 [AA] 2R
      AMT S1 [YU] 2R
      AMT S1 [YY] 2R
    loop 2000C S0
      HL R1 [3=19] 1R 2R 4R{0,1}
      loop 2100C R1
        NM1 R1 [85] 2R{1,2} 3S 4S 5S 7S 8R{FI,XX} 9R
      loop 2200C S1
        TRN R1 1R{1} 2R
        STC S0 1R(1R 2R 3S) 2S 3R{U,WQ} 4S 10S(1R 2R 3S) 11S(1R 2R 3S)
        REF S3 [0B|1G|G2|LU|SY|TJ] 2R
        QTY S1 [QA] 2R
        QTY S1 [QC] 2R
        AMT S1 [YU] 2R
        AMT S1 [YY] 2R
      loop 2000D S0
        HL R1 [3=PT] 1R 2R 4S{0}
        loop 2100D R1
          NM1 R1 [QC] 2R{1} 3S 4S 5S 7S 8S{II,MI} 9S
        loop 2200D R0
          TRN R1 1R{2} 2R
          STC R0 1R(1R 2R 3S) 2R 3R{U,WQ} 4R 10S(1R 2R 3S) 11S(1R 2R 3S) 12S
          REF S3 [1K] 2R
          REF S1 [D9] 2R
          REF S1 [BLT] 2R
          DTP R1 [472] 2R{D8,RD8} 3R
          loop 2220D S0
            SVC R1 1R(1R{AD,ER,HC,HP,IV,N4,NU,WK} 2R 3S 4S 5S 6S) 2R 4S 7S
            STC R0 1R(1R 2R 3S) 3R{U} 10S(1R 2R 3S) 11S(1R 2R 3S) 12S
            REF S1 [FJ] 2R
            REF S1 [XZ] 2R
            DTP S1 [472] 2R{D8,RD8} 3R
SE R1 1R 2R
""";
}
