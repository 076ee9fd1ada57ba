namespace ScenarioHub.Sealing;

/// <summary>
/// The field of 256 elements with the polynomial x⁸+x⁴+x³+x+1 (0x11B). No table and no branch depends on a value, so that time and cache tell nothing.
/// </summary>
internal static class Gf256
{
    public static byte Multiply(byte a, byte b)
    {
        int product = 0, left = a;
        for (var bit = 0; bit < 8; bit++)
        {
            product ^= left & -((b >> bit) & 1);
            left = (left << 1) ^ (0x11B & -(left >> 7));
        }

        return (byte)product;
    }

    /// <summary>a²⁵⁴, which is 1/a for every a but 0.</summary>
    public static byte Invert(byte a)
    {
        byte result = 1;
        for (var i = 0; i < 7; i++)
        {
            a = Multiply(a, a);
            result = Multiply(result, a);
        }

        return result;
    }
}
