namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>How long to wait before a crashed process is started again: 1 s, 2 s, 4 s … 30 s; from the beginning after a minute's good run.</summary>
internal sealed class RestartBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Stable = TimeSpan.FromMinutes(1);

    private TimeSpan _next = First;

    public TimeSpan Next(TimeSpan ranFor)
    {
        var wait = ranFor >= Stable ? First : _next;
        _next = wait * 2 < Longest ? wait * 2 : Longest;
        return wait;
    }
}
