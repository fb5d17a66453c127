namespace Chairtime.X12.Guides.Review278;

/// <summary>Guide 005010X217, a review of services (prior authorization): one table for the request and its answer,
/// which say what only one of the two has.</summary>
internal static class Review278Grammar
{
    private const string Table = """
def 2000E
  HL R1 [3=EV] 1R 2R 4R{0,1}
  TRN S3 1R{1,2} 2R 3S 4S
  AAA S9 1R{N,Y} 3S 4S #answer
  UM R1 1R{AR,HS,IN,SC} 2S{1,2,3,4,5,6,I,N,R,S} 3S 4S(1R 2R{A,B} 3S) 5S(1R 2S 3S 4S 5S) 6S 7S 8S 9S 10S
  HCR S1 1R{A1,A2,A3,A4,A6,C,CT,NA} 2S 3S^5 4S{N,Y} #answer
  REF S1 [BB] 2R
  REF S1 [NT] 2R
  REF S1 [9K|EW|D9] 2R
  DTP S1 [439] 2R{D8} 3R
  DTP S1 [484] 2R{D8,DT,RD8} 3R
  DTP S1 [ABC] 2R{D8,DT,RD8} 3R
  DTP S1 [431] 2R{D8} 3R
  DTP S1 [435] 2R{D8,DT,RD8} 3R
  DTP S1 [096] 2R{D8,DT,RD8} 3R
  DTP S1 [AAH] 2R{D8,DT,RD8} 3R
  DTP S1 [472|485] 2R{D8,DT,RD8} 3R
  DTP S1 [102] 2R{D8,DT,RD8} 3R
  DTP S1 [007] 2R{D8,DT,RD8} 3R
  DTP S1 [036] 2R{D8,DT,RD8} 3R
  HI S1 1R(1R 2R 3S 4S 7S) 2S(1R 2R 3S 4S 7S) 3S(1R 2R 3S 4S 7S) 4S(1R 2R 3S 4S 7S) 5S(1R 2R 3S 4S 7S) 6S(1R 2R 3S 4S 7S) 7S(1R 2R 3S 4S 7S) 8S(1R 2R 3S 4S 7S) 9S(1R 2R 3S 4S 7S) 10S(1R 2R 3S 4S 7S) 11S(1R 2R 3S 4S 7S) 12S(1R 2R 3S 4S 7S)
  HSD S1 1S 2S 3S 4S 5S 6S 7S 8S
  CRC S9 1R 2R{N,Y} 3R 4S 5S 6S 7S
  CL1 S1 1S 2S 3S 4S
  CR1 S1 1S 2S 3S 4S 5S 6S 7S 8S 9S 10S
  CR2 S1 1S 2S 3S 4S 5S 6S 7S 8S 9S 10S 11S
  CR5 S1 1S 2S 3S 4S 5S 6S 7S 8S 9S 10S 11S 12S 13S 14S 15S 16S 17S 18S
  CR6 S1 1S 2S 3S 4S 5S 6S 7S 8S 9S 10S 11S 12S 13S 14S 15S 16S 17S 18S 19S 20S
  PWK S10 1R 2R 5S 6S 7S
  MSG S1 1R
  loop 2010E S14
    NM1 R1 1R 2R{1,2} 3S 4S 5S 6S 7S 8S 9S
    REF S8 1R 2R 3S
    N3 S1 1R 2S
    N4 S1 1R 2S 3S 4S 7S
    PER S3 1R{IC} 2S 3S{EM,FX,TE,UR} 4S 5S{EM,EX,FX,TE,UR} 6S 7S{EM,EX,FX,TE,UR} 8S
    AAA S9 1R{N,Y} 3S 4S #answer
    PRV S1 1R 2R{PXC} 3R
    DTP S2 1R 2R{D8,DT,RD8} 3R
  loop 2000F S0
    HL R1 [3=SS] 1R 2R 4R{0}
    TRN S3 1R{1,2} 2R 3S 4S
    AAA S9 1R{N,Y} 3S 4S #answer
    UM S1 1R{HS,SC} 2S 3S 4S(1R 2R{A,B} 3S) 5S(1R 2S 3S 4S 5S) 6S 7S 8S 9S 10S
    HCR S1 1R{A1,A2,A3,A4,A6,C,CT,NA} 2S 3S^5 4S{N,Y} #answer
    REF S1 [BB] 2R
    REF S1 [NT] 2R
    DTP S1 [472] 2R{D8,RD8} 3R
    DTP S4 [102|007|036|485] 2R{D8,DT,RD8} 3R
    HI S1 1R(1R 2R 3S 4S 7S) 2S(1R 2R 3S 4S 7S) 3S(1R 2R 3S 4S 7S) 4S(1R 2R 3S 4S 7S) 5S(1R 2R 3S 4S 7S) 6S(1R 2R 3S 4S 7S) 7S(1R 2R 3S 4S 7S) 8S(1R 2R 3S 4S 7S) 9S(1R 2R 3S 4S 7S) 10S(1R 2R 3S 4S 7S) 11S(1R 2R 3S 4S 7S) 12S(1R 2R 3S 4S 7S)
    SV1 S1 1R(1R{HC,ID,IV,N4,WK,ZZ} 2R 3S 4S 5S 6S 7S 8S) 2S 3S{F2,MJ,UN} 4S 7S(1R 2S 3S 4S) 11S 20S
    SV2 S1 1S 2S(1R{HC,ID,IV,N4,WK,ZZ} 2R 3S 4S 5S 6S 7S 8S) 3S 4S{DA,F2,UN} 5S 6S 9S
    SV3 S1 1R(1R{AD} 2R 3S 4S 5S 6S 7S 8S) 2S 4S(1R 2S 3S 4S 5S) 5S 6S 7S
    TOO S32 1R{JP} 2R 3S(1R 2S 3S 4S 5S)
    HSD S1 1S 2S 3S 4S 5S 6S 7S 8S
    PWK S10 1R 2R 5S 6S 7S
    MSG S1 1R
    loop 2010F S12
      NM1 R1 1R 2R{1,2} 3S 4S 5S 6S 7S 8S 9S
      REF S8 1R 2R 3S
      N3 S1 1R 2S
      N4 S1 1R 2S 3S 4S 7S
      PER S3 1R{IC} 2S 3S{EM,FX,TE,UR} 4S 5S{EM,EX,FX,TE,UR} 6S 7S{EM,EX,FX,TE,UR} 8S
      AAA S9 1R{N,Y} 3S 4S #answer
      PRV S1 1R 2R{PXC} 3R
ST R1 1R{278} 2R 3R
BHT R1 1R{0007} 2R{01,11,13,36,CN} 3R 4R 5R 6S{18,19,AT,RU} #request
BHT R1 1R{0007} 2R{08,11,18,28,44} 3R 4R 5R 6S{18,19,AT,RU} #answer
loop 2000A R1
  HL R1 [3=20] 1R 4R{0,1}
  AAA S9 1R{N,Y} 3S 4S #answer
  loop 2010A R1
    NM1 R1 [PR|X3] 2R{1,2} 3S 4S 5S 7S 8R{24,34,46,PI,XV,XX} 9R
    PER S3 1R{IC} 2S 3S{EM,FX,TE,UR} 4S 5S{EM,EX,FX,TE,UR} 6S 7S{EM,EX,FX,TE,UR} 8S #answer
    AAA S9 1R{N,Y} 3S 4S #answer
  loop 2000B S1
    HL R1 [3=21] 1R 2R 4R{0,1}
    loop 2010B R2
      NM1 R1 [1P|FA] 2R{1,2} 3S 4S 5S 7S 8R{24,34,46,XX} 9R
      REF S8 1R 2R 3S
      N3 S1 1R 2S
      N4 S1 1R 2S 3S 4S 7S
      PER S3 1R{IC} 2S 3S{EM,FX,TE,UR} 4S 5S{EM,EX,FX,TE,UR} 6S 7S{EM,EX,FX,TE,UR} 8S
      AAA S9 1R{N,Y} 3S 4S #answer
      PRV S1 1R 2R{PXC} 3R
    loop 2000C S1
      HL R1 [3=22] 1R 2R 4R{0,1}
      AAA S9 1R{N,Y} 3S 4S #answer
      loop 2010C R1
        NM1 R1 [IL] 2R{1} 3S 4S 5S 6S 7S 8R{II,MI} 9R
        REF S9 1R 2R 3S
        N3 S1 1R 2S
        N4 S1 1R 2S 3S 4S 7S
        AAA S9 1R{N,Y} 3S 4S #answer
        DMG S1 1R{D8} 2R 3S{F,M,U}
        INS S1 1R{N,Y} 2R 3S 4S 8S
      loop 2000D S1
        HL R1 [3=23] 1R 2R 4R{0,1}
        AAA S9 1R{N,Y} 3S 4S #answer
        loop 2010D R1
          NM1 R1 [QC] 2R{1} 3S 4S 5S 6S 7S 8S 9S
          REF S9 1R 2R 3S
          N3 S1 1R 2S
          N4 S1 1R 2S 3S 4S 7S
          AAA S9 1R{N,Y} 3S 4S #answer
          DMG S1 1R{D8} 2R 3S{F,M,U}
          INS S1 1R{N} 2R 17S
        use 2000E S0
      use 2000E S0
SE R1 1R 2R
""";

    public static string Request { get; } = Without(" #answer");

    public static string Answer { get; } = Without(" #request");

    private static string Without(string mark) => string.Join(
        '\n', Table.Split('\n').Where(line => !line.EndsWith(mark, StringComparison.Ordinal)));
}
