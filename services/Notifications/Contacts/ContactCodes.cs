using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScenarioHub.Notifications.Secrets;

namespace ScenarioHub.Notifications.Contacts;

/// <summary>
/// The six digits that confirm an address. They follow from the platform's key, the person, the address and the instant of asking, so that
/// none is stored and each asking has its own.
/// </summary>
public sealed class ContactCodes(MasterKey master)
{
    private readonly byte[] _key = master.Derive("contact codes");

    /// <summary>The code for an address.</summary>
    public string Of(Guid person, string channel, string address, DateTimeOffset askedAt)
    {
        var mark = askedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var digest = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{person}\n{channel}\n{address}\n{mark}"));
        return (BitConverter.ToUInt32(digest) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>Compares in constant time.</summary>
    public bool IsRight(Contact contact, string code) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Of(contact.PersonId, contact.Channel, contact.Wanted!, contact.AskedAt!.Value)), Encoding.UTF8.GetBytes(code.Trim()));
}
