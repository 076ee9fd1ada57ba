-- From public notice to acceptance: notices in rounds, objections, contracts with milestones, races, credit.

ALTER TABLE challenge
    ADD COLUMN winners          jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN round            int NOT NULL DEFAULT 0,
    ADD COLUMN state_before     text,
    ADD COLUMN cancelled_at     timestamptz,
    ADD COLUMN objections_until timestamptz;
UPDATE challenge c SET
    round = 1,
    winners = (SELECT coalesce(jsonb_agg(jsonb_build_object('bidId', b.id, 'bidderId', b.bidder_id, 'bidderName', b.bidder_name)), '[]')
               FROM bid b WHERE b.challenge_id = c.id AND b.state IN ('Proposed', 'Awarded'))
WHERE notice_ends_at IS NOT NULL;

-- A notice is never edited: an upheld objection voids it, and a new round begins.
ALTER TABLE notice
    ADD COLUMN id          uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN round       int NOT NULL DEFAULT 1,
    ADD COLUMN state       text NOT NULL DEFAULT 'Running',
    ADD COLUMN winners     jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN race_reason text,
    ADD COLUMN void_reason text,
    ADD COLUMN voided_at   timestamptz;
UPDATE notice n SET winners = c.winners, state = CASE c.state WHEN 'Awarded' THEN 'Binding' WHEN 'Cancelled' THEN 'Void' ELSE 'Running' END
FROM challenge c WHERE c.id = n.challenge_id;
ALTER TABLE notice DROP CONSTRAINT notice_pkey;
ALTER TABLE notice ADD PRIMARY KEY (id);
ALTER TABLE notice ALTER COLUMN id DROP DEFAULT;
CREATE UNIQUE INDEX notice_round ON notice (challenge_id, round);
CREATE UNIQUE INDEX notice_at_most_one_binding ON notice (challenge_id) WHERE state <> 'Void';
DROP INDEX notice_published;
CREATE INDEX notice_published ON notice (published_at DESC, id DESC);

CREATE FUNCTION notice_is_never_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR OLD.state = 'Void'
        OR (to_jsonb(NEW) - ARRAY['state', 'void_reason', 'voided_at']) <> (to_jsonb(OLD) - ARRAY['state', 'void_reason', 'voided_at']) THEN
        RAISE EXCEPTION 'a public notice is never edited';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER notice_is_never_edited BEFORE UPDATE OR DELETE ON notice FOR EACH ROW EXECUTE FUNCTION notice_is_never_edited();

CREATE TABLE known_supervisor (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    organization_id uuid NOT NULL,
    name            text NOT NULL,
    active          boolean NOT NULL
);

CREATE TABLE objection (
    id               uuid PRIMARY KEY,
    version          bigint NOT NULL,
    challenge_id     uuid NOT NULL REFERENCES challenge,
    challenge_number text NOT NULL,
    challenge_title  text NOT NULL,
    owner_id         uuid NOT NULL,
    notice_id        uuid REFERENCES notice,
    against          text NOT NULL,
    objector_id      uuid NOT NULL,
    objector_name    text NOT NULL,
    person           uuid NOT NULL,
    signed_name      text NOT NULL,
    statement        text NOT NULL,
    evidence         text,
    state            text NOT NULL,
    filed_at         timestamptz NOT NULL,
    supervisor_id    uuid,
    supervisor_name  text,
    appointed_at     timestamptz,
    decision         text,
    decided_at       timestamptz
);
CREATE INDEX objection_challenge ON objection (challenge_id, id);
CREATE INDEX objection_objector ON objection (objector_id, id);
CREATE UNIQUE INDEX objection_one_open ON objection (challenge_id, objector_id) WHERE state IN ('Filed', 'Appointed');

-- Whatever the program thinks: nothing binds over an open objection.
CREATE FUNCTION nothing_binds_under_objection() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    challenge uuid := CASE TG_TABLE_NAME WHEN 'challenge' THEN (to_jsonb(NEW) ->> 'id') ELSE (to_jsonb(NEW) ->> 'challenge_id') END;
BEGIN
    IF EXISTS (SELECT 1 FROM objection o WHERE o.challenge_id = challenge AND o.state IN ('Filed', 'Appointed')) THEN
        RAISE EXCEPTION 'challenge % has an open objection', challenge;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_award_under_objection BEFORE UPDATE OF state ON challenge
    FOR EACH ROW WHEN (NEW.state IN ('Awarded', 'InDelivery') AND OLD.state <> NEW.state) EXECUTE FUNCTION nothing_binds_under_objection();

