using System.Globalization;
using System.Resources;

namespace ScenarioHub.Bidding;

/// <summary>A word of the field inside a rule's text, such as the name of a state, in the language in which the text is read.</summary>
/// <param name="Key">Its key in <c>Resources/Rules.resx</c>.</param>
public record Word(string Key)
{
    private static readonly ResourceManager Texts = new("ScenarioHub.Bidding.Resources.Rules", typeof(Word).Assembly);

    /// <summary>The name of a state of a challenge or a bid.</summary>
    public static Word Of<TState>(TState state)
        where TState : struct, Enum => new($"{typeof(TState).Name}.{state}");

    /// <inheritdoc />
    public override string ToString() => Texts.GetString(Key, CultureInfo.CurrentUICulture) ?? Key;
}

/// <summary>Instants as rule texts show them: by the clock of Beijing, which all of China keeps.</summary>
public static class BeijingTime
{
    /// <summary>The same instant at UTC+8.</summary>
    public static DateTimeOffset InBeijing(this DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8));
}
