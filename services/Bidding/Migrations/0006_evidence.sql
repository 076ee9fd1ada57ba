-- Files that show what an objection says (异议证据). The files themselves lie in the store by their SHA-256.
CREATE TABLE objection_evidence (
    id           uuid PRIMARY KEY,
    objection_id uuid NOT NULL REFERENCES objection,
    name         text NOT NULL,
    media_type   text NOT NULL,
    length       bigint NOT NULL,
    sha256       text NOT NULL CHECK (length(sha256) = 64),
    scan         text NOT NULL,
    added_by     uuid NOT NULL,
    added_at     timestamptz NOT NULL
);
CREATE INDEX objection_evidence_objection ON objection_evidence (objection_id, added_at);

-- Evidence is part of what was signed: it is added, and never changed or taken out.
CREATE FUNCTION objection_evidence_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'evidence is kept as it came in';
END $$;
CREATE TRIGGER objection_evidence_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON objection_evidence
    FOR EACH STATEMENT EXECUTE FUNCTION objection_evidence_is_append_only();
