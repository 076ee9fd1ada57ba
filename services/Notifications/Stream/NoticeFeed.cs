using Npgsql;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Persistence;

namespace ScenarioHub.Notifications.Stream;

/// <summary>
/// Hears by <c>LISTEN notice</c> that any replica has delivered notices or marked them, reads what is new once for all open streams of this
/// replica, and hands it to those that it concerns. An empty payload means deliveries, otherwise it is the person whose count has changed. A
/// slow poll stands behind it.
/// </summary>
internal sealed class NoticeFeed(NpgsqlDataSource database, InboxReader inbox, OpenStreams streams, TimeProvider clock, ILogger<NoticeFeed> log)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int ReadPast = 100;
    private readonly HashSet<Guid> _marked = [];
    private long? _seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.Stumbled(nameof(NoticeFeed), e);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, heard) =>
        {
            if (Guid.TryParse(heard.Payload, out var person))
            {
                _marked.Add(person);
            }
        };
        await using var listen = new NpgsqlCommand("LISTEN notice", connection);
        await listen.ExecuteNonQueryAsync(ct);
        while (true)
        {
            await HandAsync(ct);
            await connection.WaitAsync(Poll, ct);
        }
    }

    /// <summary>
    /// Two queries for all open streams together, however many there are and whatever happens. Who opens a stream while this runs reads the
    /// table after that, so nothing falls between.
    /// </summary>
    private async Task HandAsync(CancellationToken ct)
    {
        Guid[] marked = [.. _marked];
        _marked.Clear();
        var last = await inbox.LastAsync(null, ct);
        var seen = _seen ?? last;
        _seen = Math.Max(last, seen);
        var news = last > seen && !streams.IsEmpty ? await TryNewsAsync(seen, last, ct) : [];
        var byPerson = news.GroupBy(notice => notice.PersonId).ToDictionary(g => g.Key, g => g.ToList());
        Guid[] concerned = [.. byPerson.Keys.Union(marked.Where(streams.Has))];
        if (concerned is [])
        {
            return;
        }

        foreach (var (person, unread) in await inbox.UnreadAsync(concerned, ct))
        {
            streams.Hand(person, byPerson.GetValueOrDefault(person) ?? [], unread);
        }
    }

    /// <summary>
    /// Where one notice cannot be read, such as one on a topic that only a newer replica knows, everybody reads the own ones from the table: it is then missing
    /// to those alone whom it is for.
    /// </summary>
    private async Task<IReadOnlyList<HeardNotice>> TryNewsAsync(long seen, long last, CancellationToken ct)
    {
        try
        {
            return await NewsAsync(seen, last, ct);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            _seen = seen;
            throw;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.SetAside(nameof(NoticeFeed), $"notices {seen + 1}–{last}", TimeSpan.Zero, e);
            streams.LeaveBehind();
            return [];
        }
    }

    /// <summary>A few are read whoever they are for: naming thousands of people costs more than reading past them.</summary>
    private async Task<IReadOnlyList<HeardNotice>> NewsAsync(long seen, long last, CancellationToken ct) => last - seen <= ReadPast
        ? [.. (await inbox.BetweenAsync(null, seen, last, ct)).Where(notice => streams.Has(notice.PersonId))]
        : await inbox.BetweenAsync([.. streams.People], seen, last, ct);
}
