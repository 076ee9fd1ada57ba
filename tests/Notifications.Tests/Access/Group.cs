using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>
/// Those who are told as the same and lose their right in the same way: one who wants mail at once and has a number, one whose mail is gathered for a
/// week, and a manager who only works with the organisation's webhooks.
/// </summary>
public sealed class Group
{
    public Group(Told told, Loss loss)
    {
        (Told, Loss) = (told, loss);
        AtOnce = told switch
        {
            Told.Park or Told.AnyPark => TestPerson.OfPark(),
            Told.Company or Told.AnyCompany => TestPerson.OfCompany(),
            Told.AnyAgency => TestPerson.Of("机构", OrganizationKinds.Agency),
            Told.AnyFunder => TestPerson.Of("银行", OrganizationKinds.Funder),
            Told.Administrator => TestPerson.Administrator(),
            Told.Platform => TestPerson.Supervisor(),
            Told.Person => TestPerson.OfCompany() with { Verified = false, Roles = [Roles.Expert, Roles.Member] },
        };
        Gathered = AtOnce.Colleague();
        Manager = AtOnce.Colleague() with { Roles = [Roles.Manager] };
        Number = $"+86{Random.Shared.NextInt64(10_000_000_000, 99_999_999_999)}";
    }

    public Told Told { get; }

    public Loss Loss { get; }

    public TestPerson AtOnce { get; }

    public TestPerson Gathered { get; }

    public TestPerson Manager { get; }

    public TestPerson[] People => [AtOnce, Gathered];

    public Guid Organization => AtOnce.OrganizationId;

    public string Number { get; }

    public string Mailbox => $"{Organization:n}@example.cn";

    /// <summary>One webhook that is called at once, and one that is paused until the right has ended.</summary>
    public Guid Called { get; } = Guid.CreateVersion7();

    public Guid Paused { get; } = Guid.CreateVersion7();

    /// <summary>Whether it is told as an organisation, and what ends ends for the whole of it: then its webhooks fall silent too.</summary>
    public bool HasWebhooks => Told is not (Told.Person or Told.Administrator)
        && Loss is Loss.None or Loss.IsSuspended or Loss.LeavesAudience or Loss.LeavesConsortium or Loss.LeavesContract or Loss.LeavesEvent;

    /// <summary>Whether an organisation's mailbox can come into play.</summary>
    public bool HasMailbox => Told is not (Told.Person or Told.Administrator);

    public override string ToString() => $"{Told} {Loss}";
}
