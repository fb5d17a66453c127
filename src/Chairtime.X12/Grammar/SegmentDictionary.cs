namespace Chairtime.X12.Grammar;

/// <summary>
/// The segments of version 005010 that the guides use: per element its type and length, then the relational
/// conditions. <c>id2-3</c> code, <c>an</c> text, <c>n</c> whole number, <c>r</c> decimal, <c>dt</c> date,
/// <c>tm</c> time, <c>b</c> binary; in parentheses a composite. A guide says which of them are used.
/// </summary>
internal static class SegmentDictionary
{
    private const string Procedure = "(id2 an1-48 an2 an2 an2 an2 an1-80 an1-48)";
    private const string Reference = "(id2-3 an1-50 id2-3 an1-50 id2-3 an1-50 ; P0304 P0506)";
    private const string Codes3 = "(id2-3 id2-3 id2-3 id2-3 id2-3)";
    private const string Diagnosis = "(id1-3 an1-30 id2-3 an1-35 r1-18 r1-15 an1-30 an1-30 id1 ; P0304 E0809)";
    private const string Status = "(an1-30 an1-30 id2-3 id1-3)";
    private const string Triple = "id1-5 r1-18 r1-15 ";
    private const string ProviderAdjustment = "(id1-2 an1-50) r1-18 ";

