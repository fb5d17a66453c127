using System.Buffers.Binary;
using System.Text.Json;

namespace Chairtime.Cli.Inputs;

/// <summary>Which visitIds an input has had, so that none is billed twice.</summary>
/// <remarks>
/// Keeps 64 bits of each id: among a million, two different ones are taken for the same once in ten million inputs.
/// After seven million ids no more are kept, so that memory stays bounded; repeats of the kept ones are still found.
/// </remarks>
internal sealed class SeenVisits
{
    private const int MostSlots = 1 << 23;

    // Slot 0 means free; an id whose bits are all 0 counts as 1.
    private ulong[] _slots = new ulong[1 << 10];
    private int _count;

    /// <summary>The id of a visit that the input has had; null for a new one, and where none can be read.</summary>
    public string? RepeatedId(ReadOnlySpan<byte> visit)
    {
        try
        {
            var json = new Utf8JsonReader(visit);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return null;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isId = json.ValueTextEquals("visitId"u8);
                json.Read();
                if (isId)
                {
                    var isNew = json.TokenType != JsonTokenType.String || Add(Hash(json.ValueSpan));
                    return isNew ? null : json.GetString();
                }

                json.Skip();
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The reader of visits says better what is wrong with it.
        }

        return null;
    }

    private bool Add(ulong hash)
    {
        for (var slot = hash; ; slot = unchecked(slot + 1))
        {
            ref var kept = ref _slots[slot & (ulong)(_slots.Length - 1)];
            if (kept == hash)
                return false;
            if (kept != 0)
                continue;
            if (_count < MostSlots / 8 * 7)
            {
                kept = hash;
                _count++;
                GrowWhenCrowded();
            }

            return true;
        }
    }

    private void GrowWhenCrowded()
    {
        if (_slots.Length == MostSlots || _count <= _slots.Length / 2)
            return;
        var before = _slots;
        _slots = new ulong[2 * before.Length];
        _count = 0;
        foreach (var hash in before)
        {
            if (hash != 0)
                Add(hash);
        }
    }

    private static ulong Hash(ReadOnlySpan<byte> id)
    {
        unchecked
        {
            var state = 0x9E3779B97F4A7C15UL ^ (ulong)id.Length;
            for (; id.Length >= sizeof(ulong); id = id[sizeof(ulong)..])
                state = Mix(state ^ BinaryPrimitives.ReadUInt64LittleEndian(id));
            foreach (var one in id)
                state = Mix(state ^ one ^ 0xA5A5_0000UL);
            return Math.Max(1, Mix(state));
        }
    }

    private static ulong Mix(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
