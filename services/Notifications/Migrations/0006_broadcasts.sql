-- Announcements of the platform (平台公告): proposed by one administrator, approved by another, then told like any other notice.
CREATE TABLE broadcast (
    id             uuid PRIMARY KEY,
    version        bigint NOT NULL,
    state          text NOT NULL,
    title          text NOT NULL,
    body           text NOT NULL,
    title_en       text NOT NULL,
    body_en        text NOT NULL,
    link           text NOT NULL,
    urgent         boolean NOT NULL,
    kinds          text[] NOT NULL,
    administrators boolean NOT NULL,
    proposed_by    uuid NOT NULL,
    proposed_at    timestamptz NOT NULL,
    decided_by     uuid,
    decided_at     timestamptz,
    reason         text
);
CREATE INDEX broadcast_newest ON broadcast (proposed_at DESC, id DESC);
