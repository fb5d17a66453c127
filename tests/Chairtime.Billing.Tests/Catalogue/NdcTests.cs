using Chairtime.Billing.Catalogue;
using CsCheck;

namespace Chairtime.Billing.Tests.Catalogue;

public class NdcTests
{
    private static readonly Gen<string> ElevenDigits =
        Gen.Char['0', '9'].Array[11].Select(digits => new string(digits));

    [Theory]
    [InlineData("57894-0030-01", "57894003001")]
    [InlineData("57894-030-01", "57894003001")]
    [InlineData("57894003001", "57894003001")]
    [InlineData(" 57894003001 ", "57894003001")]
    [InlineData("0003-2187-13", "00003218713")]
    [InlineData("50242-0051-2", "50242005102")]
    public void Each_usual_form_becomes_eleven_digits(string written, string digits)
    {
        Assert.True(Ndc.TryParse(written, out var ndc));
        Assert.Equal(digits, ndc.Digits);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5789400301")]
    [InlineData("578940030011")]
    [InlineData("57894-30-01")]
    [InlineData("57894-0030-01-1")]
    [InlineData("57894-00300-1")]
    [InlineData("5789A-0030-01")]
    [InlineData("57894--003001")]
    [InlineData("٥٧٨٩٤٠٠٣٠٠١")]
    [InlineData("57894-0030")]
    public void Anything_else_is_refused(string? written) => Assert.False(Ndc.TryParse(written, out _));

    [Fact]
    public void All_forms_of_one_code_are_the_same_code()
    {
        ElevenDigits.Sample(digits =>
        {
            var (labeler, product, package) = (digits[..5], digits[5..9], digits[9..]);
            List<string> forms = [digits, $"{labeler}-{product}-{package}"];
            if (labeler[0] == '0')
                forms.Add($"{labeler[1..]}-{product}-{package}");
            if (product[0] == '0')
                forms.Add($"{labeler}-{product[1..]}-{package}");
            if (package[0] == '0')
                forms.Add($"{labeler}-{product}-{package[1..]}");
            return forms.TrueForAll(form => Ndc.TryParse(form, out var ndc) && ndc.Digits == digits);
        });
    }

    [Fact]
    public void Ten_digits_have_three_readings_and_each_drops_back_to_them()
    {
        Gen.Char['0', '9'].Array[10].Select(digits => new string(digits)).Sample(digits =>
        {
            var readings = Ndc.TenDigitReadings(digits).Select(ndc => ndc.Digits).ToList();
            Assert.Equal(3, readings.Count);
            Assert.Equal(digits, readings[0][1..]);
            Assert.Equal(digits, readings[1].Remove(5, 1));
            Assert.Equal(digits, readings[2].Remove(9, 1));
        });
    }

    [Fact]
    public void A_code_that_was_never_given_throws_when_read() =>
        Assert.Throws<InvalidOperationException>(() => default(Ndc).Digits);
}