    public const string Text = $"""
        ST id3 an4-9 an1-35
        SE n1-10 an4-9
        BHT id4 id2 an1-50 dt8 tm4-8 id2
        BGN id2 an1-50 dt8 tm4-8 id2 an1-50 id2 id1-2 id2 ; C0504
        NM1 id2-3 id1 an1-60 an1-35 an1-25 an1-10 an1-10 id1-2 an2-80 id2 id2-3 an1-60 ; P0809 C1110 C1203
        PER id2 an1-60 id2 an1-256 id2 an1-256 id2 an1-256 an1-20 ; P0304 P0506 P0708
        N1 id2-3 an1-60 id1-2 an2-80 id2 id2-3 ; R0203 P0304
        N2 an1-60 an1-60
        N3 an1-55 an1-55
        N4 an2-30 id2 id3-15 id2-3 id1-2 an1-30 id1-3 ; E0207 C0605 C0704
        REF id2-3 an1-50 an1-80 {Reference} ; R0203
        HL an1-12 an1-12 id1-2 id1
        PRV id1-3 id2-3 an1-50 id2 (an1-35) id3 ; P0203
        CUR id2-3 id3 r4-10 id2-3 id3 id3 id3 dt8 tm4-8
        SBR id1 id2 an1-50 an1-60 id1-3 id1 id1 id2 id1-2
        PAT id2 id1 id2 id1 id2-3 an1-35 id2 r1-10 id1 ; P0506 P0708
        DMG id2-3 an1-35 id1 id1 (id1 id1-3 an1-30) id1-2 id2-3 id1-2 r1-15 id1-3 an1-30 ; P0102 P1011 C1105
        CLM an1-38 r1-18 id1-2 id1-2 (an1-2 id1-2 id1) id1 id1 id1 id1 id1 {Codes3} id2-3 id1 id1 id1 id1-3 id1-2 id1 id2 id1-2
        DTP id3 id2-3 an1-35
        DTM id3 dt8 tm4-8 id2 id2-3 an1-35 ; R020305 C0403 P0506
        PWK id2 id1-2 n1-2 id2-3 id1-2 an2-80 an1-80 {Codes3} id1-2 ; P0506
        CN1 id2 r1-18 r1-6 an1-50 r1-6 an1-30
        AMT id1-3 r1-18 id1
        K3 an1-80 id1-2 (id2 r1-15 r1-10)
        NTE id3 an1-80
        CR1 id2 r1-10 id1 id1 id2 r1-15 an1-55 an1-55 an1-80 an1-80 ; P0102 P0506
        CR2 n1-9 r1-15 id2-3 id2-3 id2 r1-15 r1-15 id1 id1 an1-80 an1-80 id1 ; P0102 C0403 P0506
        CR3 id1 id2 r1-15 id1 an1-80 ; P0203
        CR5 id1 r1-15 id1 id1 an1-80 r1-15 r1-15 r1-15 an1-80 r1-15 r1-15 r1-15 id1 id1 id1 r1-15 id1 id1
        CR6 id1 dt8 id2-3 an1-35 dt8 id1 id1 id1 id2 an1-15 dt8 dt8 id2-3 an1-35 id2-3 dt8 dt8 id2-3 an1-35 dt8 id1
        CRC id2 id1 id2-3 id2-3 id2-3 id2-3 id2-3
        HI {Diagnosis} {Diagnosis} {Diagnosis} {Diagnosis} {Diagnosis} {Diagnosis} {Diagnosis} {Diagnosis} {Diagnosis} {Diagnosis} {Diagnosis} {Diagnosis}
        HCP id2 r1-18 r1-18 an1-50 r1-9 an1-50 r1-18 an1-48 id2 an1-48 id2 r1-15 id2 id1-2 id1-2 ; R0113 P0910 P1112
        CAS id1-2 {Triple}{Triple}{Triple}{Triple}{Triple}{Triple}; L050607 C0605 C0705 L080910 C0908 C1008 L111213 C1211 C1311 L141516 C1514 C1614 L171819 C1817 C1917
        OI id1-2 id2 id1 id1 id1 id1
        MOA r1-10 r1-18 an1-50 an1-50 an1-50 an1-50 an1-50 r1-18 r1-18
        MIA r1-15 r1-18 r1-15 r1-18 an1-50 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-15 r1-18 r1-18 r1-18 r1-18 an1-50 an1-50 an1-50 an1-50 r1-18
        LX n1-6
        SV1 {Procedure} r1-18 id2 r1-15 an1-2 id1-2 (n1-2 n1-2 n1-2 n1-2) r1-18 id1 id1-2 id1 id1 id1-2 id1-2 id1 id1 an1-50 id3-15 r1-18 id1-2 id1 ; P0304
        SV2 an1-48 {Procedure} r1-18 id2 r1-15 r1-10 r1-18 id1 id1 id1 ; R0102 P0405
        SV3 {Procedure} r1-18 an1-2 (id1-3 id1-3 id1-3 id1-3 id1-3) id1 r1-15 an1-80 id1-2 id1-2 id1 (n1-2 n1-2 n1-2 n1-2)
        SV5 {Procedure} id2 r1-15 r1-18 r1-18 id1 id1 ; R0405 C0604
        TOO id1-3 an1-30 (id1-2 id1-2 id1-2 id1-2 id1-2) ; P0102
        MEA id2 id1-3 r1-20 (id2) r1-20 r1-20 id2 id2 id2 id2
        PS1 an1-50 r1-18 id2
        LIN an1-20 id2 an1-48 id2 an1-48 ; P0405
        CTP id2 id3 r1-17 r1-15 (id2) id3 r1-10 r1-18 ; P0405 C0607
        SVD an2-80 r1-18 {Procedure} an1-48 r1-15 n1-6
        LQ id1-3 an1-30 ; C0102
        FRM an1-20 id1 an1-50 dt8 r1-6 ; R02030405
        QTY id2 r1-15 (id2) an1-30 ; R0204 E0204
        CL1 id1 id1 id1-2 id1
        BPR id1-2 r1-18 id1 id3 id1-10 id2 an3-12 id1-3 an1-35 an10 an9 id2 an3-12 id1-3 an1-35 dt8 id1-3 id2 an3-12 id1-3 an1-35 ; P0607 C0809 P1213 C1415
        TRN id1-2 an1-50 an10 an1-50
        RDM id1-2 an1-60 an1-256 (an1-50) (an1-50)
        TS3 an1-50 an1-2 dt8 r1-15 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-15 r1-18
        TS2 r1-18 r1-18 r1-18 r1-18 r1-18 r1-18 r1-15 r1-18 r1-18 r1-15 r1-15 r1-15 r1-15 r1-15 r1-18 r1-15 r1-18 r1-18 r1-18
        CLP an1-38 id1-2 r1-18 r1-18 r1-18 id1-2 an1-50 an1-2 id1 id1-2 id1-4 r1-15 r1-10 id1
        SVC {Procedure} r1-18 r1-18 an1-48 r1-15 {Procedure} r1-15
        PLB an1-50 dt8 {ProviderAdjustment}{ProviderAdjustment}{ProviderAdjustment}{ProviderAdjustment}{ProviderAdjustment}{ProviderAdjustment}; P0506 P0708 P0910 P1112 P1314
        AK1 id2 n1-9 an1-12
        AK2 id3 an4-9 an1-35
        IK3 id2-3 n1-10 an1-4 id1-3 id1-3 id1-3 id1-3 id1-3
        CTX (an1-35 an1-80) id2-3 n1-10 an1-4 (n1-2 n1-2 n1-2) (an1-4 an1-4)
        IK4 (n1-2 n1-2 n1-2) n1-4 id1-3 an1-99
        IK5 id1 id1-3 id1-3 id1-3 id1-3 id1-3
        AK9 id1 n1-6 n1-6 n1-6 id1-3 id1-3 id1-3 id1-3 id1-3
        STC {Status} dt8 id1-2 r1-18 r1-18 dt8 id3 dt8 an1-16 {Status} {Status} an1-264
        EQ id1-2 {Procedure} id3 id1-3 (n1-2 n1-2 n1-2 n1-2) ; R0102
        III id1-3 an1-30 id2 an1-264 r1-15 (id2) id1-2 id1-2 id1-2 ; P0102
        INS id1 id2 id3 id2-3 id1 (id1 id1) id2 id2 id1 id1 id2-3 an1-35 id1 an2-30 id2 id2-3 n1-9 ; P1112
        EB id1-3 id3 id1-2 id1-3 an1-50 id1-2 r1-18 r1-10 id2 r1-15 id1 id1 {Procedure} (n1-2 n1-2 n1-2 n1-2) ; P0910
        HSD id2 r1-15 id2 r1-6 id1-2 n1-3 id1-2 id1 ; P0102 C0605
        MPI id1 id2 id1 an1-80 id2 id2-3 an1-35 ; P0607
        MSG an1-264 id2 n1-9 ; C0302
        AAA id1 id2 id2 id1
        LS an1-4
        LE an1-4
        UM id1-2 id1 id1-2 (an1-2 id1-2 id1) {Codes3} id1-3 id1 id1-3 id1 id1-2
        HCR id1-2 an1-50 id1-30 id1
        CAT id2 id1-2 an1-30 id1-3
        OOI an1-30 an1-50 id1
        EFI id2 an1-264 n1-3 an1-30 id1-3 an1-30 id1-3 an1-30 id1-3 an1-264
        BIN n1-15 b1-67108864
        BDS id3 n1-15 b1-67108864
        """;
}
