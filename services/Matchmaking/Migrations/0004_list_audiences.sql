-- Scenarios of lists that are aimed at some organisations are suggested to nobody else.
ALTER TABLE scenario
    ADD COLUMN list_id uuid,
    ADD COLUMN aimed   boolean NOT NULL DEFAULT false;
CREATE INDEX scenario_aimed ON scenario (list_id) WHERE aimed;

-- For whom a list is, kept by ListPublished and ListAudienceChanged.
CREATE TABLE list_audience (
    list_id       uuid PRIMARY KEY,
    version       bigint NOT NULL,
    organizations uuid[] NOT NULL
);
