-- Directions, collection calls, hand-ins, agencies, near duplicates and the moderator's desk.

-- A year's directions (场景方向); scenarios name them.
CREATE TABLE direction (
    id           uuid PRIMARY KEY,
    version      bigint NOT NULL,
    year         int NOT NULL,
    name         text NOT NULL,
    name_en      text,
    description  text,
    state        text NOT NULL,
    created_at   timestamptz NOT NULL,
    published_at timestamptz,
    CONSTRAINT direction_once UNIQUE (year, name)
);

ALTER TABLE scenario
    ADD COLUMN directions        text[] NOT NULL DEFAULT '{}',
    ADD COLUMN drafted_by_id     uuid,
    ADD COLUMN drafted_by_name   text,
    ADD COLUMN duplicate_bands   bigint[] NOT NULL DEFAULT '{}',
    ADD COLUMN first_reader_id   uuid,
    ADD COLUMN first_reader_name text,
    ADD COLUMN first_read_at     timestamptz;
CREATE INDEX scenario_directions ON scenario USING gin (directions);
CREATE INDEX scenario_duplicate_bands ON scenario USING gin (duplicate_bands);
CREATE INDEX scenario_drafted_by ON scenario (drafted_by_id, updated_at DESC, number) WHERE drafted_by_id IS NOT NULL;

-- A call (征集) and the windows in which it takes hand-ins. A window opens once: its start is unique within its call.
CREATE TABLE collection_call (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    number          text NOT NULL UNIQUE,
    state           text NOT NULL,
    owner_id        uuid NOT NULL,
    owner_name      text NOT NULL,
    by_platform     boolean NOT NULL,
    title           text NOT NULL,
    introduction    text,
    directions      text[] NOT NULL,
    required_fields text[] NOT NULL,
    reminder_days   int[] NOT NULL,
    opens_at        timestamptz,
    closes_at       timestamptz,
    recurrence      jsonb,
    window_days     int,
    end_reason      text,
    created_at      timestamptz NOT NULL,
    published_at    timestamptz,
    ended_at        timestamptz
);
CREATE INDEX collection_call_published ON collection_call (published_at DESC, number) WHERE published_at IS NOT NULL;
CREATE INDEX collection_call_owner ON collection_call (owner_id, created_at DESC, number);

CREATE TABLE call_window (
    id        uuid PRIMARY KEY,
    call_id   uuid NOT NULL REFERENCES collection_call,
    opens_at  timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    CONSTRAINT call_window_once UNIQUE (call_id, opens_at),
    CHECK (closes_at > opens_at)
);
CREATE INDEX call_window_closes ON call_window (closes_at);

-- A step of a call's reminder plan that has been told. Its row is taken before it is told, so it is told once.
CREATE TABLE call_reminder (
    window_id uuid NOT NULL REFERENCES call_window,
    days      int NOT NULL,
    PRIMARY KEY (window_id, days)
);

