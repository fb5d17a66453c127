using System.Text.Json;

namespace Chairtime.Cli.Tests;

/// <summary>The commands on X12 files, as the contract states them.</summary>
public class X12CommandTests
{
    private static readonly string Fixtures = Path.Combine(Root(), "tests", "x12");

    public static TheoryData<string> Sound => [.. Directory
        .EnumerateFiles(Fixtures, "*.edi", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "pass")
        .Select(file => Path.GetRelativePath(Fixtures, file))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_sound_file_has_no_problem_and_some_record(string file)
    {
        var check = CommandRun.Of("x12", "check", "--json", At(file));
        Assert.Equal((ExitStatus.Done, "[]"), (check.Status, check.Out.Trim()));
        var records = CommandRun.Of("x12", "json", At(file));
        Assert.Equal(ExitStatus.Done, records.Status);
        Assert.NotEmpty(records.OutLines);
        Assert.All(records.OutLines, line =>
            Assert.NotEqual(JsonValueKind.Array, Json(line).GetProperty("record").ValueKind));
    }

    [Fact]
    public void A_problem_is_told_with_its_place_its_value_and_what_was_expected()
    {
        var run = CommandRun.Of("x12", "check", "--json", At("Claim837P/fail/drug-code-with-dashes.edi"));
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        var problem = Assert.Single(Json(run.Out).EnumerateArray());
        string[] contract = ["code", "severity", "message", "segment", "loop", "element", "position"];
        Assert.All(contract, name => Assert.True(problem.TryGetProperty(name, out _), name));
        Assert.Equal(("drug.ndc-form", "error", "LIN", "2000A/2000B/2300/2400/2410", 3, 49),
            (Text(problem, "code"), Text(problem, "severity"), Text(problem, "segment"), Text(problem, "loop"),
                problem.GetProperty("element").GetInt32(), problem.GetProperty("position").GetInt32()));
        Assert.Equal(("57894-030-01", "000000101", "101", "0001", "IK403 I12"),
            (Text(problem, "value"), Text(problem, "interchange"), Text(problem, "group"),
                Text(problem, "transaction"), Text(problem, "ack")));
        Assert.True(problem.GetProperty("byteOffset").GetInt64() > 0);
    }

    [Fact]
    public void A_person_reads_one_line_for_each_problem()
    {
        var run = CommandRun.Of("x12", "check", At("Claim837P/fail/wrong-sum.edi"));
        var line = Assert.Single(run.OutLines);
        Assert.StartsWith("error balance.claim-charge ISA 000000101 GS 101 ST 0001 segment 19", line,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("show")]
    [InlineData("json")]
    [InlineData("ack")]
    public void A_file_that_is_not_there_is_one_line_and_status_2(string command)
    {
        var run = CommandRun.Of("x12", command, At("nowhere.edi"));
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Single(run.ErrorLines);
    }

    [Fact]
    public void What_is_no_X12_file_is_a_problem_and_cannot_be_answered()
    {
        var check = CommandRun.With("a letter", "x12", "check", "--json", "-");
        Assert.Equal(ExitStatus.NeedsPerson, check.Status);
        Assert.Contains("envelope.no-interchange", check.Out, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.CouldNot, CommandRun.With("a letter", "x12", "ack", "-").Status);
    }

    [Fact]
    public void A_version_that_nobody_knows_is_still_read_as_segments()
    {
        var text = File.ReadAllText(At("Claim837P/pass/infusion.edi"))
            .Replace("005010X222A1", "005010X999", StringComparison.Ordinal);
        var run = CommandRun.With(text, "x12", "json", "-");
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.Equal(75, Json(Assert.Single(run.OutLines)).GetProperty("record").GetArrayLength());
        Assert.Contains("AK9*R*1*1*0~", CommandRun.With(text, "x12", "ack", "-").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_to_a_file_is_itself_sound()
    {
        var good = CommandRun.Of("x12", "ack", At("Claim837P/pass/infusion.edi"), "--at", "2026-03-03T09:00");
        Assert.Equal(ExitStatus.Done, good.Status);
        Assert.Contains("AK9*A*1*1*1~", good.Out, StringComparison.Ordinal);
        var bad = CommandRun.Of("x12", "ack", At("Claim837P/fail/missing-billing-address.edi"));
        Assert.Equal(ExitStatus.NeedsPerson, bad.Status);
        Assert.Contains("IK3*N3*9*2010*3~", bad.Out, StringComparison.Ordinal);
        Assert.Contains("AK9*R*1*1*0~", bad.Out, StringComparison.Ordinal);
        foreach (var answer in (string[])[good.Out, bad.Out])
            Assert.Equal("[]", CommandRun.With(answer, "x12", "check", "--json", "-").Out.Trim());
    }

    [Fact]
    public void A_file_is_shown_by_its_loops_with_problems_in_place()
    {
        var run = CommandRun.Of("x12", "show", At("Claim837P/fail/drug-code-with-dashes.edi"));
        var lin = Array.FindIndex(
            run.OutLines, line => line.EndsWith("LIN**N4*57894-030-01", StringComparison.Ordinal));
        Assert.Contains("[2410]", run.OutLines[lin - 1], StringComparison.Ordinal);
        Assert.Contains("! drug.ndc-form", run.OutLines[lin + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_remittance_is_told_with_every_balance_and_both_its_sides()
    {
        var run = CommandRun.Of("remit", At("Remittance835/pass/split-lines-and-offsets.edi"));
        Assert.Equal(ExitStatus.Done, run.Status);
        var remittance = Json(Assert.Single(run.OutLines));
        Assert.True(remittance.GetProperty("balanced").GetBoolean());
        Assert.Equal(4, remittance.GetProperty("claims").GetArrayLength());
        Assert.Equal(6, remittance.GetProperty("providerAdjustments").GetArrayLength());
        var payment = remittance.GetProperty("balances").EnumerateArray().Last();
        Assert.Equal(("payment", 3100m, 3100m), (Text(payment, "level"), payment.GetProperty("left").GetDecimal(),
            payment.GetProperty("right").GetDecimal()));
        var reversal = Assert.Single(remittance.GetProperty("reversals").EnumerateArray());
        Assert.Equal(-50m, reversal.GetProperty("change").GetDecimal());
    }

    [Theory]
    [InlineData("line-out-of-balance", "line")]
    [InlineData("payment-out-of-balance", "payment")]
    [InlineData("patient-share-not-explained", "patient")]
    [InlineData("provider-total-wrong", "provider")]
    [InlineData("recovery-not-in-the-payment", "payment")]
    public void What_does_not_balance_needs_a_person(string file, string level)
    {
        var run = CommandRun.Of("remit", At($"Remittance835/fail/{file}.edi"));
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        var remittance = Json(Assert.Single(run.OutLines));
        Assert.False(remittance.GetProperty("balanced").GetBoolean());
        Assert.Contains(remittance.GetProperty("balances").EnumerateArray(),
            balance => !balance.GetProperty("holds").GetBoolean() && Text(balance, "level") == level);
    }

    [Fact]
    public void Several_remittance_files_come_out_one_a_line_and_one_bad_one_is_enough()
    {
        var run = CommandRun.Of("remit", At("Remittance835/pass/reversal-held-for-recovery.edi"),
            At("Remittance835/fail/line-out-of-balance.edi"), At("Remittance835/pass/split-lines-and-offsets.edi"));
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.Equal([true, false, true], run.OutLines.Select(line => Json(line).GetProperty("balanced").GetBoolean()));
    }

    [Fact]
    public void A_remittance_that_breaks_off_is_incomplete()
    {
        var text = File.ReadAllText(At("Remittance835/pass/split-lines-and-offsets.edi"));
        var run = CommandRun.With(text[..text.IndexOf("PLB*", StringComparison.Ordinal)], "remit", "-");
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.False(Json(Assert.Single(run.OutLines)).GetProperty("complete").GetBoolean());
        Assert.Equal(ExitStatus.CouldNot, CommandRun.Of("remit", At("Claim837P/pass/infusion.edi")).Status);
    }

    [Fact]
    public void A_file_is_written_in_other_delimiters_and_back()
    {
        var other = CommandRun.Of("x12", "convert", At("Claim837P/pass/infusion.edi"), "--delimiters", "|>!%");
        Assert.Equal(ExitStatus.Done, other.Status);
        Assert.StartsWith("ISA|00|", other.Out, StringComparison.Ordinal);
        var back = CommandRun.With(other.Out, "x12", "convert", "-", "--delimiters", "*:^~");
        Assert.Equal(File.ReadAllText(At("Claim837P/pass/infusion.edi")), back.Out);
    }

    [Fact]
    public void A_file_is_split_shared_and_joined_again()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var split = CommandRun.Of("x12", "convert", At("Claim837P/pass/infusion.edi"), "--deidentify", "-40",
            "--split", "payer", "--out", folder);
        Assert.Equal(ExitStatus.Done, split.Status);
        Assert.Equal($"2 files written to {folder}.", Assert.Single(split.ErrorLines));
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(2, files.Length);
        var joined = CommandRun.Of(["x12", "convert", .. files]);
        Assert.DoesNotContain("SAMPLE", joined.Out, StringComparison.Ordinal);
        Assert.Equal(2, CommandRun.With(joined.Out, "x12", "json", "-").OutLines.Length);
        Assert.Equal("[]", CommandRun.With(joined.Out, "x12", "check", "--json", "-").Out.Trim());
        Directory.Delete(folder, true);
    }

    [Theory]
    [InlineData("--deidentify", "0")]
    [InlineData("--delimiters", "**:~")]
    [InlineData("--delimiters", "A:^~")]
    [InlineData("--delimiters", "*:^é")]
    [InlineData("--delimiters", "*: ~")]
    [InlineData("--deidentify", "999999999")]
    [InlineData("--deidentify", "some")]
    [InlineData("--split", "some")]
    [InlineData("--out", "folder")]
    public void What_cannot_be_done_is_said_in_one_line(string option, string value)
    {
        var run = CommandRun.Of("x12", "convert", At("Claim837P/pass/infusion.edi"), option, value);
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Single(run.ErrorLines);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("1234567890")]
    [InlineData("some")]
    public void A_control_number_that_no_interchange_can_have_is_refused_in_words(string number)
    {
        var run = CommandRun.Of("x12", "ack", At("Claim837P/pass/infusion.edi"), "--control", number);
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Equal($"chairtime: --control needs a whole number from 1 to 999999999, not '{number}'. "
            + "See ./chairtime x12 ack --help.", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public void Answers_beyond_the_last_control_number_are_refused_in_words()
    {
        var text = File.ReadAllText(At("Claim837P/pass/infusion.edi"));
        var run = CommandRun.With(text + text, "x12", "ack", "-", "--control", "999999999");
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Contains("ISA13", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a letter")]
    public void What_holds_no_interchange_is_not_converted_into_nothing(string text)
    {
        var run = CommandRun.With(text, "x12", "convert", "-");
        Assert.Equal((ExitStatus.CouldNot, ""), (run.Status, run.Out));
        Assert.Contains("no interchange", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_a_file_with_errors_come_with_a_word_on_the_first_of_them()
    {
        var run = CommandRun.With("a letter", "x12", "json", "-");
        Assert.Equal((ExitStatus.NeedsPerson, ""), (run.Status, run.Out));
        Assert.Contains("envelope.no-interchange", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("remit")]
    [InlineData("x12 convert")]
    public void Standard_input_can_be_named_once(string command)
    {
        var text = File.ReadAllText(At("Remittance835/pass/split-lines-and-offsets.edi"));
        var run = CommandRun.With(text, [.. command.Split(' '), "-", "-"]);
        Assert.Equal((ExitStatus.CouldNot, ""), (run.Status, run.Out));
        Assert.Contains("named twice", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_option_is_named_and_not_the_file_behind_it()
    {
        var run = CommandRun.Of("x12", "check", "--jsn", At("Claim837P/pass/infusion.edi"));
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.StartsWith("chairtime: '--jsn' is not known here.", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("chairtime: a command is missing.", CommandRun.Of("x12").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payer_s_own_rules_and_lists_of_codes_come_from_files()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (rules, codes) = (Path.Combine(folder, "rules.json"), Path.Combine(folder, "codes.json"));
        File.WriteAllText(rules, """
            [{"id": "plan.referral", "loop": "2300", "segment": "REF*9F", "use": "required"},
             {"id": "plan.member-number", "loop": "2010BA", "segment": "NM1*IL", "element": 9, "maxLength": 8,
              "severity": "warning"}]
            """);
        File.WriteAllText(codes, """{"pos": ["11", "19"], "modifier": ["JW"]}""");
        string[] call = ["x12", "check", "--json", At("Claim837P/pass/infusion.edi"), "--companion", rules, "--codes",
            codes];
        var run = CommandRun.Of(call);
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        string[] expected = ["code-set.modifier", "code-set.modifier", "plan.member-number", "plan.member-number",
            "plan.referral", "plan.referral"];
        Assert.Equal(expected, Json(run.Out).EnumerateArray().Select(problem => Text(problem, "code"))
            .Order(StringComparer.Ordinal));
        File.WriteAllText(rules, """[{"id": "x", "loop": "2300", "segment": "REF", "usage": "required"}]""");
        var refused = CommandRun.Of(call);
        Assert.Equal(ExitStatus.CouldNot, refused.Status);
        Assert.Contains("line 1, $[0]", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("Chairtime.Cli", refused.Error, StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }

    private static string At(string file) => Path.Combine(Fixtures, file);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Chairtime.slnx")))
            at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("the tests run outside the repository");
    }
}
