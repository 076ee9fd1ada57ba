using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>Where a call stands. Whether it takes hand-ins now is a matter of its windows and the clock.</summary>
public enum CallState
{
    /// <summary>草稿.</summary>
    Draft,

    /// <summary>已发布.</summary>
    Published,

    /// <summary>已终止.</summary>
    Ended,
}

/// <summary>A call (征集) in which companies and departments hand in what they need, once or again and again.</summary>
public class CollectionCall : IVersioned
{
    private CollectionCall()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    /// <summary>Such as <c>ZQ-2026-000001</c>.</summary>
    public string Number { get; private set; } = "";

    public CallState State { get; private set; }

    public Guid OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    /// <summary>Whether the platform calls; then each hand-in names the park that it is for.</summary>
    public bool ByPlatform { get; private set; }

    public string Title { get; private set; } = "";

    public string? Introduction { get; private set; }

    public string[] Directions { get; private set; } = [];

    public string[] RequiredFields { get; private set; } = [];

    public int[] ReminderDays { get; private set; } = [];

    public DateTimeOffset? OpensAt { get; private set; }

    public DateTimeOffset? ClosesAt { get; private set; }

    public Recurrence? Recurrence { get; private set; }

    public int? WindowDays { get; private set; }

    public string? EndReason { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    private Party Owner => new(OwnerId, OwnerName);

    /// <summary>Starts a draft. The input must be checked.</summary>
    public static CollectionCall Create(string number, Party owner, bool byPlatform, CallInput input, DateTimeOffset now)
    {
        var call = new CollectionCall { Number = number, OwnerId = owner.Id, OwnerName = owner.Name, ByPlatform = byPlatform, CreatedAt = now };
        call.Write(input);
        return call;
    }

    /// <summary>Rewrites a draft. What is published stays as it was read.</summary>
    public void Edit(CallInput input)
    {
        RuleException.ThrowIf(State != CallState.Draft, "call.not-draft", Number);
        Write(input);
        Version++;
    }

    /// <summary>Makes it public. A call that is made once has its window at once.</summary>
    public CallWindow? Publish(DateTimeOffset now)
    {
        RuleException.ThrowIf(State != CallState.Draft, "call.not-draft", Number);
        RuleException.ThrowIf(ClosesAt <= now, "call.closes-past", Number);
        (State, PublishedAt) = (CallState.Published, now);
        Version++;
        return Recurrence is null ? new(Id, OpensAt!.Value, ClosesAt!.Value) : null;
    }

    /// <summary>Ends it for good: no window takes hand-ins any more and none opens again.</summary>
    public void End(string reason, DateTimeOffset now)
    {
        RuleException.ThrowIf(State != CallState.Published, "call.not-published", Number);
        (State, EndReason, EndedAt) = (CallState.Ended, reason, now);
        Version++;
    }

    /// <summary>The window that is due by the recurrence; nothing where it began before the call was published, or is over already.</summary>
    public CallWindow? Due(DateTimeOffset now)
    {
        if (State != CallState.Published || Recurrence is null)
        {
            return null;
        }

        var opens = Recurrence.Last(now);
        var window = new CallWindow(Id, opens, opens.AddDays(WindowDays!.Value));
        return opens >= PublishedAt && window.ClosesAt > now ? window : null;
    }

    /// <summary>When the next window opens, if one does.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now) => State == CallState.Published ? Recurrence?.Next(now) : null;

    /// <summary>A window takes hand-ins.</summary>
    public CallOpened Opened(CallWindow window, DateTimeOffset now) => new(Id, Number, Title, Owner, window.Id, window.OpensAt, window.ClosesAt, now);

    /// <summary>A window closes soon.</summary>
    public CallClosesSoon ClosesSoon(CallWindow window, int days, DateTimeOffset now) => new(Id, Number, Title, Owner, window.Id, window.ClosesAt, days, now);

    private void Write(CallInput input)
    {
        (Title, Introduction, Directions) = (input.Title.Trim(), input.Introduction, input.Directions ?? []);
        (RequiredFields, ReminderDays) = ([.. (input.RequiredFields ?? []).Distinct()], [.. (input.ReminderDays ?? []).Distinct().OrderDescending()]);
        (Recurrence, WindowDays) = (input.Recurrence, input.Recurrence is null ? null : input.WindowDays);
        (OpensAt, ClosesAt) = input.Recurrence is null ? (input.OpensAt, input.ClosesAt) : (null, null);
    }
}
