-- No key on fact: a fact handled twice shows as two rows.
CREATE TABLE handled (
    id      uuid PRIMARY KEY,
    fact    uuid NOT NULL,
    version bigint NOT NULL
);
