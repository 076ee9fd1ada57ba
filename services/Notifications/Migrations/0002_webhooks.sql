-- Webhooks (回调): addresses of organisations that are called when one of their notices is told.
CREATE TABLE webhook (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    organization_id uuid NOT NULL,
    name            text NOT NULL,
    url             text NOT NULL,
    format          text NOT NULL,
    topics          text[] NOT NULL,
    state           text NOT NULL,
    reason          text,
    generation      int NOT NULL,
    rotated_at      timestamptz,
    robot_secret    bytea,
    failing_since   timestamptz,
    slow            boolean NOT NULL DEFAULT false,
    busy_until      timestamptz,
    created_at      timestamptz NOT NULL
);
CREATE INDEX webhook_organization ON webhook (organization_id, id) WHERE state <> 'Removed';

-- One call to be made: a notice for a webhook, or a test. due_at is when it may be tried next.
CREATE TABLE webhook_call (
    id         uuid PRIMARY KEY,
    webhook_id uuid NOT NULL REFERENCES webhook,
    notice_id  uuid,
    state      text NOT NULL,
    attempts   int NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    done_at    timestamptz,
    UNIQUE (webhook_id, notice_id)
);
CREATE INDEX webhook_call_due ON webhook_call (webhook_id, due_at) WHERE state = 'Waiting';
CREATE INDEX webhook_call_log ON webhook_call (webhook_id, created_at DESC, id DESC);

-- What came of each try. Kept thirty days.
CREATE TABLE webhook_attempt (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id     uuid NOT NULL REFERENCES webhook_call ON DELETE CASCADE,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    status      int,
    duration_ms int NOT NULL,
    error       text,
    answer      text
);
CREATE INDEX webhook_attempt_call ON webhook_attempt (call_id, id);