CREATE TABLE contract (
    id               uuid PRIMARY KEY,
    version          bigint NOT NULL,
    number           text NOT NULL UNIQUE,
    challenge_id     uuid NOT NULL REFERENCES challenge,
    challenge_number text NOT NULL,
    challenge_title  text NOT NULL,
    scenario_id      uuid,
    bid_id           uuid NOT NULL REFERENCES bid,
    owner_id         uuid NOT NULL,
    owner_name       text NOT NULL,
    supplier_id      uuid NOT NULL,
    supplier_name    text NOT NULL,
    state            text NOT NULL,
    edition          int NOT NULL,
    terms            jsonb NOT NULL,
    signatures       jsonb NOT NULL,
    verdicts         jsonb NOT NULL,
    extended         boolean NOT NULL,
    signed_at        timestamptz,
    ended_at         timestamptz,
    end_reason       text,
    diligent         boolean NOT NULL,
    created_at       timestamptz NOT NULL
);
CREATE UNIQUE INDEX contract_one_for_a_bid ON contract (bid_id) WHERE state <> 'Terminated';
CREATE INDEX contract_challenge ON contract (challenge_id);
CREATE INDEX contract_owner ON contract (owner_id, id);
CREATE INDEX contract_supplier ON contract (supplier_id, id);
CREATE INDEX contract_terms ON contract USING gin (terms jsonb_path_ops);
CREATE TRIGGER no_contract_under_objection BEFORE INSERT OR UPDATE OF state ON contract
    FOR EACH ROW WHEN (NEW.state = 'Active') EXECUTE FUNCTION nothing_binds_under_objection();

CREATE TABLE milestone (
    id           uuid PRIMARY KEY,
    contract_id  uuid NOT NULL REFERENCES contract,
    position     int NOT NULL,
    name         text NOT NULL,
    due          timestamptz NOT NULL,
    share        numeric(5, 2) NOT NULL,
    deliverable  text,
    state        text NOT NULL,
    report       text,
    reported_at  timestamptz,
    remarks      text,
    judged_at    timestamptz,
    reminded_at  timestamptz,
    missed_at    timestamptz,
    escalated_at timestamptz
);
CREATE INDEX milestone_contract ON milestone (contract_id, position);
CREATE INDEX milestone_due ON milestone (due) WHERE state IN ('Planned', 'SentBack', 'Missed') AND escalated_at IS NULL;

CREATE TABLE contract_change (
    id          uuid PRIMARY KEY,
    contract_id uuid NOT NULL REFERENCES contract,
    kind        text NOT NULL,
    edition     int NOT NULL,
    rationale   text NOT NULL,
    terms       jsonb,
    differences jsonb NOT NULL,
    state       text NOT NULL,
    by_side     text NOT NULL,
    by_person   uuid NOT NULL,
    proposed_at timestamptz NOT NULL,
    answer      text,
    answered_by uuid,
    answered_at timestamptz
);
CREATE INDEX contract_change_contract ON contract_change (contract_id, proposed_at);
CREATE UNIQUE INDEX contract_change_one_open ON contract_change (contract_id) WHERE state = 'Proposed';

-- Every edition that has ever bound, as it was signed or assented to.
CREATE TABLE contract_edition (
    contract_id uuid NOT NULL REFERENCES contract,
    edition     int NOT NULL,
    terms       jsonb NOT NULL,
    rationale   text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (contract_id, edition)
);
CREATE FUNCTION contract_edition_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an edition of a contract is kept as it bound';
END $$;
CREATE TRIGGER contract_edition_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_edition
    FOR EACH STATEMENT EXECUTE FUNCTION contract_edition_is_append_only();

CREATE TABLE race (
    challenge_id     uuid PRIMARY KEY REFERENCES challenge,
    version          bigint NOT NULL,
    challenge_number text NOT NULL,
    challenge_title  text NOT NULL,
    owner_id         uuid NOT NULL,
    owner_name       text NOT NULL,
    judge            jsonb NOT NULL,
    first_yuan       numeric(18, 2) NOT NULL,
    runners          jsonb NOT NULL,
    gates            jsonb NOT NULL,
    started_at       timestamptz NOT NULL,
    ended_at         timestamptz
);

CREATE TABLE IF NOT EXISTS credit_record (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    kind            text NOT NULL,
    diligent        boolean NOT NULL,
    reason          text NOT NULL,
    challenge_id    uuid,
    at              timestamptz NOT NULL,
    by_person       uuid
);
CREATE INDEX IF NOT EXISTS credit_record_organization ON credit_record (organization_id, at DESC);
