using System.Buffers;
using System.Globalization;
using System.Text;

namespace Chairtime.Bench.X12;

/// <summary>Synthetic files in which every level balances, the same for the same size.</summary>
internal static class GeneratedX12
{
    private const string Isa =
        "ISA*00*          *00*          *ZZ*BENCHSENDER    *ZZ*BENCHRECEIVER  *260302*0830*^*00501*000000101*0*T*:~\n";

    private const decimal MostPaid = 50_000_000;

    /// <summary>An 835 with reversals, corrections and provider-level adjustments.</summary>
    /// <param name="claimsPerTransaction">CLP segments in one ST.</param>
    public static byte[] Remittance(long bytes, int claimsPerTransaction = 5000)
    {
        var file = new Output(Isa + "GS*HP*BENCHSENDER*BENCHRECEIVER*20260302*0830*101*X*005010X221A1~\n");
        var transactions = 0;
        for (var claim = 0; file.Length < bytes;)
        {
            transactions++;
            var body = new StringBuilder();
            var paid = 0m;
            for (var i = 0; i < claimsPerTransaction && file.Length + body.Length < bytes; i++)
                paid += PaidClaim(body, claim++);
            body.Append("PLB*1234567893*20261231*WO:ICN700*500*L6*-50~\n");
            // An amount has eight digits before its point: what is more than a payment can say is held back.
            for (; paid > MostPaid; paid -= MostPaid)
                body.Append(CultureInfo.InvariantCulture, $"PLB*1234567893*20261231*WO:ICN701*{MostPaid}~\n");
            var head = string.Create(CultureInfo.InvariantCulture, $"""
                ST*835*{transactions:0000}~
                BPR*I*{paid - 450}*C*ACH*CCP*01*011000015*DA*111222333*1999999999**01*011000028*DA*444555666*20260401~
                TRN*1*TRACE{transactions}*1999999999~
                DTM*405*20260401~
                N1*PR*EXAMPLE HEALTH PLAN~
                N3*1 PLAN PLAZA~
                N4*SPRINGFIELD*IL*62701~
                PER*BL*EDI HELP*TE*5555550199~
                N1*PE*EXAMPLE RHEUMATOLOGY*XX*1234567893~
                REF*TJ*999999999~
                LX*1~

                """).ReplaceLineEndings("\n");
            file.Transaction(head, body, transactions);
        }

        return file.Close(transactions);
    }

    /// <summary>An 837P of infusion visits with drugs, and every seventh claim second to another payer.</summary>
    public static byte[] Claims(long bytes, int claimsPerTransaction = 5000)
    {
        var file = new Output(Isa + "GS*HC*BENCHSENDER*BENCHRECEIVER*20260302*0830*101*X*005010X222A1~\n");
        var transactions = 0;
        for (var claim = 0; file.Length < bytes;)
        {
            transactions++;
            var body = new StringBuilder();
            for (var i = 0; i < claimsPerTransaction && file.Length + body.Length < bytes; i++)
                Claim(body, claim++, i + 2);
            var head = string.Create(CultureInfo.InvariantCulture, $"""
                ST*837*{transactions:0000}*005010X222A1~
                BHT*0019*00*B{transactions}*20260302*0830*CH~
                NM1*41*2*EXAMPLE RHEUMATOLOGY*****46*SUB101~
                PER*IC*BILLING DESK*TE*5555550100~
                NM1*40*2*EXAMPLE CLEARINGHOUSE*****46*CH101~
                HL*1**20*1~
                PRV*BI*PXC*207RR0500X~
                NM1*85*2*EXAMPLE RHEUMATOLOGY*****XX*1234567893~
                N3*100 TEST STREET~
                N4*SPRINGFIELD*IL*627010001~
                REF*EI*999999999~

                """).ReplaceLineEndings("\n");
            file.Transaction(head, body, transactions);
        }

        return file.Close(transactions);
    }

    /// <summary>The same file under another interchange control number, so that several of them can follow one
    /// another.</summary>
    public static byte[] Renumbered(byte[] file, int number)
    {
        var copy = file.AsSpan().ToArray();
        var control = Encoding.ASCII.GetBytes(number.ToString("000000000", CultureInfo.InvariantCulture));
        control.CopyTo(copy, 90);
        control.CopyTo(copy, copy.Length - "000000101~\n".Length);
        return copy;
    }

    private static decimal PaidClaim(StringBuilder into, int number)
    {
        var reversed = number % 50 == 49;
        if (reversed)
            OnePayment(into, number, sign: -1, 22);
        var paid = OnePayment(into, number, sign: 1, 1);
        return reversed ? 0 : paid;
    }

