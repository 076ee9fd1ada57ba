namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value from outside: from configuration (<c>Parameters:NAME</c>), or a secret made on the first run (参数).</summary>
public class ParameterResource : Resource
{
    private readonly Lazy<string> _value;

    internal ParameterResource(string name, Func<string> value, bool secret)
        : base(name)
    {
        _value = new(value);
        Secret = secret;
    }

    /// <summary>Whether the value must not be shown.</summary>
    public bool Secret { get; }

    internal string Value => _value.Value;

    /// <summary>The value.</summary>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(Value);
}
