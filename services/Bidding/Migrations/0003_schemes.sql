-- Schemes (办法) as data, the working-day calendar, reconfirmation and late bids, consortia, affiliations, credit, sealed attachments.

CREATE TABLE scheme (
    id         uuid PRIMARY KEY,
    version    bigint NOT NULL,
    is_default boolean NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX scheme_one_default ON scheme (is_default) WHERE is_default;

CREATE TABLE scheme_version (
    scheme_id    uuid NOT NULL REFERENCES scheme,
    number       int NOT NULL,
    state        text NOT NULL,
    figures      jsonb NOT NULL,
    note         text,
    created_at   timestamptz NOT NULL,
    published_at timestamptz,
    retired_at   timestamptz,
    PRIMARY KEY (scheme_id, number)
);
CREATE UNIQUE INDEX scheme_one_published ON scheme_version (scheme_id) WHERE state = 'Published';
CREATE UNIQUE INDEX scheme_one_draft ON scheme_version (scheme_id) WHERE state = 'Draft';

-- What was in force stays as it was: challenges were posted under it.
CREATE FUNCTION scheme_version_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (OLD.state <> 'Draft' AND NEW.figures IS DISTINCT FROM OLD.figures) THEN
        RAISE EXCEPTION 'a version of a scheme that was in force is kept as it was';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER scheme_version_is_kept BEFORE UPDATE OR DELETE ON scheme_version FOR EACH ROW EXECUTE FUNCTION scheme_version_is_kept();

INSERT INTO scheme (id, version, is_default, created_at) VALUES
    ('01990000-0000-7000-8000-000000000001', 1, true, now()),
    ('01990000-0000-7000-8000-000000000002', 1, false, now());
INSERT INTO scheme_version (scheme_id, number, state, figures, note, created_at, published_at) VALUES
    ('01990000-0000-7000-8000-000000000001', 1, 'Published', '{
        "name": "标准办法", "minimumBids": 1, "maximumOpenBids": 3, "maximumMembers": 4, "maximumEvidence": 5, "noticeDays": 7, "noticeWorkingDays": 5,
        "changeDays": 7, "cureWorkingDays": 3, "creditYears": 3, "ownToPublicRatio": 0, "publicMoneyRate": 0.5, "publicMoneyCapYuan": null, "panelSize": 5,
        "blindReview": false, "affiliationYears": 3, "tieRule": "EarliestSubmission", "sealing": "Escrow", "custodians": 3, "custodyThreshold": 2,
        "extensionMonths": 12,
        "criteria": [
            {"key": "route", "name": "技术路线的先进性与可行性", "nameEn": "Technical route", "weight": 35},
            {"key": "targets", "name": "对指标的响应程度", "nameEn": "Commitment to the indicators", "weight": 25},
            {"key": "team", "name": "团队能力与业绩", "nameEn": "Team and track record", "weight": 20},
            {"key": "money", "name": "经费与进度的合理性", "nameEn": "Money and schedule", "weight": 10},
            {"key": "benefit", "name": "应用前景与知识产权安排", "nameEn": "Benefit and intellectual property", "weight": 10}],
        "tranches": [
            {"name": "签订合同后", "nameEn": "On signature", "rate": 30, "base": "PublicMoney", "capYuan": null},
            {"name": "中期考核通过后", "nameEn": "On the interim check", "rate": 40, "base": "PublicMoney", "capYuan": null},
            {"name": "验收通过后", "nameEn": "On acceptance", "rate": 30, "base": "PublicMoney", "capYuan": null}],
        "race": {"minimumRunners": 2, "maximumRunners": 5, "minimumGates": 2, "closePoints": 5, "firstToReachWins": true}}',
     NULL, now(), now()),
    ('01990000-0000-7000-8000-000000000002', 1, 'Published', '{
        "name": "简易办法", "minimumBids": 1, "maximumOpenBids": 5, "maximumMembers": 2, "maximumEvidence": 3, "noticeDays": 7, "noticeWorkingDays": 5,
        "changeDays": 5, "cureWorkingDays": 2, "creditYears": 3, "ownToPublicRatio": 1, "publicMoneyRate": 0.3, "publicMoneyCapYuan": 1000000, "panelSize": 3,
        "blindReview": true, "affiliationYears": 3, "tieRule": "LeastPublicMoney", "sealing": "Escrow", "custodians": 3, "custodyThreshold": 2,
        "extensionMonths": 6,
        "criteria": [
            {"key": "route", "name": "方案的可行性", "nameEn": "Feasibility", "weight": 40},
            {"key": "targets", "name": "对指标的响应程度", "nameEn": "Commitment to the indicators", "weight": 40},
            {"key": "money", "name": "经费与进度的合理性", "nameEn": "Money and schedule", "weight": 20}],
        "tranches": [
            {"name": "验收通过后", "nameEn": "On acceptance", "rate": 100, "base": "PublicMoney", "capYuan": 1000000}],
        "race": {"minimumRunners": 2, "maximumRunners": 3, "minimumGates": 2, "closePoints": 3, "firstToReachWins": true}}',
     NULL, now(), now());

