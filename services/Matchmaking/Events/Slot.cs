using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>A span of time in which every room has one meeting (时段).</summary>
public record Slot(DateTimeOffset Start, DateTimeOffset End);

/// <summary>What an event consists of before anyone is invited: name, place, rooms, slots.</summary>
public record Frame(
    string Name, string Place, string? Note, IReadOnlyList<string> Rooms, IReadOnlyList<Slot> Slots, int MostPerSide, DateTimeOffset AnswerBy)
{
    /// <summary>Refuses slots that overlap or run backwards, rooms of one name, and answers after the beginning.</summary>
    public Frame Checked()
    {
        var errors = new List<FieldError>();
        for (var i = 0; i < Slots.Count; i++)
        {
            if (Slots[i].End <= Slots[i].Start)
            {
                errors.Add(new($"slots[{i}].end", "event.slot-backwards"));
            }
            else if (i > 0 && Slots[i].Start < Slots[i - 1].End)
            {
                errors.Add(new($"slots[{i}].start", "event.slot-overlap"));
            }
        }

        if (Rooms.Distinct(StringComparer.Ordinal).Count() < Rooms.Count || Rooms.Any(string.IsNullOrWhiteSpace))
        {
            errors.Add(new("rooms", "event.rooms"));
        }

        if (Slots.Count > 0 && AnswerBy > Slots[0].Start)
        {
            errors.Add(new("answerBy", "event.answer-by"));
        }

        return errors.Count > 0 ? throw new InvalidException(errors) : this;
    }
}
