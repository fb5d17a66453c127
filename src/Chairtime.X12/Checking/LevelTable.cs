using System.Buffers.Text;
using System.Text;

namespace Chairtime.X12.Checking;

/// <summary>
/// The level code of each HL number of a transaction: four bytes for a level while numbers run as they should, so
/// that a transaction may have millions.
/// </summary>
internal sealed class LevelTable
{
    private uint[] _byNumber = new uint[64];
    private Dictionary<string, uint>? _others;
    private int _count;

    /// <summary>False when the number is taken.</summary>
    public bool TryAdd(ReadOnlySpan<byte> id, uint level)
    {
        _count++;
        // A zero level would look like a free place.
        level = level == 0 ? 1 : level;
        if (!TryIndex(id, out var index))
        {
            return (_others ??= []).TryAdd(Encoding.Latin1.GetString(id), level);
        }
        if (index >= _byNumber.Length)
        {
            Array.Resize(ref _byNumber, Math.Max(index + 1, _byNumber.Length * 2));
        }
        if (_byNumber[index] != 0)
        {
            return false;
        }
        _byNumber[index] = level;
        return true;
    }

    /// <summary>The packed level code; zero when there is no such number.</summary>
    public uint Find(ReadOnlySpan<byte> id) =>
        TryIndex(id, out var index) && index < _byNumber.Length && _byNumber[index] != 0 ? _byNumber[index]
        : _others is not null && _others.TryGetValue(Encoding.Latin1.GetString(id), out var level) ? level : 0;

    public static uint Pack(ReadOnlySpan<byte> code) => code.Length switch
    {
        1 => code[0],
        2 => ((uint)code[0] << 8) | code[1],
        _ => 0,
    };

    /// <summary>The levels that may stand above; empty where the level is the top or is not known.</summary>
    public static ReadOnlySpan<uint> ParentsOf(uint level) => level switch
    {
        Receiver => [Source],
        Provider => [Receiver],
        Subscriber => [Source, Receiver, Provider],
        Dependent => [Subscriber],
        Patient => [Provider],
        Event => [Subscriber, Dependent],
        Services => [Event],
        _ => [],
    };

    public const uint Source = ('2' << 8) | '0';
    public const uint Receiver = ('2' << 8) | '1';
    public const uint Provider = ('1' << 8) | '9';
    public const uint Subscriber = ('2' << 8) | '2';
    public const uint Dependent = ('2' << 8) | '3';
    public const uint Patient = ('P' << 8) | 'T';
    public const uint Event = ('E' << 8) | 'V';
    public const uint Services = ('S' << 8) | 'S';

    /// <summary>Numbers far beyond the count would make the table large for nothing.</summary>
    private bool TryIndex(ReadOnlySpan<byte> id, out int index) =>
        Utf8Parser.TryParse(id, out index, out var used) && used == id.Length && index >= 0
        && index <= (4L * _count) + 1000 && id[0] != '+' && (id[0] != '0' || id.Length == 1);
}