CREATE TABLE calendar_day (
    date    date PRIMARY KEY,
    version bigint NOT NULL,
    kind    text NOT NULL,
    name    text NOT NULL
);

ALTER TABLE challenge
    ADD amendments jsonb NOT NULL DEFAULT '[]',
    ADD amended_at timestamptz,
    ADD reminded_at timestamptz;
ALTER TABLE bid ADD reconfirmed_at timestamptz;

ALTER TABLE known_organization ADD kind text, ADD credit_code text;
CREATE INDEX known_organization_name ON known_organization (name);
CREATE INDEX known_organization_credit_code ON known_organization (credit_code);

CREATE TABLE consortium_member (
    bid_id            uuid NOT NULL REFERENCES bid,
    organization_id   uuid NOT NULL,
    version           bigint NOT NULL,
    organization_name text NOT NULL,
    state             text NOT NULL,
    invited_at        timestamptz NOT NULL,
    signer            uuid,
    signer_name       text,
    signed_at         timestamptz,
    signed_digest     text,
    reason            text,
    PRIMARY KEY (bid_id, organization_id)
);
CREATE INDEX consortium_member_organization ON consortium_member (organization_id, bid_id DESC);

CREATE TABLE affiliation (
    id         uuid PRIMARY KEY,
    a          uuid NOT NULL,
    b          uuid NOT NULL,
    a_name     text NOT NULL,
    b_name     text NOT NULL,
    kind       text NOT NULL,
    source     text,
    created_at timestamptz NOT NULL,
    ended_at   timestamptz,
    CHECK (a <> b)
);
CREATE UNIQUE INDEX affiliation_pair ON affiliation (least(a, b), greatest(a, b), kind) WHERE ended_at IS NULL;
CREATE INDEX affiliation_a ON affiliation (a);
CREATE INDEX affiliation_b ON affiliation (b);

CREATE TABLE credit_record (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    kind            text NOT NULL,
    diligent        boolean NOT NULL,
    reason          text NOT NULL,
    challenge_id    uuid,
    at              timestamptz NOT NULL,
    by_person       uuid
);
CREATE INDEX credit_record_organization ON credit_record (organization_id, at DESC);

-- Ciphertext only; the key of each is inside the sealed content of its bid.
CREATE TABLE bid_attachment (
    id         uuid PRIMARY KEY,
    bid_id     uuid NOT NULL REFERENCES bid,
    size       int NOT NULL,
    box        bytea NOT NULL,
    created_at timestamptz NOT NULL
);
ALTER TABLE bid_attachment ALTER box SET STORAGE EXTERNAL;
CREATE INDEX bid_attachment_bid ON bid_attachment (bid_id);

CREATE TABLE late_request (
    id           uuid PRIMARY KEY,
    version      bigint NOT NULL,
    bid_id       uuid NOT NULL REFERENCES bid,
    challenge_id uuid NOT NULL REFERENCES challenge,
    bidder_id    uuid NOT NULL,
    bidder_name  text NOT NULL,
    reason       text NOT NULL,
    state        text NOT NULL,
    asked_at     timestamptz NOT NULL,
    decisions    jsonb NOT NULL,
    decided_at   timestamptz
);
CREATE UNIQUE INDEX late_request_one_asked ON late_request (bid_id) WHERE state = 'Asked';
CREATE INDEX late_request_challenge ON late_request (challenge_id);
