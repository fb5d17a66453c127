using System.Text;
using Chairtime.X12.Checking;

namespace Chairtime.X12.Tests;

/// <summary>One change to a file of claims, and all that is said of it: of the envelope and of claims as a
/// whole.</summary>
public class ProblemTests
{
    private static readonly string Claims = Encoding.Latin1.GetString(
        File.ReadAllBytes(Path.Combine(Places.Fixtures, "Claim837P", "pass", "infusion.edi")));

    private static readonly Dictionary<string, (string Changed, string[] Problems)> Cases = new()
    {
        ["the interchange comes twice"] = (Claims + Claims, ["envelope.duplicate-interchange ISA"]),
        ["the group comes twice"] = (
            With("IEA*1*", Between("GS*", "IEA*") + "IEA*2*"), ["envelope.duplicate-group GS"]),
        ["no group header"] = (With(Between("GS*", "ST*"), ""), ["envelope.missing-group GS"]),
        ["a group for remittances"] = (With("GS*HC*", "GS*HP*"), ["envelope.wrong-group ST 1"]),
        ["a group of no standard"] = (With("*101*X*", "*101*Y*"), ["envelope.group-value GS 7"]),
        ["two trailers"] = (With("GE*1*", "SE*76*0001~\nGE*1*"), ["envelope.stray-trailer SE"]),
        ["another version of the guide"] = (
            With("*0001*005010X222A1~", "*0001*005010X222~"), ["envelope.version-differs ST"]),
        ["an empty last element"] = (With("*AUTH123~", "*AUTH123*~"), ["element.trailing-separator REF 3"]),
        ["a component that is not used"] = (
            With("HI*ABK:M0579*", "HI*ABK:M0579:::5*"), ["component.not-used HI 1"]),
        ["more components than there are"] = (
            With("SV1*HC:96413*", "SV1*HC:96413:::::::::X*"), ["component.too-many SV1 1"]),
        ["a level without a claim"] = (
            Claims.Replace(Between("CLM*V881", "HL*3"), "", StringComparison.Ordinal)
                .Replace("SE*76*", $"SE*{76 - Between("CLM*V881", "HL*3").Count(letter => letter == '\n')}*",
                    StringComparison.Ordinal), ["claim.missing CLM"]),
        ["a billing provider without a number"] = (
            With("RHEUMATOLOGY*****XX*1234567893", "RHEUMATOLOGY"), ["claim.billing-npi NM1 9"]),
        ["a billing provider with a short ZIP code"] = (
            With("*IL*627010001~", "*IL*62701~"), ["claim.zip-plus-four N4 3"]),
        ["a ZIP code of four digits"] = (With("*IL*627020001~", "*IL*6270~"), ["address.zip N4 3"]),
        ["a charge below zero"] = (
            With("CLM*V881*4525*", "CLM*V881*3725*", "*HC:96413*400*", "*HC:96413*-400*"),
            ["claim.negative-charge SV1 2"]),
        ["an organization with a first name"] = (
            With("NM1*85*2*EXAMPLE RHEUMATOLOGY*", "NM1*85*2*EXAMPLE RHEUMATOLOGY*ANN"),
            ["name.organization-first-name NM1 4"]),
        ["a tax number with a dash"] = (With("*EI*999999999~", "*EI*99-999999~"), ["reference.nine-digits REF 2"]),
        ["a patient who is neither subscriber nor dependent"] = (With("SBR*P*18*", "SBR*P**"), ["claim.patient SBR 2"]),
        ["a patient without birthday"] = (
            With("DMG*D8*19700101*F~\n", "", "SE*76*", "SE*75*"), ["claim.subscriber-demographics DMG"]),
        ["a line number left out"] = (With("LX*4~", "LX*5~"), ["claim.line-number LX 1"]),
        ["a level that announces others"] = (With("HL*2*1*22*0", "HL*2*1*22*1"), ["hierarchy.children HL 4"]),
        ["a level number twice"] = (
            With("HL*3*1*22*1", "HL*2*1*22*1"), ["hierarchy.duplicate-id HL 1", "hierarchy.sequence HL 1"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_said_and_nothing_else(string name)
    {
        var (changed, problems) = Cases[name];
        using var checker = Checker.Run(Encoding.Latin1.GetBytes(changed));
        Assert.Equal(problems, checker.Issues.Select(issue =>
            $"{issue.Code} {issue.Segment} {issue.Element}".TrimEnd()));
    }

    private static string With(params string[] pairs)
    {
        var text = Claims;
        foreach (var pair in pairs.Chunk(2))
        {
            var at = text.IndexOf(pair[0], StringComparison.Ordinal);
            Assert.True(at >= 0, pair[0]);
            text = text[..at] + pair[1] + text[(at + pair[0].Length)..];
        }
        return text;
    }

    private static string Between(string first, string next)
    {
        var from = Claims.IndexOf("\n" + first, StringComparison.Ordinal) + 1;
        return Claims[from..(Claims.IndexOf("\n" + next, from, StringComparison.Ordinal) + 1)];
    }
}