-- One need as it was handed in. "body" is what the receipt's digest covers, byte for byte.
CREATE TABLE hand_in (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    number          text NOT NULL UNIQUE,
    state           text NOT NULL,
    call_id         uuid NOT NULL REFERENCES collection_call,
    window_id       uuid NOT NULL REFERENCES call_window,
    park_id         uuid NOT NULL,
    park_name       text NOT NULL,
    owner_id        uuid NOT NULL,
    owner_name      text NOT NULL,
    content         jsonb NOT NULL,
    name            text NOT NULL,
    body            text NOT NULL,
    digest          text NOT NULL,
    duplicate_bands bigint[] NOT NULL,
    scenario_id     uuid REFERENCES scenario,
    merged_into_id  uuid REFERENCES hand_in,
    reason          text,
    submitted_at    timestamptz NOT NULL,
    decided_at      timestamptz
);
CREATE INDEX hand_in_call ON hand_in (call_id, submitted_at DESC, number);
CREATE INDEX hand_in_park ON hand_in (park_id, state, submitted_at DESC, number);
CREATE INDEX hand_in_owner ON hand_in (owner_id, submitted_at DESC, number);
CREATE INDEX hand_in_scenario ON hand_in (scenario_id) WHERE scenario_id IS NOT NULL;
CREATE INDEX hand_in_merged ON hand_in (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX hand_in_duplicate_bands ON hand_in USING gin (duplicate_bands);

-- What Identity says of agencies (场景机构), and which parks let them draft.
CREATE TABLE agency_organization (
    id      uuid PRIMARY KEY,
    version bigint NOT NULL,
    name    text NOT NULL,
    state   text NOT NULL
);

CREATE TABLE agency_authorization (
    id            uuid PRIMARY KEY,
    version       bigint NOT NULL,
    state         text NOT NULL,
    park_id       uuid NOT NULL,
    park_name     text NOT NULL,
    agency_id     uuid NOT NULL,
    agency_name   text NOT NULL,
    note          text,
    revoke_reason text,
    granted_at    timestamptz NOT NULL,
    revoked_at    timestamptz
);
CREATE UNIQUE INDEX agency_authorization_once ON agency_authorization (park_id, agency_id) WHERE state = 'Granted';
CREATE INDEX agency_authorization_agency ON agency_authorization (agency_id, granted_at DESC);

-- The moderator's desk: who is at what, what was handed in each time, and the rules of the desk (one row).
CREATE TABLE moderation_claim (
    scenario_id uuid PRIMARY KEY REFERENCES scenario,
    person_id   uuid NOT NULL,
    person_name text NOT NULL,
    claimed_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL
);

CREATE TABLE submitted_version (
    scenario_id  uuid NOT NULL REFERENCES scenario,
    round        int NOT NULL,
    content      jsonb NOT NULL,
    submitted_at timestamptz NOT NULL,
    returned_at  timestamptz,
    reasons      jsonb,
    PRIMARY KEY (scenario_id, round)
);

CREATE TABLE moderation_policy (
    id               uuid PRIMARY KEY,
    version          bigint NOT NULL,
    claim_minutes    int NOT NULL,
    service_days     int NOT NULL,
    bulk_limit       int NOT NULL,
    second_reader    text NOT NULL,
    first_of_kind    boolean NOT NULL,
    investment_above numeric,
    only_row         boolean NOT NULL DEFAULT true UNIQUE CHECK (only_row)
);
INSERT INTO moderation_policy (id, version, claim_minutes, service_days, bulk_limit, second_reader, first_of_kind, investment_above)
VALUES ('0f3c1d52-6f0e-4a55-9c55-6d6f6465726e', 1, 30, 5, 200, 'Off', true, 100000000);

-- The tables of Quartz.NET 4.7.3 for PostgreSQL, as its store creates them (Apache-2.0).
CREATE TABLE qrtz_job_details (
  sched_name text not null,
  job_name text not null,
  job_group text not null,
  description text null,
  job_class_name text not null,
  is_durable bool not null,
  is_nonconcurrent bool not null,
  is_update_data bool not null,
  requests_recovery bool not null,
  job_data bytea null,
  primary key (sched_name,job_name,job_group)
);
CREATE TABLE qrtz_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  job_name text not null,
  job_group text not null,
  description text null,
  next_fire_time bigint null,
  prev_fire_time bigint null,
  priority integer null,
  trigger_state text not null,
  trigger_type text not null,
  start_time bigint not null,
  end_time bigint null,
  calendar_name text null,
  misfire_instr smallint null,
  misfire_orig_fire_time bigint null,
  execution_group varchar(200) null,
  preferred_node varchar(200) null,
  preferred_node_auto bool not null default false,
  retry_policy varchar(250) null,
  retry_attempt integer null,
  continues_trigger_name text null,
  continues_trigger_group text null,
  continuation_condition integer null,
  overlap_policy integer null,
  pause_reason varchar(250) null,
  paused_by varchar(200) null,
  paused_at bigint null,
  misfire_threshold bigint null,
  fixed_delay bool null,
  job_data bytea null,
  primary key (sched_name,trigger_name,trigger_group),
  foreign key (sched_name,job_name,job_group) references qrtz_job_details (sched_name,job_name,job_group)
);
CREATE TABLE qrtz_simple_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  repeat_count bigint not null,
  repeat_interval bigint not null,
  times_triggered bigint not null,
  primary key (sched_name,trigger_name,trigger_group),
  foreign key (sched_name,trigger_name,trigger_group) references qrtz_triggers (sched_name,trigger_name,trigger_group) on delete cascade
);
CREATE TABLE qrtz_cron_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  cron_expression text not null,
  time_zone_id text,
  primary key (sched_name,trigger_name,trigger_group),
  foreign key (sched_name,trigger_name,trigger_group) references qrtz_triggers (sched_name,trigger_name,trigger_group) on delete cascade
);
CREATE TABLE qrtz_simprop_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  str_prop_1 text null,
  str_prop_2 text null,
  str_prop_3 text null,
  int_prop_1 integer null,
  int_prop_2 integer null,
  long_prop_1 bigint null,
  long_prop_2 bigint null,
  dec_prop_1 numeric null,
  dec_prop_2 numeric null,
  bool_prop_1 bool null,
  bool_prop_2 bool null,
  time_zone_id text null,
  primary key (sched_name,trigger_name,trigger_group),
  foreign key (sched_name,trigger_name,trigger_group) references qrtz_triggers (sched_name,trigger_name,trigger_group) on delete cascade
);
CREATE TABLE qrtz_blob_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  blob_data bytea null,
  primary key (sched_name,trigger_name,trigger_group),
  foreign key (sched_name,trigger_name,trigger_group) references qrtz_triggers (sched_name,trigger_name,trigger_group) on delete cascade
);
CREATE TABLE qrtz_calendars (
  sched_name text not null,
  calendar_name text not null,
  calendar bytea not null,
  primary key (sched_name,calendar_name)
);
CREATE TABLE qrtz_paused_trigger_grps (
  sched_name text not null,
  trigger_group text not null,
  pause_reason varchar(250) null,
  paused_by varchar(200) null,
  paused_at bigint null,
  primary key (sched_name,trigger_group)
);
CREATE TABLE qrtz_paused_job_grps (
  sched_name text not null,
  job_group text not null,
  pause_reason varchar(250) null,
  paused_by varchar(200) null,
  paused_at bigint null,
  primary key (sched_name,job_group)
);
CREATE TABLE qrtz_fired_triggers (
  sched_name text not null,
  entry_id text not null,
  trigger_name text not null,
  trigger_group text not null,
  instance_name text not null,
  fired_time bigint not null,
  sched_time bigint not null,
  priority integer not null,
  state text not null,
  job_name text null,
  job_group text null,
  is_nonconcurrent bool not null,
  requests_recovery bool null,
  execution_group varchar(200) null,
  progress integer null,
  progress_message varchar(250) null,
  interrupt_requested_time bigint null,
  primary key (sched_name,entry_id)
);
CREATE TABLE qrtz_scheduler_state (
  sched_name text not null,
  instance_name text not null,
  last_checkin_time bigint not null,
  checkin_interval bigint not null,
  quartz_version varchar(20) null,
  primary key (sched_name,instance_name)
);
CREATE TABLE qrtz_locks (
  sched_name text not null,
  lock_name text not null,
  primary key (sched_name,lock_name)
);
CREATE TABLE qrtz_execution_history (
  sched_name text not null,
  entry_id text not null,
  instance_name text not null,
  job_name text not null,
  job_group text not null,
  trigger_name text not null,
  trigger_group text not null,
  fired_time bigint not null,
  run_time bigint not null,
  succeeded bool not null,
  error_message text null,
  retry_attempt integer not null default 0,
  retry_scheduled bool not null default false,
  execution_log text null,
  result integer null,
  summary text null,
  metrics text null,
  manual bool null,
  fire_instance_id text null,
  job_input text null,
  job_input_too_large bool null,
  primary key (sched_name,entry_id)
);
CREATE TABLE qrtz_misfire_history (
  sched_name text not null,
  entry_id text not null,
  instance_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  job_name text null,
  job_group text null,
  misfire_time bigint not null,
  sched_time bigint null,
  reason integer null,
  primary key (sched_name,entry_id)
);
CREATE TABLE qrtz_job_status (
  sched_name text not null,
  job_group text not null,
  job_name text not null,
  first_fired_time bigint not null,
  last_fired_time bigint not null,
  last_result integer not null,
  last_run_time bigint not null,
  last_instance_name text not null,
  last_entry_id text null,
  last_summary text null,
  last_success_time bigint null,
  last_failure_time bigint null,
  last_failure_message text null,
  consecutive_failures integer not null default 0,
  run_count bigint not null default 0,
  failure_count bigint not null default 0,
  primary key (sched_name,job_group,job_name)
);
CREATE INDEX idx_qrtz_j_g_n ON qrtz_job_details (sched_name, job_group, job_name);
CREATE INDEX idx_qrtz_t_j ON qrtz_triggers (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_t_g_n ON qrtz_triggers (sched_name, trigger_group, trigger_name);
CREATE INDEX idx_qrtz_t_c ON qrtz_triggers (sched_name, calendar_name);
CREATE INDEX idx_qrtz_t_nft_st ON qrtz_triggers (sched_name, trigger_state, next_fire_time asc, priority desc, misfire_instr);
CREATE INDEX idx_qrtz_ft_inst_job_req_rcvry ON qrtz_fired_triggers (sched_name, instance_name, requests_recovery);
CREATE INDEX idx_qrtz_ft_j_g ON qrtz_fired_triggers (sched_name, job_name, job_group);
CREATE INDEX idx_qrtz_ft_t_g ON qrtz_fired_triggers (sched_name, trigger_name, trigger_group);
CREATE INDEX idx_qrtz_eh_fired_time ON qrtz_execution_history (sched_name, fired_time);
CREATE INDEX idx_qrtz_eh_inst ON qrtz_execution_history (sched_name, instance_name);
CREATE INDEX idx_qrtz_mh_misfire_time ON qrtz_misfire_history (sched_name, misfire_time);
CREATE INDEX idx_qrtz_mh_inst ON qrtz_misfire_history (sched_name, instance_name);
CREATE INDEX idx_qrtz_eh_job_time ON qrtz_execution_history (sched_name, job_group, job_name, fired_time);
CREATE INDEX idx_qrtz_eh_fire_inst ON qrtz_execution_history (sched_name, fire_instance_id);
CREATE INDEX idx_qrtz_eh_trig_time ON qrtz_execution_history (sched_name, trigger_group, trigger_name, fired_time);
