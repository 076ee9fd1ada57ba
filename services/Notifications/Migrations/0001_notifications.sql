-- Copies of who can be told, kept by MemberChanged and OrganizationChanged.
CREATE TABLE organization (
    id      uuid PRIMARY KEY,
    version bigint NOT NULL,
    kind    text NOT NULL,
    name    text NOT NULL,
    state   text NOT NULL
);
CREATE INDEX organization_verified ON organization (kind) WHERE state = 'verified';

CREATE TABLE member (
    person_id       uuid PRIMARY KEY,
    version         bigint NOT NULL,
    organization_id uuid NOT NULL,
    name            text NOT NULL,
    email           text NOT NULL,
    language        text NOT NULL,
    roles           text[] NOT NULL,
    active          boolean NOT NULL
);
CREATE INDEX member_organization ON member (organization_id) WHERE active;
CREATE INDEX member_administrator ON member (person_id) WHERE active AND roles @> ARRAY['administrator'];

-- The deadline that was told last, so that a later event is known as "opened" or "moved".
CREATE TABLE challenge (
    id       uuid PRIMARY KEY,
    version  bigint NOT NULL,
    deadline timestamptz NOT NULL
);

-- What happened, once for all who are told: a template and its values, put into words when somebody reads it.
CREATE TABLE notice (
    id         uuid PRIMARY KEY,
    event_id   uuid NOT NULL,
    template   text NOT NULL,
    topic      text NOT NULL,
    urgency    text NOT NULL,
    link       text NOT NULL,
    arguments  jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (event_id, template)
);

-- A notice in one person's inbox. One event reaches a person once, by whichever audience comes first.
-- Rows are written under an advisory lock, so that seq grows in the order in which readers come to see the rows.
-- One event can write a row for everybody there is, so there are no foreign keys to check row by row and no index beyond need.
CREATE TABLE delivery (
    seq       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id uuid NOT NULL,
    event_id  uuid NOT NULL,
    person_id uuid NOT NULL,
    read_at   timestamptz,
    UNIQUE (event_id, person_id)
);
CREATE INDEX delivery_person ON delivery (person_id, seq);
CREATE INDEX delivery_unread ON delivery (person_id) WHERE read_at IS NULL;

-- Topics that a person wants no e-mail about.
CREATE TABLE preference (
    person_id uuid PRIMARY KEY,
    version   bigint NOT NULL,
    muted     text[] NOT NULL
);

-- Mail on its way. due_at is also the lease of the replica that sends it.
CREATE TABLE mail (
    notice_id uuid NOT NULL,
    person_id uuid NOT NULL,
    state     text NOT NULL,
    attempts  int NOT NULL DEFAULT 0,
    due_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent_at   timestamptz,
    reason    text,
    PRIMARY KEY (notice_id, person_id)
);
CREATE INDEX mail_waiting ON mail (due_at) WHERE state = 'Waiting';
