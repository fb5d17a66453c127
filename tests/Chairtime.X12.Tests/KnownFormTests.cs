using Chairtime.X12.Checking;

namespace Chairtime.X12.Tests;

/// <summary>
/// What the check has seen in order it does not look at again element by element. A fault in a segment of a form that
/// is known must be reported all the same: a file that comes for the fourth time, with a fault in it, is checked once
/// with what was learnt from the first three, and once by a checker that learns nothing.
/// </summary>
public class KnownFormTests(ITestOutputHelper output)
{
    private const int Copies = 3;
    private const int Short = 3_000;
    private const int Long = 60_000;

    // A caller with lists of codes is asked for each value, so that nothing is skipped.
    private static readonly CheckOptions Unlearnt = new() { IsKnownCode = (_, _) => null };

    private static readonly byte[] Likely = [.. " .-:^*~0159AZaz\u001f"u8, 0xC3, 0xA9];

    [Fact]
    public void Nothing_that_is_learnt_hides_a_fault()
    {
        var files = Places.Valid().Concat(Places.SampleFiles()).Select(file => (file.Bytes,
            Valid: new ValidFile(file.Name, file.Bytes))).Where(file => file.Valid.IsMutable).ToList();
        var random = new Random(271828);
        var wanted = Places.IsNightly ? Long : Short;
        var faulty = 0;
        for (var made = 0; made < wanted; made++)
        {
            var (bytes, valid) = files[random.Next(files.Count)];
            var last = made % 2 == 0 ? new Mutator(valid, random).Next()?.Bytes : WithOtherByte(bytes, random);
            if (last is null)
                continue;
            byte[] file = [.. Enumerable.Repeat(bytes, Copies).SelectMany(copy => copy), .. last];
            using var learning = Checker.Run(file);
            using var unlearnt = Checker.Run(file, Unlearnt);
            Assert.Equal(unlearnt.Issues, learning.Issues);
            faulty += learning.Issues.Any(issue => issue.Place.ByteOffset > Copies * bytes.Length) ? 1 : 0;
        }

        output.WriteLine($"{faulty} of {wanted} files are faulty in their last part");
        Assert.True(faulty > wanted / 2);
    }

    /// <summary>One byte, or two, behind the header are others.</summary>
    private static byte[] WithOtherByte(byte[] bytes, Random random)
    {
        var copy = bytes.AsSpan().ToArray();
        for (var i = 0; i <= random.Next(2); i++)
            copy[random.Next(106, copy.Length)] = random.Next(3) == 0
                ? copy[random.Next(106, copy.Length)] : Likely[random.Next(Likely.Length)];
        return copy;
    }
}
