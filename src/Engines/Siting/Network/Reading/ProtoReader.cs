namespace Yiju.Siting.Network.Reading;

/// <summary>Reads the fields of a protocol buffer message in their order (the wire format of protobuf).</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    private ReadOnlySpan<byte> rest = message;
    private int wire;

    public readonly bool AtEnd => rest.IsEmpty;

    /// <summary>Goes to the next field.</summary>
    /// <exception cref="InvalidDataException">As all methods here: the message is cut off or not one.</exception>
    public bool Next(out int field)
    {
        field = 0;
        if (rest.IsEmpty)
        {
            return false;
        }
        var tag = ReadVarint();
        (field, wire) = ((int)(tag >> 3), (int)(tag & 7));
        return true;
    }

    public long Int64()
    {
        Expect(Varint);
        return (long)ReadVarint();
    }

    public long SignedInt64()
    {
        Expect(Varint);
        return ReadSigned();
    }

    public ReadOnlySpan<byte> Message()
    {
        Expect(Bytes);
        return Take(ReadVarint());
    }

    public void Skip()
    {
        switch (wire)
        {
            case Varint:
                ReadVarint();
                break;
            case Fixed64:
                Take(8);
                break;
            case Bytes:
                Take(ReadVarint());
                break;
            case Fixed32:
                Take(4);
                break;
            default:
                throw new InvalidDataException("有不认识的字段类型。");
        }
    }

    /// <summary>The next of packed numbers that stand without tags.</summary>
    public ulong ReadVarint()
    {
        var value = 0UL;
        for (int i = 0, shift = 0; i < rest.Length && shift < 64; i++, shift += 7)
        {
            value |= (ulong)(rest[i] & 0x7F) << shift;
            if (rest[i] < 0x80)
            {
                rest = rest[(i + 1)..];
                return value;
            }
        }
        throw new InvalidDataException("数字没有写完，数据可能被截断。");
    }

    /// <summary>The next of packed signed numbers.</summary>
    public long ReadSigned() => ZigZag(ReadVarint());

    private static long ZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private readonly void Expect(int type)
    {
        if (wire != type)
        {
            throw new InvalidDataException("字段的类型不对。");
        }
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)rest.Length)
        {
            throw new InvalidDataException("数据被截断。");
        }
        var taken = rest[..(int)length];
        rest = rest[(int)length..];
        return taken;
    }
}
