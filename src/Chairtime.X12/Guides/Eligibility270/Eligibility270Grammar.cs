namespace Chairtime.X12.Guides.Eligibility270;

/// <summary>Guide 005010X279A1, asking for eligibility and benefits.</summary>
internal static class Eligibility270Grammar
{
    public const string Text = """
ST R1 1R{270} 2R 3R
BHT R1 1R{0022} 2R{01,13} 3S 4R 5R 6S{RT}
loop 2000A R0
  HL R1 [3=20] 1R 4R{0,1}
  loop 2100A R1
    NM1 R1 [2B|36|GP|P5|PR] 2R{1,2} 3S 4S 5S 7S 8R{24,46,FI,NI,PI,XV,XX} 9R
  loop 2000B S0
    HL R1 [3=21] 1R 2R 4R{0,1}
    loop 2100B R1
      NM1 R1 [1P|2B|36|80|FA|GP|P5|PR] 2R{1,2} 3S 4S 5S 7S 8R{24,34,FI,PI,PP,SV,XV,XX} 9R
      REF S9 [0F|18|1J|1L|1W|28|3H|49|4A|6P|9F|9K|CE|CT|D3|EA|EI|EJ|F6|FO|G1|GH|HJ|HPI|IF|IG|JD|M7|ML|MRC|N5|N6|N7|NQ|Q4|SY|TJ|Y4] 2R 3S
      N3 S1 1R 2S
      N4 S1 1R 2S 3S 4S 7S
      PRV S1 [AD|AT|BI|CO|CV|H|HH|LA|OT|P1|P2|PC|PE|R|RF|SB|SK|SU] 2S{PXC} 3S
    loop 2000C S0
      HL R1 [3=22] 1R 2R 4R{0,1}
      TRN S3 1R{1,2} 2R 3R 4S
      loop 2100C R1
        NM1 R1 [IL] 2R{1,2} 3S 4S 5S 7S 8S{II,MI} 9S
        REF S9 [0F|18|1J|1L|1W|28|3H|49|4A|6P|9F|9K|CE|CT|D3|EA|EI|EJ|F6|FO|G1|GH|HJ|HPI|IF|IG|JD|M7|ML|MRC|N5|N6|N7|NQ|Q4|SY|TJ|Y4] 2R 3S
        N3 S1 1R 2S
        N4 S1 1R 2S 3S 4S 7S
        PRV S1 1R 2S{PXC,9K,D3,EI,HPI,SY,TJ} 3S
        DMG S1 1S{D8} 2S 3S{F,M,U}
        INS S1 1R{N,Y} 2R 3S 4S 17S
        HI S1 1R(1R{ABK,BK,ABF,BF} 2R) 2S(1R{ABF,BF} 2R) 3S(1R{ABF,BF} 2R) 4S(1R{ABF,BF} 2R) 5S(1R{ABF,BF} 2R) 6S(1R{ABF,BF} 2R) 7S(1R{ABF,BF} 2R) 8S(1R{ABF,BF} 2R)
        DTP S9 1R 2R{D8,RD8} 3R
        loop 2110C S99
          EQ R1 1S^99 2S(1R{AD,CJ,HC,ID,IV,N4,ZZ} 2R 3S 4S 5S 6S) 3S{FAM,IND} 5S(1R 2S 3S 4S)
          AMT S1 [R] 2R
          AMT S1 [PB] 2R
          III S10 1R{BF,BK,ZZ,ABF,ABK} 2R
          REF S1 [9F|G1] 2R
          DTP S1 [291] 2R{D8,RD8} 3R
      loop 2000D S0
        HL R1 [3=23] 1R 2R 4R{0}
        TRN S3 1R{1,2} 2R 3R 4S
        loop 2100D R1
          NM1 R1 [03] 2R{1,2} 3S 4S 5S 7S
          REF S9 [0F|18|1J|1L|1W|28|3H|49|4A|6P|9F|9K|CE|CT|D3|EA|EI|EJ|F6|FO|G1|GH|HJ|HPI|IF|IG|JD|M7|ML|MRC|N5|N6|N7|NQ|Q4|SY|TJ|Y4] 2R 3S
          N3 S1 1R 2S
          N4 S1 1R 2S 3S 4S 7S
          PRV S1 1R 2S{PXC,9K,D3,EI,HPI,SY,TJ} 3S
          DMG S1 1S{D8} 2S 3S{F,M,U}
          INS S1 1R{N,Y} 2R 3S 4S 17S
          HI S1 1R(1R{ABK,BK,ABF,BF} 2R) 2S(1R{ABF,BF} 2R) 3S(1R{ABF,BF} 2R) 4S(1R{ABF,BF} 2R) 5S(1R{ABF,BF} 2R) 6S(1R{ABF,BF} 2R) 7S(1R{ABF,BF} 2R) 8S(1R{ABF,BF} 2R)
          DTP S9 1R 2R{D8,RD8} 3R
          like 2110C 2110D R99
SE R1 1R 2R
""";
}
