-- The audit trail as a hash chain. Entries are written without waiting for one another; shortly after they have committed, a sealer gives
-- each its position in the chain. What waits to be sealed stands in audit_pending, so that an entry that vanishes before is missed as well.

CREATE TABLE audit_pending (
    seq bigint PRIMARY KEY
);
INSERT INTO audit_pending SELECT seq FROM audit;

CREATE FUNCTION audit_waits_for_its_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_pending SELECT seq FROM added;
    RETURN NULL;
END $$;
CREATE TRIGGER audit_waits_for_its_seal AFTER INSERT ON audit REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION audit_waits_for_its_seal();

CREATE TABLE audit_seal (
    position  bigint PRIMARY KEY,
    seq       bigint NOT NULL UNIQUE,
    content   bytea NOT NULL,
    digest    bytea NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The end of the chain after each round, signed with a key that is not in this database.
CREATE TABLE audit_head (
    position  bigint PRIMARY KEY,
    digest    bytea NOT NULL,
    key       text,
    signature bytea,
    at        timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TRIGGER audit_seal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_head_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

CREATE INDEX audit_act ON audit (act text_pattern_ops, seq);
CREATE INDEX audit_person ON audit (person, seq);
