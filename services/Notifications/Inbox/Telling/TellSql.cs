using Npgsql;
using ScenarioHub.Notifications.Operators;
using ScenarioHub.Notifications.Preferences;

namespace ScenarioHub.Notifications.Inbox.Telling;

/// <summary>The one way in which deliveries, mail and digest entries come to be, whoever is told and in however many parts.</summary>
internal static class TellSql
{
    /// <summary>
    /// An arbitrary number that all replicas share. Whoever writes deliveries holds this lock until it has committed, so that a reader who
    /// has seen position 10 will never be shown a position 9. It is taken last: what is told together waits for nothing else.
    /// </summary>
    public const string InOrder = "SELECT pg_advisory_xact_lock(7310579430018871)";

    /// <summary>Puts off what cannot be told, so that it keeps nobody; a person has to look at why.</summary>
    public const string PutOff = "UPDATE fan_out SET not_before = clock_timestamp() + @pause WHERE seq = @seq";

    /// <summary>For so long.</summary>
    public static readonly TimeSpan PutOffFor = TimeSpan.FromMinutes(1);

    /// <summary>Few people: looked up by organisation, person or role.</summary>
    public const string Narrow =
        """
        SELECT DISTINCT ON (person_id) person_id, organization_id, as_administrator FROM (
            SELECT person_id, organization_id, false AS as_administrator, 1 AS place FROM member WHERE active AND organization_id = ANY (@organizations)
            UNION ALL SELECT person_id, NULL, true, 2 FROM member WHERE @administrators AND active AND roles @> ARRAY['administrator']
            UNION ALL SELECT person_id, NULL, false, 0 FROM member WHERE active AND person_id = ANY (@persons)) found
        ORDER BY person_id, place
        """;

    /// <summary>Many people: members of verified organisations by kind, beside the few.</summary>
    public const string Wide =
        $"""
        SELECT DISTINCT ON (person_id) person_id, organization_id, as_administrator FROM (
            ({Narrow})
            UNION ALL SELECT m.person_id, m.organization_id, false FROM organization o JOIN member m ON m.organization_id = o.id
                WHERE m.active AND o.state = 'verified' AND o.kind = ANY (@kinds)) everyone
        ORDER BY person_id
        """;

    /// <summary>Those whose saved searches and follows are answered by what they may see of a list.</summary>
    public const string Interested =
        """
        SELECT DISTINCT s.person_id, NULL::uuid AS organization_id, false AS as_administrator
        FROM list_match x JOIN notice n ON n.id = x.notice_id JOIN standing s ON s.filter_id = x.filter_id AND s.active JOIN member m ON m.person_id = s.person_id
        WHERE x.notice_id = @notice AND m.active
            AND (NOT n.guarded OR may_know(n.list_id, n.scenario_id, n.thing, n.needs, m.person_id, m.organization_id, m.roles))
        """;

    /// <summary>The parameters of <see cref="PutOff"/>.</summary>
    public static NpgsqlParameter[] PutOffOf(long seq) => [new("seq", seq), new("pause", PutOffFor)];

    /// <summary>
    /// Writes what the people of a source get: the delivery, and mail at once or an entry of the next digest, by their own pace or their
    /// organisation's, and a short message of what is urgent where a number is confirmed. What is urgent does not wait for a digest, and what the law asks for does not wait for the end of a holiday. Gives the
    /// last person and how many were told.
    /// </summary>
    public static string Of(string source) =>
        $"""
        WITH part AS ({source}),
        told AS (
            INSERT INTO delivery (notice_id, event_id, person_id, organization_id, as_administrator)
            SELECT @notice, @event, person_id, organization_id, as_administrator FROM part ORDER BY person_id
            ON CONFLICT (event_id, person_id) DO NOTHING RETURNING person_id),
        wish AS (
            SELECT t.person_id, coalesce(own.pace, theirs.pace, 'Now') AS pace, known_zone(p.time_zone) AS time_zone, p.quiet_from, p.quiet_until, p.away_until
            FROM told t JOIN member m ON m.person_id = t.person_id
            LEFT JOIN preference p ON p.person_id = t.person_id
            LEFT JOIN pace own ON own.owner_id = t.person_id AND own.channel = 'Email' AND own.topic = @topic
            LEFT JOIN pace theirs ON theirs.owner_id = m.organization_id AND theirs.channel = 'Email' AND theirs.topic = @topic),
        texted AS (
            INSERT INTO sms (notice_id, person_id, state, due_at)
            SELECT @notice, w.person_id, 'Waiting', CASE WHEN w.time_zone IS NULL THEN clock_timestamp()
                ELSE free_at(clock_timestamp(), w.time_zone, w.quiet_from, w.quiet_until, NULL) END
            FROM wish w
            JOIN contact c ON c.person_id = w.person_id AND c.channel = '{Channel.Sms}' AND c.address IS NOT NULL
            LEFT JOIN pace own ON own.owner_id = w.person_id AND own.channel = 'Sms' AND own.topic = @topic
            WHERE @sms AND @urgent AND coalesce(own.pace, 'Now') <> 'Never'
            ON CONFLICT DO NOTHING),
        posted AS (
            INSERT INTO mail (notice_id, person_id, state, reason, due_at)
            SELECT @notice, person_id, @state, @reason, CASE WHEN time_zone IS NULL THEN clock_timestamp()
                ELSE free_at(clock_timestamp(), time_zone, quiet_from, quiet_until, CASE WHEN NOT @legal THEN away_until END) END
            FROM wish WHERE pace = 'Now' OR (pace = 'Never' AND @legal) OR (pace <> 'Never' AND @urgent)
            ON CONFLICT DO NOTHING),
        kept AS (
            INSERT INTO digest_item (person_id, notice_id, due_at)
            SELECT person_id, @notice, free_at(next_digest(clock_timestamp(), coalesce(time_zone, 'Asia/Shanghai'), pace), coalesce(time_zone, 'Asia/Shanghai'),
                quiet_from, quiet_until, CASE WHEN NOT @legal THEN away_until END)
            FROM wish WHERE pace IN ('{nameof(Pace.Hourly)}', '{nameof(Pace.Daily)}', '{nameof(Pace.Weekly)}') AND NOT @urgent AND @state = 'Waiting'
            ON CONFLICT DO NOTHING)
        SELECT (SELECT person_id FROM part ORDER BY person_id DESC LIMIT 1), (SELECT count(*)::int FROM part), (SELECT count(*)::int FROM told)
        """;
}
