using System.Security.Cryptography;
using System.Text;

namespace ScenarioHub.Identity.Secrets;

/// <summary>
/// The <c>Idempotency-Key</c> of a request, or nothing. The shared filter keeps the first answer word for word; answers of Identity hold
/// secrets, so here the secret is derived from the key instead, and a repeat derives it again with nothing secret stored.
/// </summary>
/// <param name="Text">The header's value.</param>
public readonly record struct CreationKey(string? Text)
{
    /// <summary>Binds from the request.</summary>
    public static ValueTask<CreationKey> BindAsync(HttpContext context)
    {
        var text = context.Request.Headers["Idempotency-Key"].ToString();
        return ValueTask.FromResult(new CreationKey(text.Length is > 0 and <= 100 ? text : null));
    }

    /// <summary>What is stored beside the thing created: the key as used by <paramref name="actor"/> for <paramref name="use"/>.</summary>
    public byte[]? HashFor(string use, Guid actor) =>
        Text is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes($"{use}\n{actor}\n{Text}"));

    /// <summary>The secret of a thing created under <paramref name="hash"/>, or a random one where no key was sent.</summary>
    public static Secret SecretFor(byte[]? hash, MasterKey master) => hash is null ? Secret.New() : Secret.Of(master.Derive("creation", hash));
}
