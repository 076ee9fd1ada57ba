-- Challenges (榜) and the bids on them. Bid content is in here sealed only.

CREATE TABLE listed_scenario (
    id        uuid PRIMARY KEY,
    version   bigint NOT NULL,
    name      text NOT NULL,
    owner_id  uuid NOT NULL,
    withdrawn boolean NOT NULL
);

CREATE TABLE known_organization (
    id      uuid PRIMARY KEY,
    version bigint NOT NULL,
    name    text NOT NULL,
    state   text NOT NULL
);

CREATE TABLE challenge (
    id                    uuid PRIMARY KEY,
    version               bigint NOT NULL,
    number                text NOT NULL UNIQUE,
    state                 text NOT NULL,
    owner_id              uuid NOT NULL,
    owner_name            text NOT NULL,
    authors               uuid[] NOT NULL,
    scenario_id           uuid,
    scenario_name         text,
    title                 text NOT NULL,
    problem               text NOT NULL,
    field                 text,
    type                  text NOT NULL,
    indicators            jsonb NOT NULL,
    budget_yuan           numeric(18, 2),
    duration_months       int,
    intellectual_property text,
    conditions            text,
    deadline              timestamptz NOT NULL,
    notice_days           int NOT NULL,
    scheme                jsonb NOT NULL,
    extensions            jsonb NOT NULL,
    search_text           text NOT NULL,
    created_at            timestamptz NOT NULL,
    opened_at             timestamptz,
    closed_at             timestamptz,
    bids_opened_at        timestamptz,
    notice_ends_at        timestamptz,
    winner_id             uuid,
    winner_name           text,
    end_reason            text
);
CREATE INDEX challenge_owner ON challenge (owner_id, created_at DESC);
CREATE INDEX challenge_public ON challenge (opened_at DESC, id DESC) WHERE opened_at IS NOT NULL;
CREATE INDEX challenge_due ON challenge (deadline) WHERE state = 'Open';

CREATE TABLE question (
    id           uuid PRIMARY KEY,
    challenge_id uuid NOT NULL REFERENCES challenge,
    text         text NOT NULL,
    asked_at     timestamptz NOT NULL,
    answer       text,
    answered_at  timestamptz
);
CREATE INDEX question_challenge ON question (challenge_id, asked_at);

CREATE TABLE challenge_key (
    challenge_id uuid PRIMARY KEY REFERENCES challenge,
    wrapped      bytea NOT NULL,
    master_key   text NOT NULL,
    released_at  timestamptz
);

-- The time lock: whatever the program thinks, no key is released before the deadline by this clock, nor taken back after.
CREATE FUNCTION challenge_key_is_time_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.released_at IS NOT NULL OR (SELECT deadline FROM challenge WHERE id = NEW.challenge_id) > clock_timestamp() THEN
        RAISE EXCEPTION 'the key of challenge % is locked', NEW.challenge_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER challenge_key_is_time_locked BEFORE UPDATE OF released_at ON challenge_key
    FOR EACH ROW EXECUTE FUNCTION challenge_key_is_time_locked();

CREATE TABLE bid (
    id                uuid PRIMARY KEY,
    version           bigint NOT NULL,
    challenge_id      uuid NOT NULL REFERENCES challenge,
    bidder_id         uuid NOT NULL,
    bidder_name       text NOT NULL,
    state             text NOT NULL,
    sealed_draft      bytea NOT NULL,
    submitted_version int NOT NULL,
    submitted_at      timestamptz,
    withdrawn_at      timestamptz,
    digest            text,
    created_at        timestamptz NOT NULL,
    UNIQUE (challenge_id, bidder_id)
);
CREATE INDEX bid_bidder ON bid (bidder_id, created_at DESC);

CREATE TABLE bid_version (
    bid_id       uuid NOT NULL REFERENCES bid,
    number       int NOT NULL,
    content      bytea NOT NULL,
    digest       text NOT NULL,
    submitted_at timestamptz NOT NULL,
    PRIMARY KEY (bid_id, number)
);

CREATE FUNCTION bid_version_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a submission is kept as it came in';
END $$;
CREATE TRIGGER bid_version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bid_version
    FOR EACH STATEMENT EXECUTE FUNCTION bid_version_is_append_only();

CREATE TABLE notice (
    challenge_id     uuid PRIMARY KEY REFERENCES challenge,
    challenge_number text NOT NULL,
    challenge_title  text NOT NULL,
    owner_id         uuid NOT NULL,
    owner_name       text NOT NULL,
    winner_id        uuid NOT NULL,
    winner_name      text NOT NULL,
    reasons          text NOT NULL,
    ranking          jsonb NOT NULL,
    published_at     timestamptz NOT NULL,
    ends_at          timestamptz NOT NULL
);
CREATE INDEX notice_published ON notice (published_at DESC, challenge_id DESC);

-- The trail of this service is read by time, so that its numbers do not tell how many entries a reader may not see.
CREATE INDEX audit_at ON audit (at DESC, seq DESC);
