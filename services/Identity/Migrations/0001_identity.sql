-- Organisations, one per unified social credit code.
CREATE TABLE organization (
    id            uuid PRIMARY KEY,
    version       bigint NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('park', 'company', 'agency', 'funder', 'platform')),
    name          text NOT NULL,
    search_name   text NOT NULL,
    credit_code   text NOT NULL CONSTRAINT organization_credit_code UNIQUE,
    region_code   text NOT NULL,
    growth_tier   text,
    department    text,
    phone         text,
    state         text NOT NULL,
    reason        text,
    registered_at timestamptz NOT NULL,
    decided_at    timestamptz,
    creation_key  bytea UNIQUE
);
CREATE INDEX organization_state ON organization (state, id);

-- People. A person belongs to one organisation; the e-mail address is one person's, whatever its letter case.
CREATE TABLE person (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    organization_id uuid NOT NULL REFERENCES organization,
    name            text NOT NULL,
    email           text NOT NULL,
    email_key       text NOT NULL CONSTRAINT person_email UNIQUE,
    language        text NOT NULL,
    roles           text[] NOT NULL,
    active          boolean NOT NULL,
    consented_at    timestamptz,
    joined_at       timestamptz NOT NULL
);
CREATE INDEX person_organization ON person (organization_id, id);

-- Apart from the person, so that signing in does not change the person's version.
CREATE TABLE credential (
    person_id       uuid PRIMARY KEY REFERENCES person,
    password_hash   text NOT NULL,
    expired         boolean NOT NULL,
    changed_at      timestamptz NOT NULL,
    last_sign_in_at timestamptz
);

-- Failed sign-ins by the hash of the address, whether or not anybody has it.
CREATE TABLE sign_in_attempts (
    address_hash   bytea PRIMARY KEY,
    failures       int NOT NULL,
    last_failed_at timestamptz NOT NULL,
    locked_until   timestamptz
);

CREATE TABLE invitation (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organization,
    name            text NOT NULL,
    email           text NOT NULL,
    email_key       text NOT NULL,
    roles           text[] NOT NULL,
    token_hash      bytea NOT NULL UNIQUE,
    creation_key    bytea UNIQUE,
    invited_by      uuid NOT NULL,
    invited_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    accepted_at     timestamptz,
    withdrawn_at    timestamptz
);
CREATE INDEX invitation_organization ON invitation (organization_id, id);

-- A session is the family of the refresh tokens that descend from one sign-in.
CREATE TABLE session (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL REFERENCES person,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz,
    ended_by   text
);
CREATE INDEX session_open ON session (person_id) WHERE ended_at IS NULL;

CREATE TABLE refresh_token (
    hash         bytea PRIMARY KEY,
    session_id   uuid NOT NULL REFERENCES session ON DELETE CASCADE,
    issued_at    timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    redeemed_at  timestamptz,
    redeemed_key bytea
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);
CREATE INDEX refresh_token_expires ON refresh_token (expires_at);

-- Programs that act for an organisation.
CREATE TABLE machine (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organization,
    name            text NOT NULL,
    secret_hash     bytea NOT NULL,
    creation_key    bytea UNIQUE,
    created_at      timestamptz NOT NULL,
    revoked_at      timestamptz
);
CREATE INDEX machine_organization ON machine (organization_id, id);

-- Keys that sign access tokens. The private part is sealed under the master key, and erased once nothing needs it.
CREATE TABLE signing_key (
    kid            text PRIMARY KEY,
    x              bytea NOT NULL,
    y              bytea NOT NULL,
    sealed_private bytea,
    created_at     timestamptz NOT NULL,
    signs_from     timestamptz NOT NULL
);
