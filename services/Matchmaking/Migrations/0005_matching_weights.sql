-- Names this database, so that an index on disk is never taken for another database's.
CREATE TABLE matching_database (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid()
);
INSERT INTO matching_database DEFAULT VALUES;

-- Versions of the weights of matching. Version 0 is what the program brings along and stands in no row. A version never changes.
CREATE TABLE matching_weights (
    version    int PRIMARY KEY,
    based_on   int NOT NULL,
    factors    jsonb NOT NULL,
    measured   jsonb NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL
);

-- Which version was made active when; the latest entry holds. Rolling back is one more entry.
CREATE TABLE matching_weights_activation (
    seq              int PRIMARY KEY,
    version          int NOT NULL,
    reason           text NOT NULL,
    activated_by     uuid NOT NULL,
    activated_at     timestamptz NOT NULL
);
CREATE TRIGGER matching_weights_announce AFTER INSERT ON matching_weights_activation FOR EACH STATEMENT EXECUTE FUNCTION announce('matching_index');
