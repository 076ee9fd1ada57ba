-- What goes to few people is put down with its event as well, and told a moment later together with what came beside it: telling is in
-- order, so one telling waits for the other's commit, and a commit waits for the disk. What cannot be told is put off, and keeps nobody.
ALTER TABLE fan_out
    ADD COLUMN few boolean NOT NULL DEFAULT false,
    ADD COLUMN not_before timestamptz NOT NULL DEFAULT '-infinity';
CREATE INDEX fan_out_few ON fan_out (seq) WHERE few;
