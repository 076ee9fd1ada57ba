-- Sealing (密封): bids are encrypted for a key of their challenge that the platform or its custodians hold, and every submission is a leaf of the challenge's log.

-- The key of a challenge. "wrapped" is the key of the bidders' own copies from now on; nobody else is ever given it. A challenge that was
-- opened before has no key pair until the next bid comes in; what was sealed under "wrapped" stays readable as before.
ALTER TABLE challenge_key
    ADD COLUMN mode        text NOT NULL DEFAULT 'Escrow' CHECK (mode IN ('Escrow', 'Custody')),
    ADD COLUMN public_key  bytea CHECK (length(public_key) = 65),
    ADD COLUMN private_key bytea,
    ADD COLUMN threshold   int NOT NULL DEFAULT 0;
ALTER TABLE challenge_key ADD CONSTRAINT escrow_has_the_private_key CHECK (mode <> 'Escrow' OR (public_key IS NULL) = (private_key IS NULL));

-- In custody nobody but the custodians has the private key until it is released, and the time lock above rules that.
ALTER TABLE challenge_key ADD CONSTRAINT custody_has_no_key_before_release CHECK (mode <> 'Custody' OR (private_key IS NULL) = (released_at IS NULL));

-- What was sealed does not compress; trying costs the time of a deadline rush.
ALTER TABLE bid ALTER COLUMN sealed_draft SET STORAGE EXTERNAL;
ALTER TABLE bid_version ALTER COLUMN content SET STORAGE EXTERNAL;

ALTER TABLE bid_version
    ADD COLUMN own_key           bytea,
    ADD COLUMN receipt_key       text,
    ADD COLUMN receipt_signature bytea;

-- Custodians (开标保管人): a place each, taken by a person. What is in here opens nothing without the passphrase of its person.
CREATE TABLE custodian (
    challenge_id  uuid NOT NULL REFERENCES challenge,
    place         int NOT NULL CHECK (place BETWEEN 1 AND 9),
    version       bigint NOT NULL,
    role          text NOT NULL CHECK (role IN ('Park', 'Administrator', 'Supervisor')),
    person_id     uuid,
    person_name   text,
    organization_id uuid,
    key           jsonb,
    sealed_share  bytea,
    share_digest  bytea,
    accepted_at   timestamptz,
    drill         bytea,
    proved_at     timestamptz,
    handed_in     bytea,
    handed_in_at  timestamptz,
    PRIMARY KEY (challenge_id, place),
    UNIQUE (challenge_id, person_id)
);
CREATE INDEX custodian_person ON custodian (person_id, challenge_id DESC);
CREATE INDEX custodian_vacant ON custodian (role, challenge_id DESC) WHERE person_id IS NULL;

-- The time lock of shares: none is handed in before the deadline by this clock.
CREATE FUNCTION share_is_time_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.handed_in IS NOT NULL AND (SELECT deadline FROM challenge WHERE id = NEW.challenge_id) > clock_timestamp() THEN
        RAISE EXCEPTION 'the shares of challenge % are locked', NEW.challenge_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER share_is_time_locked BEFORE INSERT OR UPDATE OF handed_in ON custodian
    FOR EACH ROW EXECUTE FUNCTION share_is_time_locked();

-- A lost share on its way to its new custodian (补发).
CREATE TABLE share_reissue (
    challenge_id    uuid NOT NULL,
    place           int NOT NULL,
    version         bigint NOT NULL,
    person_id       uuid NOT NULL,
    person_name     text NOT NULL,
    organization_id uuid NOT NULL,
    key             jsonb NOT NULL,
    helpers         int[] NOT NULL,
    parts           jsonb NOT NULL,
    asked_at        timestamptz NOT NULL,
    PRIMARY KEY (challenge_id, place),
    FOREIGN KEY (challenge_id, place) REFERENCES custodian
);

-- The keys that sign receipts and tree heads. All stay: old receipts are checked with old keys.
CREATE TABLE log_key (
    kid         text PRIMARY KEY,
    public_key  bytea NOT NULL,
    private_key bytea NOT NULL,
    master_key  text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Submissions on their way into the log: written with the submission, so that none is forgotten, and taken by the appender.
CREATE TABLE log_queue (
    seq          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    challenge_id uuid NOT NULL,
    leaf         bytea NOT NULL
);
CREATE INDEX log_queue_challenge ON log_queue (challenge_id, seq);

CREATE TABLE log_leaf (
    challenge_id uuid NOT NULL,
    index        bigint NOT NULL,
    leaf         bytea NOT NULL CHECK (length(leaf) = 32),
    PRIMARY KEY (challenge_id, index)
);
CREATE INDEX log_leaf_hash ON log_leaf (challenge_id, leaf);

-- Signed tree heads; the first one of a challenge is that of its deadline.
CREATE TABLE log_head (
    challenge_id uuid NOT NULL,
    tree_size    bigint NOT NULL,
    root         bytea NOT NULL,
    at           timestamptz NOT NULL,
    kid          text NOT NULL REFERENCES log_key,
    signature    bytea NOT NULL,
    PRIMARY KEY (challenge_id, tree_size)
);

CREATE FUNCTION log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only';
END $$;
CREATE TRIGGER log_leaf_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_leaf FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
CREATE TRIGGER log_head_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_head FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
CREATE TRIGGER log_key_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_key FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();

-- The minutes of an opening (开启记录): made once.
CREATE TABLE opening_minutes (
    challenge_id uuid PRIMARY KEY REFERENCES challenge,
    body         jsonb NOT NULL
);
CREATE TRIGGER opening_minutes_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON opening_minutes
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
