-- Ways by which notices leave the platform (渠道); an operator can pause one, and it stays paused until somebody resumes it.
CREATE TABLE channel (
    name      text PRIMARY KEY,
    version   bigint NOT NULL DEFAULT 1,
    paused_at timestamptz,
    paused_by uuid,
    reason    text
);
INSERT INTO channel (name) VALUES ('mail'), ('webhook'), ('sms');

-- slot_at: when its domain's pace lets the mail go. ended_at: when it was given up or sent.
ALTER TABLE mail ADD COLUMN slot_at timestamptz, ADD COLUMN ended_at timestamptz;
UPDATE mail SET ended_at = coalesce(sent_at, due_at) WHERE state IN ('Sent', 'Failed');
CREATE INDEX mail_sent ON mail (ended_at) WHERE state = 'Sent';
CREATE INDEX mail_failed ON mail (ended_at) WHERE state = 'Failed';
CREATE INDEX webhook_call_done ON webhook_call (done_at) WHERE state = 'Done';
CREATE INDEX webhook_call_failed ON webhook_call (done_at) WHERE state = 'Failed';

-- The next free place in a receiving domain's pace, shared by all replicas.
CREATE TABLE mail_domain (
    domain  text PRIMARY KEY,
    next_at timestamptz NOT NULL
);

-- Addresses that a mail server has refused for good. Nothing is sent there until its owner says that it works again.
CREATE TABLE mail_suppression (
    email  text PRIMARY KEY,
    reason text NOT NULL,
    at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Where a person wants to be reached beside the account's own address: another e-mail address, a mobile number. address is confirmed,
-- wanted waits for the code that was sent there. The code is derived, so none is stored.
CREATE TABLE contact (
    person_id uuid NOT NULL,
    channel   text NOT NULL,
    version   bigint NOT NULL,
    address   text,
    wanted    text,
    asked_at  timestamptz,
    sent_at   timestamptz,
    tries     int NOT NULL DEFAULT 0,
    PRIMARY KEY (person_id, channel)
);
CREATE INDEX contact_code ON contact (channel) WHERE wanted IS NOT NULL AND sent_at IS NULL;

-- Short messages on their way; the same discipline as mail. id is what the gateway's receipt names.
CREATE TABLE sms (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    notice_id   uuid NOT NULL,
    person_id   uuid NOT NULL,
    state       text NOT NULL,
    attempts    int NOT NULL DEFAULT 0,
    due_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at    timestamptz,
    received_at timestamptz,
    reason      text,
    UNIQUE (notice_id, person_id)
);
CREATE INDEX sms_waiting ON sms (due_at) WHERE state = 'Waiting';
CREATE INDEX sms_ended ON sms (ended_at) WHERE state IN ('Sent', 'Received', 'Failed');
