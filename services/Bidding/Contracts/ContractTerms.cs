using System.ComponentModel.DataAnnotations;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Contracts;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>A milestone as it is agreed on.</summary>
/// <param name="Id">Which one it is in a later edition; nothing for a new one.</param>
/// <param name="Share">Per cent of the whole.</param>
public record AgreedMilestone(
    Guid? Id, [Required, StringLength(200)] string Name, [Required] DateTimeOffset? Due, [Required, Range(typeof(decimal), "0", "100")] decimal? Share,
    [StringLength(2000)] string? Deliverable);

/// <summary>A member of the consortium (联合体成员) beside its lead, with its part.</summary>
public record ContractMember([Required] Guid? OrganizationId, [Required, StringLength(200)] string Name, [StringLength(2000)] string? Task);

/// <summary>The third party (第三方) that gives marks and the second verdict: neither side's, nor a member's.</summary>
public record ThirdParty([Required] Guid? OrganizationId, [Required, StringLength(200)] string Name);

/// <summary>What two sides agree on (合同条款).</summary>
public record ContractTerms(
    [Required, StringLength(20_000, MinimumLength = 10)] string Tasks, [Required, Length(1, 50)] IReadOnlyList<Indicator> Indicators,
    [Required] MoneyTable Money, [Required, StringLength(5000, MinimumLength = 2)] string IntellectualProperty,
    [Required, Length(1, 30)] IReadOnlyList<AgreedMilestone> Milestones, [Required] DateTimeOffset? StartsAt, [Required] DateTimeOffset? EndsAt,
    [MaxLength(10)] IReadOnlyList<ContractMember>? Members, ThirdParty? ThirdParty)
{
    /// <summary>The terms as they are kept: amounts computed, milestones named. Refuses all that does not add up, at once.</summary>
    public ContractTerms Settled(Scheme scheme, Party owner, Party supplier)
    {
        var settled = this with
        {
            Money = Money.Computed(), Milestones = [.. Milestones.Select(m => m with { Id = m.Id ?? Guid.CreateVersion7() })],
        };
        var wrong = settled.Money.Wrong(scheme, Milestones.Count, "money").Concat(settled.WrongDates()).Concat(settled.WrongParties(scheme, owner, supplier)).ToList();
        return wrong is [] ? settled : throw new InvalidException(wrong);
    }

    private IEnumerable<FieldError> WrongDates()
    {
        if (EndsAt <= StartsAt)
        {
            yield return new("endsAt", "contract.ends-before-start");
        }

        if (Milestones.Sum(m => m.Share) is var sum and not 100)
        {
            yield return new("milestones", "contract.milestone-shares", sum);
        }

        for (var i = 0; i < Milestones.Count; i++)
        {
            var before = i == 0 ? StartsAt : Milestones[i - 1].Due;
            if (Milestones[i].Due < before || Milestones[i].Due > EndsAt)
            {
                yield return new($"milestones[{i}].due", "contract.milestone-order");
            }
        }
    }

    private IEnumerable<FieldError> WrongParties(Scheme scheme, Party owner, Party supplier)
    {
        var members = Members ?? [];
        if (members.Count > scheme.MaximumMembers)
        {
            yield return new("members", "contract.members", scheme.MaximumMembers);
        }

        Guid?[] sides = [owner.Id, supplier.Id, .. members.Select(m => m.OrganizationId)];
        if (sides.Distinct().Count() != sides.Length)
        {
            yield return new("members", "contract.member-twice");
        }

        if (ThirdParty is { } third && sides.Contains(third.OrganizationId))
        {
            yield return new("thirdParty.organizationId", "contract.third-party-of-side");
        }
    }
}
