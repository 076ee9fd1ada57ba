-- How soon a person or an organisation wants to hear of a topic by a channel (节奏). A person's choice goes before the organisation's.
CREATE TABLE pace (
    owner_id uuid NOT NULL,
    channel  text NOT NULL,
    topic    text NOT NULL,
    pace     text NOT NULL,
    PRIMARY KEY (owner_id, channel, topic)
);
INSERT INTO pace SELECT person_id, 'Email', topic, 'Never' FROM preference CROSS JOIN LATERAL unnest(muted) AS topic ON CONFLICT DO NOTHING;

ALTER TABLE preference
    DROP COLUMN muted,
    ADD COLUMN time_zone   text NOT NULL DEFAULT 'Asia/Shanghai',
    ADD COLUMN quiet_from  time,
    ADD COLUMN quiet_until time,
    ADD COLUMN away_until  date;

CREATE TABLE organization_preference (
    organization_id uuid PRIMARY KEY,
    version         bigint NOT NULL,
    mailbox         text,
    escalate_days   int NOT NULL DEFAULT 3
);

-- The first instant from "at" on at which a person may be disturbed: outside the quiet hours and back from the holiday, by the person's clock.
CREATE FUNCTION free_at(at timestamptz, zone text, quiet_from time, quiet_until time, away_until date) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
DECLARE
    here timestamp := at AT TIME ZONE zone;
BEGIN
    IF away_until IS NOT NULL AND here::date <= away_until THEN
        here := (away_until + 1) + time '08:00';
    END IF;
    IF quiet_from < quiet_until AND here::time >= quiet_from AND here::time < quiet_until THEN
        here := here::date + quiet_until;
    ELSIF quiet_from > quiet_until AND here::time >= quiet_from THEN
        here := (here::date + 1) + quiet_until;
    ELSIF quiet_from > quiet_until AND here::time < quiet_until THEN
        here := here::date + quiet_until;
    END IF;
    RETURN here AT TIME ZONE zone;
END
$$;

-- When the next digest of a pace goes out: on the hour, at eight in the morning, on Monday at eight.
CREATE FUNCTION next_digest(at timestamptz, zone text, pace text) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT CASE pace
        WHEN 'Hourly' THEN date_trunc('hour', at) + interval '1 hour'
        WHEN 'Daily' THEN (date_trunc('day', (at AT TIME ZONE zone) - interval '8 hours') + interval '1 day 8 hours') AT TIME ZONE zone
        ELSE (date_trunc('week', (at AT TIME ZONE zone) - interval '8 hours') + interval '7 days 8 hours') AT TIME ZONE zone
    END
$$;

-- What waits for a digest (摘要), and the digests that were made. What stands in one is looked at again when it is sent.
CREATE TABLE digest_item (
    person_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    due_at    timestamptz NOT NULL,
    PRIMARY KEY (person_id, notice_id)
);
CREATE INDEX digest_item_due ON digest_item (due_at);
CREATE TABLE digest (
    id        uuid PRIMARY KEY,
    person_id uuid NOT NULL,
    items     uuid[] NOT NULL,
    made_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Mail to an organisation's mailbox instead of a person: person_id is the organisation then.
ALTER TABLE mail ADD COLUMN to_mailbox boolean NOT NULL DEFAULT false;
