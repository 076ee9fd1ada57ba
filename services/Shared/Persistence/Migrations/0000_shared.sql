-- What every service keeps beside its own tables.

-- Facts on their way to RabbitMQ. Written in the transaction that makes them true, sent by the relay, kept a week after.
CREATE TABLE outbox (
    id           uuid PRIMARY KEY,
    seq          bigint GENERATED ALWAYS AS IDENTITY,
    type         text NOT NULL,
    body         jsonb NOT NULL,
    trace_parent text,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent_at      timestamptz
);
CREATE INDEX outbox_unsent ON outbox (seq) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

CREATE FUNCTION outbox_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('outbox', '');
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_wake AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_wake();

-- Messages that an endpoint has handled; a second delivery finds its row and changes nothing.
CREATE TABLE inbox (
    message_id  uuid NOT NULL,
    endpoint    text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (message_id, endpoint)
);
CREATE INDEX inbox_received ON inbox (received_at);

-- Answers to creates, so that a second click or a retry gets the first answer.
CREATE TABLE idempotency (
    key         text NOT NULL,
    actor       uuid NOT NULL,
    route       text NOT NULL,
    fingerprint bytea NOT NULL,
    status      int,
    location    text,
    body        jsonb,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (actor, route, key)
);
CREATE INDEX idempotency_created ON idempotency (created_at);

-- Who did what to which thing. Append-only.
CREATE TABLE audit (
    seq          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    person       uuid,
    organization uuid,
    act          text NOT NULL,
    subject      uuid NOT NULL,
    owner        uuid,
    detail       jsonb
);
CREATE INDEX audit_subject ON audit (subject, seq);
CREATE INDEX audit_organization ON audit (organization, seq);
CREATE INDEX audit_owner ON audit (owner, seq);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only';
END $$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- Reference numbers that people read, such as CJ-2026-000123: without gaps within a prefix and year.
CREATE TABLE reference_number (
    prefix text NOT NULL,
    year   int NOT NULL,
    last   bigint NOT NULL,
    PRIMARY KEY (prefix, year)
);
