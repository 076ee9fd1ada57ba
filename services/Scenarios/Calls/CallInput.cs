using System.ComponentModel.DataAnnotations;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>What a park or an administrator writes of a call: once (<c>opensAt</c>, <c>closesAt</c>) or recurring (<c>recurrence</c>, <c>windowDays</c>).</summary>
/// <param name="RequiredFields">What a hand-in must fill beside name and need; see <see cref="Choosable"/>.</param>
/// <param name="ReminderDays">How many days before a window closes it is told again.</param>
public record CallInput(
    [Required, StringLength(200, MinimumLength = 2)] string Title, [StringLength(5000)] string? Introduction, [MaxLength(10)] string[]? Directions,
    [MaxLength(20)] string[]? RequiredFields, [MaxLength(5)] int[]? ReminderDays, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt,
    Recurrence? Recurrence, [Range(1, 366)] int? WindowDays)
{
    /// <summary>The fields that a call may require.</summary>
    public static readonly string[] Choosable =
        ["goals", "indicators", "technologies", "directions", "category", "field", "province", "city", "cooperation", "investmentYuan", "period", "department"];

    /// <summary>Refuses what does not fit together, all at once.</summary>
    public void Check(DateTimeOffset now)
    {
        var errors = (RequiredFields ?? []).Except(Choosable).Select(_ => new FieldError("requiredFields", "field.choice", string.Join(" | ", Choosable))).ToList();
        if ((ReminderDays ?? []).Any(days => days is < 1 or > 60))
        {
            errors.Add(new("reminderDays", "field.range", 1, 60));
        }

        if (Recurrence is not null)
        {
            Recurrence.Check("recurrence", errors);
            if (WindowDays is null)
            {
                errors.Add(new("windowDays", "field.required"));
            }
        }
        else if (OpensAt is null || ClosesAt is null)
        {
            errors.Add(new(OpensAt is null ? "opensAt" : "closesAt", "field.required"));
        }
        else if (ClosesAt <= OpensAt || ClosesAt <= now)
        {
            errors.Add(new("closesAt", "call.closes-early"));
        }

        if (errors.Count > 0)
        {
            throw new InvalidException(errors);
        }
    }
}

/// <summary>Why a call ends before its time.</summary>
public record EndCall([Required, StringLength(1000, MinimumLength = 2)] string Reason);
