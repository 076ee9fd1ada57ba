using System.Reflection;
using ScenarioHub.Notifications.Catalogue;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>Asks a row of the catalogue whose contract is known at run time only.</summary>
public static class RuleProbe
{
    /// <summary>Whom the row tells of a fact; nothing where it is not for this fact.</summary>
    public static Audience? AudienceOf(this NoticeRule rule, object fact) => fact.GetType() != rule.Contract ? null
        : (Audience?)typeof(RuleProbe).GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(rule.Contract).Invoke(null, [rule, fact]);

    private static Audience? Ask<T>(NoticeRule<T> rule, T fact) => rule.When(fact) ? rule.To(fact) : null;
}