    private static decimal OnePayment(StringBuilder into, int number, int sign, int status)
    {
        var drug = 4000 + (number % 97);
        var (charge, paid) = (drug + 520, drug - 2200 + 240);
        into.Append(CultureInfo.InvariantCulture, $"""
            CLP*V{number}*{status}*{sign * charge}*{sign * paid}*{sign * 100}*12*ICN{number}*11*1~
            NM1*QC*1*SAMPLE*PATIENT{number % 1000}*A***MI*MEMBER{number % 5000}~
            NM1*82*1*EXAMPLE*DOCTOR****XX*1000000004~
            REF*1L*GRP1~
            DTM*232*20260302~
            DTM*233*20260302~
            DTM*050*20260310~
            SVC*HC:Q5103:JZ*{sign * drug}*{sign * (drug - 2200)}**50~
            DTM*472*20260302~
            CAS*CO*45*{sign * 2100}~
            CAS*PR*2*{sign * 100}~
            REF*6R*V{number}-1~
            AMT*B6*{drug - 2100}~
            SVC*HC:96413*{sign * 400}*{sign * 200}**1~
            DTM*472*20260302~
            CAS*CO*45*{sign * 200}~
            REF*6R*V{number}-2~
            SVC*HC:96415*{sign * 120}*{sign * 40}**1~
            DTM*472*20260302~
            CAS*CO*45*{sign * 79.5m}**253*{sign * 0.5m}~
            REF*6R*V{number}-3~
            LQ*HE*N781~

            """);
        return paid;
    }

    private static void Claim(StringBuilder into, int number, int level)
    {
        var drug = 4000 + (number % 97);
        var second = number % 7 == 6;
        into.Append(CultureInfo.InvariantCulture, $"""
            HL*{level}*1*22*0~
            SBR*{(second ? "S" : "P")}*18*GRP1******CI~
            NM1*IL*1*SAMPLE*PATIENT{number % 1000}*A***MI*MEMBER{number % 5000}~
            N3*{number % 900} SAMPLE LANE~
            N4*SPRINGFIELD*IL*627020001~
            DMG*D8*19700101*F~
            NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*PAYER1~
            CLM*V{number}*{drug + 520}***11:B:1*Y*A*Y*Y~
            REF*G1*AUTH{number}~
            HI*ABK:M0579*ABF:Z7962~
            NM1*82*1*EXAMPLE*DOCTOR****XX*1000000004~
            PRV*PE*PXC*207RR0500X~

            """);
        if (second)
        {
            into.Append(CultureInfo.InvariantCulture, $"""
                SBR*P*18*GRP2******MB~
                AMT*D*{drug - 2200}~
                OI***Y***Y~
                NM1*IL*1*SAMPLE*PATIENT{number % 1000}****MI*MEMBER{number % 5000}~
                NM1*PR*2*FIRST HEALTH PLAN*****PI*PAYER2~

                """);
        }

        into.Append(CultureInfo.InvariantCulture, $"""
            LX*1~
            SV1*HC:Q5103:JZ*{drug}*UN*50***1~
            DTP*472*D8*20260302~
            REF*6R*V{number}-1~
            LIN**N4*00000000001~
            CTP****5*UN~

            """);
        if (second)
            into.Append(CultureInfo.InvariantCulture,
                $"SVD*PAYER2*{drug - 2200}*HC:Q5103:JZ**50~\nCAS*CO*45*2100~\nCAS*PR*2*100~\nDTP*573*D8*20260320~\n");
        into.Append(CultureInfo.InvariantCulture, $"""
            LX*2~
            SV1*HC:96413*400*UN*1***1:2~
            DTP*472*D8*20260302~
            REF*6R*V{number}-2~
            LX*3~
            SV1*HC:96415*120*UN*1***1~
            DTP*472*D8*20260302~
            REF*6R*V{number}-3~

            """);
    }

    /// <summary>A file that is being put together; counts its segments.</summary>
    private sealed class Output
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();

        public Output(string start) => _bytes.Write(Encoding.ASCII.GetBytes(start).AsSpan());

        public long Length => _bytes.WrittenCount;

        public void Transaction(string head, StringBuilder body, int number)
        {
            var text = head + body.Replace("\r", "");
            var segments = text.Count(letter => letter == '~') + 1;
            _bytes.Write(Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{text}SE*{segments}*{number:0000}~\n")));
        }

        public byte[] Close(int transactions)
        {
            _bytes.Write(Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"GE*{transactions}*101~\nIEA*1*000000101~\n")));
            return _bytes.WrittenSpan.ToArray();
        }
    }
}
