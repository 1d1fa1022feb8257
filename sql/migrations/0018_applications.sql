-- Why: a certificate begins with an application (document 002 chapter V): who asks, for which house, for what; where it
-- stands until the paper is handed over; and how people wait, are called and make appointments at the counter.

-- 1. Points to survey: what an application without a result becomes --------------------------

CREATE TABLE surveys.point_to_survey (
  point_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  round text NOT NULL,
  source text NOT NULL,
  source_id uuid NOT NULL,
  address text NOT NULL,
  reason text,
  geom geometry(Point, 6668),
  wanted_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT point_to_survey_pkey PRIMARY KEY (point_id),
  CONSTRAINT point_to_survey_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT point_to_survey_round_known CHECK (round IN ('first', 'second', 'resurvey')),
  CONSTRAINT point_to_survey_source_known CHECK (source IN ('application'))
);
COMMENT ON TABLE surveys.point_to_survey IS '申請ポイント: a place that is to be surveyed because somebody asked. Names nobody';
COMMENT ON COLUMN surveys.point_to_survey.point_id IS 'UUIDv7';
COMMENT ON COLUMN surveys.point_to_survey.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.point_to_survey.disaster_code IS '災害';
COMMENT ON COLUMN surveys.point_to_survey.round IS '調査回 that is wanted: first, second 第2次, resurvey 再調査';
COMMENT ON COLUMN surveys.point_to_survey.source IS 'What asked for it';
COMMENT ON COLUMN surveys.point_to_survey.source_id IS 'Which one';
COMMENT ON COLUMN surveys.point_to_survey.address IS '所在地';
COMMENT ON COLUMN surveys.point_to_survey.reason IS 'What the applicant says about the former result';
COMMENT ON COLUMN surveys.point_to_survey.geom IS 'The place; null where the address could not be placed';
COMMENT ON COLUMN surveys.point_to_survey.wanted_at IS 'Since when';
COMMENT ON COLUMN surveys.point_to_survey.ended_at IS 'When it was surveyed or no longer wanted; null: waits';
COMMENT ON COLUMN surveys.point_to_survey.version IS 'Grows with each change';
CREATE INDEX point_to_survey_disaster ON surveys.point_to_survey (municipality_code, disaster_code, wanted_at);
CREATE INDEX point_to_survey_geom_gist ON surveys.point_to_survey USING gist (geom);
CREATE UNIQUE INDEX point_to_survey_one_waits ON surveys.point_to_survey (source, source_id) WHERE ended_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON surveys.point_to_survey TO musubi_app;
ALTER TABLE surveys.point_to_survey ENABLE ROW LEVEL SECURITY;
ALTER TABLE surveys.point_to_survey FORCE ROW LEVEL SECURITY;
CREATE POLICY point_to_survey_scope ON surveys.point_to_survey TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));

-- 2. Tickets ---------------------------------------------------------------------------------

CREATE TABLE certificates.ticket_series (
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  day date NOT NULL,
  business text NOT NULL,
  last_number integer NOT NULL,
  CONSTRAINT ticket_series_pkey PRIMARY KEY (municipality_code, disaster_code, day, business),
  CONSTRAINT ticket_series_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT ticket_series_business_known CHECK (business IN ('application', 'consultation', 'appointment'))
);
COMMENT ON TABLE certificates.ticket_series IS 'Consecutive ticket numbers of a day and business; the row is locked while one is given';
COMMENT ON COLUMN certificates.ticket_series.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.ticket_series.disaster_code IS '災害';
COMMENT ON COLUMN certificates.ticket_series.day IS 'Day in Japan';
COMMENT ON COLUMN certificates.ticket_series.business IS 'application 申請・交付, consultation 相談, appointment 予約';
COMMENT ON COLUMN certificates.ticket_series.last_number IS 'The last one given';

CREATE TABLE certificates.ticket (
  ticket_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  day date NOT NULL,
  business text NOT NULL,
  ticket_number integer NOT NULL,
  queue text NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  counter smallint,
  calls smallint NOT NULL DEFAULT 0,
  issued_at timestamptz NOT NULL DEFAULT now(),
  waiting_since timestamptz NOT NULL DEFAULT now(),
  called_at timestamptz,
  served_at timestamptz,
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT ticket_pkey PRIMARY KEY (ticket_id),
  CONSTRAINT ticket_number_unique UNIQUE (municipality_code, disaster_code, day, business, ticket_number),
  CONSTRAINT ticket_series_fkey FOREIGN KEY (municipality_code, disaster_code, day, business) REFERENCES certificates.ticket_series,
  CONSTRAINT ticket_queue_known CHECK (queue IN ('application', 'consultation', 'appointment')),
  CONSTRAINT ticket_state_known CHECK (state IN ('waiting', 'called', 'serving', 'done', 'absent')),
  CONSTRAINT ticket_called_to_a_counter CHECK (state NOT IN ('called', 'serving', 'done') OR counter IS NOT NULL),
  CONSTRAINT ticket_counter_within_bounds CHECK (counter BETWEEN 1 AND 99)
);
COMMENT ON TABLE certificates.ticket IS '整理券: a place in the queue of a day. Knows no person';
COMMENT ON COLUMN certificates.ticket.ticket_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.ticket.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.ticket.disaster_code IS '災害';
COMMENT ON COLUMN certificates.ticket.day IS 'Day in Japan';
COMMENT ON COLUMN certificates.ticket.business IS 'What the number was drawn for: its letter';
COMMENT ON COLUMN certificates.ticket.ticket_number IS 'Consecutive within day and business';
COMMENT ON COLUMN certificates.ticket.queue IS 'Where it waits now: elsewhere after 引継ぎ';
COMMENT ON COLUMN certificates.ticket.state IS 'waiting, called 呼出中, serving 対応中, done 終了, absent 不在';
COMMENT ON COLUMN certificates.ticket.counter IS '窓口 that called it last';
COMMENT ON COLUMN certificates.ticket.calls IS 'How often it was called';
COMMENT ON COLUMN certificates.ticket.issued_at IS 'When it was drawn';
COMMENT ON COLUMN certificates.ticket.waiting_since IS 'Its place in the queue; earlier first';
COMMENT ON COLUMN certificates.ticket.called_at IS 'Last call';
COMMENT ON COLUMN certificates.ticket.served_at IS 'When somebody came to the counter with it';
COMMENT ON COLUMN certificates.ticket.ended_at IS 'Done or absent since';
COMMENT ON COLUMN certificates.ticket.version IS 'Grows with each change; sent back as If-Match';
CREATE INDEX ticket_queue ON certificates.ticket (municipality_code, disaster_code, day, queue, waiting_since) WHERE state = 'waiting';
CREATE UNIQUE INDEX ticket_one_at_a_counter ON certificates.ticket (municipality_code, disaster_code, day, counter) WHERE state IN ('called', 'serving');

CREATE FUNCTION certificates.judge_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.state, NEW.state) NOT IN (
    ('waiting', 'called'), ('called', 'serving'), ('called', 'absent'), ('called', 'waiting'),
    ('serving', 'done'), ('serving', 'waiting'), ('absent', 'waiting'), ('absent', 'called')) THEN
    RAISE EXCEPTION 'a ticket does not go this way'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ticket_transition_allowed', SCHEMA = 'certificates', TABLE = 'ticket';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.judge_ticket IS 'Which states of a ticket follow which';
CREATE TRIGGER ticket_transition_allowed BEFORE UPDATE OF state ON certificates.ticket
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION certificates.judge_ticket();

-- 3. Applications ----------------------------------------------------------------------------

CREATE TABLE certificates.application_series (
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  last_number integer NOT NULL,
  CONSTRAINT application_series_pkey PRIMARY KEY (municipality_code, disaster_code),
  CONSTRAINT application_series_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster
);
COMMENT ON TABLE certificates.application_series IS 'Consecutive 申請番号 of a disaster; the row is locked while one is given';
COMMENT ON COLUMN certificates.application_series.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.application_series.disaster_code IS '災害';
COMMENT ON COLUMN certificates.application_series.last_number IS 'The last one given';

CREATE TABLE certificates.application (
  application_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  application_number integer NOT NULL,
  representative_number integer NOT NULL,
  is_representative boolean GENERATED ALWAYS AS (representative_number = application_number) STORED,
  representative_stands boolean GENERATED ALWAYS AS (true) STORED,
  channel text NOT NULL,
  received_on date NOT NULL,
  ticket_id uuid,
  applicant_name text NOT NULL,
  applicant_name_key text COLLATE "C" NOT NULL,
  applicant_kana text,
  applicant_kana_key text COLLATE "C",
  applicant_relation text NOT NULL,
  applicant_address text NOT NULL,
  applicant_phone text,
  household_number text COLLATE "C",
  head_name text NOT NULL,
  head_name_key text COLLATE "C" NOT NULL,
  members jsonb NOT NULL DEFAULT '[]',
  address_then text NOT NULL,
  category text NOT NULL,
  category_detail text,
  object text NOT NULL,
  object_detail text,
  house_address text NOT NULL,
  property_number text COLLATE "C",
  slip_number text COLLATE "C",
  town_id text,
  geom geometry(Point, 6668),
  purpose text NOT NULL,
  copies smallint NOT NULL DEFAULT 1,
  delivery text NOT NULL,
  mailing_postal_code text,
  mailing_address text,
  confirmation_id uuid,
  step smallint NOT NULL DEFAULT 1,
  state text NOT NULL DEFAULT 'received',
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT application_pkey PRIMARY KEY (application_id),
  CONSTRAINT application_number_unique UNIQUE (municipality_code, disaster_code, application_number),
  CONSTRAINT application_number_and_rank_unique UNIQUE (municipality_code, disaster_code, application_number, is_representative),
  CONSTRAINT application_representative_stands FOREIGN KEY (municipality_code, disaster_code, representative_number, representative_stands)
    REFERENCES certificates.application (municipality_code, disaster_code, application_number, is_representative),
  CONSTRAINT application_series_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES certificates.application_series,
  CONSTRAINT application_ticket_fkey FOREIGN KEY (ticket_id) REFERENCES certificates.ticket,
  CONSTRAINT application_town_fkey FOREIGN KEY (municipality_code, town_id) REFERENCES registers.town,
  CONSTRAINT application_confirmation_fkey FOREIGN KEY (confirmation_id) REFERENCES matching.confirmation,
  CONSTRAINT application_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT application_channel_known CHECK (channel IN ('window', 'post')),
  CONSTRAINT application_category_known CHECK (category IN ('owner_occupier', 'tenant', 'owner', 'other')),
  CONSTRAINT application_object_known CHECK (object IN ('dwelling', 'non_dwelling', 'movable')),
  CONSTRAINT application_delivery_known CHECK (delivery IN ('window', 'post')),
  CONSTRAINT application_post_has_address CHECK (delivery <> 'post' OR mailing_address IS NOT NULL),
  CONSTRAINT application_copies_within_bounds CHECK (copies BETWEEN 1 AND 20),
  CONSTRAINT application_members_listed CHECK (jsonb_typeof(members) = 'array')
);
COMMENT ON TABLE certificates.application IS '罹災証明書交付申請';
COMMENT ON COLUMN certificates.application.application_id IS 'UUIDv7, made by the client';
COMMENT ON COLUMN certificates.application.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.application.disaster_code IS '災害';
COMMENT ON COLUMN certificates.application.application_number IS '申請番号, consecutive within a disaster';
COMMENT ON COLUMN certificates.application.representative_number IS '代表申請番号: the same for all applications of one house; its own where it stands alone or speaks for others';
COMMENT ON COLUMN certificates.application.is_representative IS 'Others may be grouped under it';
COMMENT ON COLUMN certificates.application.representative_stands IS 'Always true: a group is led by one that leads itself, never by one that is led';
COMMENT ON COLUMN certificates.application.channel IS 'window 窓口, post 郵送';
COMMENT ON COLUMN certificates.application.received_on IS '申請日';
COMMENT ON COLUMN certificates.application.ticket_id IS '整理券 with which the applicant came';
COMMENT ON COLUMN certificates.application.applicant_name IS '申請者氏名';
COMMENT ON COLUMN certificates.application.applicant_name_key IS 'Folded for comparing';
COMMENT ON COLUMN certificates.application.applicant_kana IS '申請者フリガナ';
COMMENT ON COLUMN certificates.application.applicant_kana_key IS 'Folded for comparing';
COMMENT ON COLUMN certificates.application.applicant_relation IS '罹災者との関係';
COMMENT ON COLUMN certificates.application.applicant_address IS '申請者住所, today';
COMMENT ON COLUMN certificates.application.applicant_phone IS '電話番号';
COMMENT ON COLUMN certificates.application.household_number IS '世帯番号; null while nobody has found it in the register';
COMMENT ON COLUMN certificates.application.head_name IS '罹災者氏名: householder at the time of the disaster, or the owner';
COMMENT ON COLUMN certificates.application.head_name_key IS 'Folded for comparing';
COMMENT ON COLUMN certificates.application.members IS '罹災した世帯の構成員 as declared: [{name, relationship, age}]';
COMMENT ON COLUMN certificates.application.address_then IS '罹災者住所 at the time of the disaster';
COMMENT ON COLUMN certificates.application.category IS '罹災者区分: owner_occupier 持家, tenant 借家, owner 所有者, other その他';
COMMENT ON COLUMN certificates.application.category_detail IS 'What other means';
COMMENT ON COLUMN certificates.application.object IS '罹災物件種別: dwelling 住家, non_dwelling 非住家, movable 動産';
COMMENT ON COLUMN certificates.application.object_detail IS 'Which, e.g. 車庫';
COMMENT ON COLUMN certificates.application.house_address IS '罹災物件所在地';
COMMENT ON COLUMN certificates.application.property_number IS '物件番号, where known';
COMMENT ON COLUMN certificates.application.slip_number IS '調査番号 of the slip that the applicant brought';
COMMENT ON COLUMN certificates.application.town_id IS '町字 of the house, where known: decides 交付開始日';
COMMENT ON COLUMN certificates.application.geom IS 'Where the house stands, where known';
COMMENT ON COLUMN certificates.application.purpose IS '使用目的';
COMMENT ON COLUMN certificates.application.copies IS '必要枚数';
COMMENT ON COLUMN certificates.application.delivery IS '受取方法: window or post';
COMMENT ON COLUMN certificates.application.mailing_postal_code IS '送付先の郵便番号';
COMMENT ON COLUMN certificates.application.mailing_address IS '送付先';
COMMENT ON COLUMN certificates.application.confirmation_id IS '確定 that it rests on, once found';
COMMENT ON COLUMN certificates.application.step IS 'Number of its last event';
COMMENT ON COLUMN certificates.application.state IS 'Where it stands: that of its last event';
COMMENT ON COLUMN certificates.application.created_by IS 'Who entered it';
COMMENT ON COLUMN certificates.application.created_at IS 'When';
COMMENT ON COLUMN certificates.application.version IS 'Grows with each change; sent back as If-Match';
CREATE INDEX application_representative ON certificates.application (municipality_code, disaster_code, representative_number, representative_stands);
CREATE INDEX application_list ON certificates.application (municipality_code, disaster_code, state, application_number);
CREATE INDEX application_household ON certificates.application (municipality_code, disaster_code, household_number);
CREATE INDEX application_applicant ON certificates.application (municipality_code, disaster_code, applicant_name_key);
CREATE INDEX application_kana ON certificates.application (municipality_code, disaster_code, applicant_kana_key);
CREATE INDEX application_head ON certificates.application (municipality_code, disaster_code, head_name_key);
CREATE INDEX application_town ON certificates.application (municipality_code, town_id);
CREATE INDEX application_geom_gist ON certificates.application USING gist (geom);
CREATE INDEX application_ticket ON certificates.application (ticket_id);
CREATE INDEX application_confirmation ON certificates.application (confirmation_id);
CREATE INDEX application_created_by ON certificates.application (created_by);

-- 4. Where an application stands: a chain of events, each from where the former ended ----------

CREATE TABLE certificates.application_transition (
  from_state text NOT NULL,
  to_state text NOT NULL,
  CONSTRAINT application_transition_pkey PRIMARY KEY (from_state, to_state)
);
COMMENT ON TABLE certificates.application_transition IS 'Which state of an application may follow which: data, judged by a foreign key';
COMMENT ON COLUMN certificates.application_transition.from_state IS 'Where it stands';
COMMENT ON COLUMN certificates.application_transition.to_state IS 'Where it may go';
INSERT INTO certificates.application_transition (from_state, to_state) VALUES
  ('received', 'awaiting_survey'), ('received', 'explained'), ('received', 'agreed'), ('received', 'searching_again'),
  ('received', 'in_consultation'), ('received', 'refused'), ('received', 'withdrawn'),
  ('awaiting_survey', 'explained'), ('awaiting_survey', 'searching_again'), ('awaiting_survey', 'in_consultation'),
  ('awaiting_survey', 'refused'), ('awaiting_survey', 'withdrawn'),
  ('searching_again', 'explained'), ('searching_again', 'awaiting_survey'), ('searching_again', 'in_consultation'),
  ('searching_again', 'refused'), ('searching_again', 'withdrawn'),
  ('explained', 'agreed'), ('explained', 'in_consultation'), ('explained', 'second_survey_requested'),
  ('explained', 'resurvey_requested'), ('explained', 'searching_again'), ('explained', 'refused'), ('explained', 'withdrawn'),
  ('in_consultation', 'explained'), ('in_consultation', 'agreed'), ('in_consultation', 'second_survey_requested'),
  ('in_consultation', 'resurvey_requested'), ('in_consultation', 'searching_again'), ('in_consultation', 'awaiting_survey'),
  ('in_consultation', 'refused'), ('in_consultation', 'withdrawn'),
  ('agreed', 'issued'), ('agreed', 'explained'), ('agreed', 'in_consultation'), ('agreed', 'withdrawn'),
  ('issued', 'second_survey_requested'), ('issued', 'resurvey_requested'), ('issued', 'in_consultation'),
  ('second_survey_requested', 'explained'), ('second_survey_requested', 'in_consultation'), ('second_survey_requested', 'agreed'),
  ('second_survey_requested', 'refused'), ('second_survey_requested', 'withdrawn'),
  ('resurvey_requested', 'explained'), ('resurvey_requested', 'in_consultation'), ('resurvey_requested', 'agreed'),
  ('resurvey_requested', 'refused'), ('resurvey_requested', 'withdrawn'),
  ('refused', 'in_consultation'), ('withdrawn', 'received');
GRANT SELECT ON certificates.application_transition TO musubi_app;

CREATE TABLE certificates.application_event (
  application_id uuid NOT NULL,
  step smallint NOT NULL,
  previous_step smallint GENERATED ALWAYS AS (CASE WHEN step > 1 THEN step - 1 END) STORED,
  municipality_code text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  held_on date NOT NULL,
  reason text,
  survey_version_id bigint,
  judged_by text,
  account_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT application_event_pkey PRIMARY KEY (application_id, step),
  CONSTRAINT application_event_place_unique UNIQUE (application_id, step, to_state),
  CONSTRAINT application_event_application_fkey FOREIGN KEY (application_id) REFERENCES certificates.application,
  CONSTRAINT application_event_follows FOREIGN KEY (application_id, previous_step, from_state)
    REFERENCES certificates.application_event (application_id, step, to_state),
  CONSTRAINT application_event_transition_allowed FOREIGN KEY (from_state, to_state) REFERENCES certificates.application_transition,
  CONSTRAINT application_event_survey_fkey FOREIGN KEY (survey_version_id) REFERENCES surveys.survey,
  CONSTRAINT application_event_account_fkey FOREIGN KEY (account_id) REFERENCES accounts.account,
  CONSTRAINT application_event_begins_received CHECK (
    CASE WHEN step = 1 THEN from_state IS NULL AND to_state = 'received' ELSE step > 1 AND from_state IS NOT NULL END),
  CONSTRAINT application_event_explains_a_result CHECK ((to_state = 'explained') = (survey_version_id IS NOT NULL)),
  CONSTRAINT application_event_has_reason CHECK (
    reason IS NOT NULL OR to_state NOT IN ('refused', 'withdrawn', 'second_survey_requested', 'resurvey_requested')),
  CONSTRAINT application_event_judges_known CHECK (judged_by IN ('staff', 'committee', 'expert'))
);
COMMENT ON TABLE certificates.application_event IS '申請状況 and how it came about; rows are never changed';
COMMENT ON COLUMN certificates.application_event.application_id IS 'The application';
COMMENT ON COLUMN certificates.application_event.step IS 'From 1 without gaps: two clerks cannot both take the next step';
COMMENT ON COLUMN certificates.application_event.previous_step IS 'The step before; null for the first';
COMMENT ON COLUMN certificates.application_event.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.application_event.from_state IS 'Where it stood';
COMMENT ON COLUMN certificates.application_event.to_state IS 'received 受付, awaiting_survey 調査待ち, explained 説明済み, agreed 同意, issued 交付済み, second_survey_requested 二次調査申請, resurvey_requested 再調査依頼, searching_again 再探索, in_consultation 相談, refused 却下, withdrawn 取下げ';
COMMENT ON COLUMN certificates.application_event.held_on IS 'The day on which it happened, e.g. 同意日';
COMMENT ON COLUMN certificates.application_event.reason IS 'Why';
COMMENT ON COLUMN certificates.application_event.survey_version_id IS 'The result that was explained';
COMMENT ON COLUMN certificates.application_event.judged_by IS 'Who judged, where it is not the clerk alone: staff, committee 委員会, expert 専門家';
COMMENT ON COLUMN certificates.application_event.account_id IS 'Who recorded it';
COMMENT ON COLUMN certificates.application_event.at IS 'When';
CREATE INDEX application_event_chain ON certificates.application_event (application_id, previous_step, from_state);
CREATE INDEX application_event_transition ON certificates.application_event (from_state, to_state);
CREATE INDEX application_event_survey ON certificates.application_event (survey_version_id);
CREATE INDEX application_event_account ON certificates.application_event (account_id);

CREATE TABLE certificates.application_check (
  application_id uuid NOT NULL,
  aspect text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  municipality_code text NOT NULL,
  evidence text NOT NULL,
  note text,
  account_id uuid NOT NULL,
  CONSTRAINT application_check_pkey PRIMARY KEY (application_id, aspect, at),
  CONSTRAINT application_check_application_fkey FOREIGN KEY (application_id) REFERENCES certificates.application,
  CONSTRAINT application_check_account_fkey FOREIGN KEY (account_id) REFERENCES accounts.account,
  CONSTRAINT application_check_aspect_known CHECK (aspect IN ('identity', 'house', 'household')),
  CONSTRAINT application_check_evidence_fits CHECK (CASE aspect
    WHEN 'identity' THEN evidence IN ('driving_licence', 'my_number_card', 'passport', 'residence_card', 'insurance_card', 'two_papers', 'copy_by_post', 'other')
    WHEN 'house' THEN evidence IN ('survey_slip', 'pointed_on_map', 'tax_notice', 'utility_bill', 'lease', 'other')
    ELSE evidence IN ('register', 'residence_certificate', 'utility_bill', 'hearing', 'other') END),
  CONSTRAINT application_check_other_is_named CHECK (evidence <> 'other' OR note IS NOT NULL)
);
COMMENT ON TABLE certificates.application_check IS 'The three checks (本人確認, 家屋確認, 世帯確認): what was shown, to whom, when. The last of each counts';
COMMENT ON COLUMN certificates.application_check.application_id IS 'The application';
COMMENT ON COLUMN certificates.application_check.aspect IS 'identity, house or household';
COMMENT ON COLUMN certificates.application_check.at IS 'When';
COMMENT ON COLUMN certificates.application_check.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.application_check.evidence IS 'What was shown';
COMMENT ON COLUMN certificates.application_check.note IS 'Which one, where it says more';
COMMENT ON COLUMN certificates.application_check.account_id IS 'Who saw it';
CREATE INDEX application_check_account ON certificates.application_check (account_id);

CREATE TABLE certificates.ruling (
  ruling_id uuid NOT NULL,
  application_id uuid NOT NULL,
  municipality_code text NOT NULL,
  kind text NOT NULL,
  evidence text[] NOT NULL,
  finding text NOT NULL,
  reason text NOT NULL,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL DEFAULT now(),
  decision text,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT ruling_pkey PRIMARY KEY (ruling_id),
  CONSTRAINT ruling_application_fkey FOREIGN KEY (application_id) REFERENCES certificates.application,
  CONSTRAINT ruling_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES accounts.account,
  CONSTRAINT ruling_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts.account,
  CONSTRAINT ruling_kind_known CHECK (kind IN ('household_split', 'real_use')),
  CONSTRAINT ruling_has_evidence CHECK (cardinality(evidence) > 0
    AND evidence <@ ARRAY['identity_paper', 'utility_bill', 'structure', 'hearing']),
  CONSTRAINT ruling_decision_known CHECK (decision IN ('approved', 'declined')),
  CONSTRAINT ruling_decision_whole CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT ruling_second_person CHECK (decided_by <> proposed_by),
  CONSTRAINT ruling_declined_for_a_reason CHECK (decision IS DISTINCT FROM 'declined' OR decision_reason IS NOT NULL)
);
COMMENT ON TABLE certificates.ruling IS '世帯分離・生活実態の認定: what the registers say is set aside for one application, proposed by one person and decided by another';
COMMENT ON COLUMN certificates.ruling.ruling_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.ruling.application_id IS 'The application';
COMMENT ON COLUMN certificates.ruling.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.ruling.kind IS 'household_split 世帯分離, real_use 生活実態';
COMMENT ON COLUMN certificates.ruling.evidence IS 'identity_paper 身分証, utility_bill 公共料金, structure 構造, hearing 聴取り';
COMMENT ON COLUMN certificates.ruling.finding IS 'What is taken as true: who lives apart, or what the building is used for';
COMMENT ON COLUMN certificates.ruling.reason IS 'Why';
COMMENT ON COLUMN certificates.ruling.proposed_by IS 'Who proposed it';
COMMENT ON COLUMN certificates.ruling.proposed_at IS 'When';
COMMENT ON COLUMN certificates.ruling.decision IS 'approved or declined; null: open';
COMMENT ON COLUMN certificates.ruling.decided_by IS 'Who decided: another person';
COMMENT ON COLUMN certificates.ruling.decided_at IS 'When';
COMMENT ON COLUMN certificates.ruling.decision_reason IS 'Why so';
COMMENT ON COLUMN certificates.ruling.version IS 'Grows with each change; sent back as If-Match';
CREATE INDEX ruling_application ON certificates.ruling (application_id);
CREATE INDEX ruling_proposed_by ON certificates.ruling (proposed_by);
CREATE INDEX ruling_decided_by ON certificates.ruling (decided_by);
CREATE UNIQUE INDEX ruling_one_open ON certificates.ruling (application_id, kind) WHERE decision IS NULL;

CREATE TABLE certificates.application_certificate (
  certificate_id uuid NOT NULL,
  application_id uuid NOT NULL,
  municipality_code text NOT NULL,
  CONSTRAINT application_certificate_pkey PRIMARY KEY (certificate_id),
  CONSTRAINT application_certificate_certificate_fkey FOREIGN KEY (certificate_id) REFERENCES certificates.certificate,
  CONSTRAINT application_certificate_application_fkey FOREIGN KEY (application_id) REFERENCES certificates.application
);
COMMENT ON TABLE certificates.application_certificate IS 'Which application a certificate answers';
COMMENT ON COLUMN certificates.application_certificate.certificate_id IS 'The certificate';
COMMENT ON COLUMN certificates.application_certificate.application_id IS 'The application; it may have several certificates';
COMMENT ON COLUMN certificates.application_certificate.municipality_code IS '市区町村';
CREATE INDEX application_certificate_application ON certificates.application_certificate (application_id);

CREATE FUNCTION certificates.judge_application_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken text;
BEGIN
  IF NEW.to_state IN ('agreed', 'issued') THEN
    SELECT CASE
      WHEN NOT EXISTS (SELECT FROM certificates.application_check c WHERE c.application_id = NEW.application_id AND c.aspect = 'identity')
        OR NOT EXISTS (SELECT FROM certificates.application_check c WHERE c.application_id = NEW.application_id AND c.aspect = 'house')
        OR (a.category <> 'owner' AND a.object <> 'movable'
          AND NOT EXISTS (SELECT FROM certificates.application_check c WHERE c.application_id = NEW.application_id AND c.aspect = 'household'))
        THEN 'application_event_checked_first'
      WHEN EXISTS (SELECT FROM certificates.ruling r WHERE r.application_id = NEW.application_id AND r.decision IS NULL)
        THEN 'application_event_ruling_open'
      WHEN NEW.from_state = 'received' AND a.object = 'dwelling'
        THEN 'application_event_dwelling_explained'
      WHEN NEW.to_state = 'issued'
        AND NOT EXISTS (SELECT FROM certificates.application_certificate z WHERE z.application_id = NEW.application_id)
        THEN 'application_event_issued_by_certificate'
    END INTO broken FROM certificates.application a WHERE a.application_id = NEW.application_id;
  ELSIF NEW.to_state = 'second_survey_requested' AND (
    SELECT s.round FROM certificates.application_event e JOIN surveys.survey s USING (survey_version_id)
    WHERE e.application_id = NEW.application_id ORDER BY e.step DESC LIMIT 1) IS DISTINCT FROM 'first' THEN
    broken := 'application_event_second_after_first';
  END IF;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'the application may not go there yet'
      USING ERRCODE = 'check_violation', CONSTRAINT = broken, SCHEMA = 'certificates', TABLE = 'application_event';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.judge_application_event IS 'What must be on record before an application may go on';
CREATE TRIGGER application_event_judged BEFORE INSERT ON certificates.application_event
  FOR EACH ROW EXECUTE FUNCTION certificates.judge_application_event();

CREATE FUNCTION certificates.follow_application_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE certificates.application SET step = NEW.step, state = NEW.to_state, version = version + 1
  WHERE application_id = NEW.application_id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION certificates.follow_application_event IS 'An application stands where its last event ended';
CREATE TRIGGER application_event_moves_application AFTER INSERT ON certificates.application_event
  FOR EACH ROW WHEN (NEW.step > 1) EXECUTE FUNCTION certificates.follow_application_event();

CREATE FUNCTION certificates.keep_application_with_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.step <> OLD.step + 1 OR NOT EXISTS (
    SELECT FROM certificates.application_event e
    WHERE e.application_id = NEW.application_id AND e.step = NEW.step AND e.to_state = NEW.state) THEN
    RAISE EXCEPTION 'an application stands where its last event ended'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'application_stands_with_events', SCHEMA = 'certificates', TABLE = 'application';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.keep_application_with_events IS 'No step is skipped, taken back, or made without its event';
CREATE TRIGGER application_stands_with_events BEFORE UPDATE OF step, state ON certificates.application
  FOR EACH ROW WHEN (OLD.step IS DISTINCT FROM NEW.step OR OLD.state IS DISTINCT FROM NEW.state)
  EXECUTE FUNCTION certificates.keep_application_with_events();
CREATE TRIGGER application_begins_received BEFORE INSERT ON certificates.application
  FOR EACH ROW WHEN (NEW.step <> 1 OR NEW.state <> 'received')
  EXECUTE FUNCTION certificates.keep_application_with_events();

-- 5. Issue start dates by area ---------------------------------------------------------------

CREATE TABLE certificates.issue_area (
  area_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  name text NOT NULL,
  starts_on date NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT issue_area_pkey PRIMARY KEY (area_id),
  CONSTRAINT issue_area_place_unique UNIQUE (municipality_code, disaster_code, area_id),
  CONSTRAINT issue_area_name_unique UNIQUE (municipality_code, disaster_code, name),
  CONSTRAINT issue_area_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster
);
COMMENT ON TABLE certificates.issue_area IS '交付開始日 by area';
COMMENT ON COLUMN certificates.issue_area.area_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.issue_area.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.issue_area.disaster_code IS '災害';
COMMENT ON COLUMN certificates.issue_area.name IS '地区名';
COMMENT ON COLUMN certificates.issue_area.starts_on IS '交付開始日';
COMMENT ON COLUMN certificates.issue_area.version IS 'Grows with each change; sent back as If-Match';

CREATE TABLE certificates.issue_area_town (
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  town_id text NOT NULL,
  area_id uuid NOT NULL,
  CONSTRAINT issue_area_town_pkey PRIMARY KEY (municipality_code, disaster_code, town_id),
  CONSTRAINT issue_area_town_area_fkey FOREIGN KEY (municipality_code, disaster_code, area_id)
    REFERENCES certificates.issue_area (municipality_code, disaster_code, area_id) ON DELETE CASCADE,
  CONSTRAINT issue_area_town_town_fkey FOREIGN KEY (municipality_code, town_id) REFERENCES registers.town
);
COMMENT ON TABLE certificates.issue_area_town IS 'Which 町字 an area holds; each belongs to one area at most';
COMMENT ON COLUMN certificates.issue_area_town.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.issue_area_town.disaster_code IS '災害';
COMMENT ON COLUMN certificates.issue_area_town.town_id IS '町字';
COMMENT ON COLUMN certificates.issue_area_town.area_id IS 'The area';
CREATE INDEX issue_area_town_area ON certificates.issue_area_town (municipality_code, disaster_code, area_id);
CREATE INDEX issue_area_town_town ON certificates.issue_area_town (municipality_code, town_id);

-- 6. Appointments ----------------------------------------------------------------------------

CREATE TABLE certificates.appointment_slot (
  slot_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  day date NOT NULL,
  starts_at text NOT NULL,
  minutes smallint NOT NULL,
  counter smallint NOT NULL,
  capacity smallint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT appointment_slot_pkey PRIMARY KEY (slot_id),
  CONSTRAINT appointment_slot_time_unique UNIQUE (municipality_code, disaster_code, day, counter, starts_at),
  CONSTRAINT appointment_slot_capacity_unique UNIQUE (slot_id, capacity),
  CONSTRAINT appointment_slot_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT appointment_slot_starts_at_a_time CHECK (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  CONSTRAINT appointment_slot_minutes_within_bounds CHECK (minutes BETWEEN 5 AND 480),
  CONSTRAINT appointment_slot_counter_within_bounds CHECK (counter BETWEEN 1 AND 99),
  CONSTRAINT appointment_slot_capacity_within_bounds CHECK (capacity BETWEEN 0 AND 99)
);
COMMENT ON TABLE certificates.appointment_slot IS '予約枠: a time at a counter and how many may come';
COMMENT ON COLUMN certificates.appointment_slot.slot_id IS 'UUIDv7';
COMMENT ON COLUMN certificates.appointment_slot.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.appointment_slot.disaster_code IS '災害';
COMMENT ON COLUMN certificates.appointment_slot.day IS 'Day in Japan';
COMMENT ON COLUMN certificates.appointment_slot.starts_at IS 'Clock time in Japan, HH:MM';
COMMENT ON COLUMN certificates.appointment_slot.minutes IS 'How long it is';
COMMENT ON COLUMN certificates.appointment_slot.counter IS '窓口';
COMMENT ON COLUMN certificates.appointment_slot.capacity IS '定員; may not fall below what is booked';
COMMENT ON COLUMN certificates.appointment_slot.version IS 'Grows with each change; sent back as If-Match';

CREATE TABLE certificates.appointment (
  appointment_id uuid NOT NULL,
  municipality_code text NOT NULL,
  slot_id uuid NOT NULL,
  slot_capacity smallint NOT NULL,
  place smallint NOT NULL,
  state text NOT NULL DEFAULT 'booked',
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  phone text,
  application_id uuid,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT appointment_pkey PRIMARY KEY (appointment_id),
  CONSTRAINT appointment_slot_fkey FOREIGN KEY (slot_id, slot_capacity)
    REFERENCES certificates.appointment_slot (slot_id, capacity) ON UPDATE CASCADE,
  CONSTRAINT appointment_application_fkey FOREIGN KEY (application_id) REFERENCES certificates.application,
  CONSTRAINT appointment_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts.account,
  CONSTRAINT appointment_state_known CHECK (state IN ('booked', 'came', 'absent', 'cancelled')),
  CONSTRAINT appointment_within_capacity CHECK (state = 'cancelled' OR place BETWEEN 1 AND slot_capacity)
);
COMMENT ON TABLE certificates.appointment IS '予約. Each takes one numbered place of its slot, so no slot is ever overbooked';
COMMENT ON COLUMN certificates.appointment.appointment_id IS 'UUIDv7, made by the client';
COMMENT ON COLUMN certificates.appointment.municipality_code IS '市区町村';
COMMENT ON COLUMN certificates.appointment.slot_id IS 'The slot';
COMMENT ON COLUMN certificates.appointment.slot_capacity IS 'Capacity of the slot, kept equal by the foreign key';
COMMENT ON COLUMN certificates.appointment.place IS 'From 1 to the capacity, each taken once';
COMMENT ON COLUMN certificates.appointment.state IS 'booked, came 来庁, absent 不在, cancelled 取消し';
COMMENT ON COLUMN certificates.appointment.name IS '氏名 of who comes';
COMMENT ON COLUMN certificates.appointment.name_key IS 'Folded for comparing';
COMMENT ON COLUMN certificates.appointment.phone IS '電話番号';
COMMENT ON COLUMN certificates.appointment.application_id IS 'The application that it is about, if there is one yet';
COMMENT ON COLUMN certificates.appointment.created_by IS 'Who took it';
COMMENT ON COLUMN certificates.appointment.created_at IS 'When';
COMMENT ON COLUMN certificates.appointment.version IS 'Grows with each change; sent back as If-Match';
CREATE INDEX appointment_slot_of ON certificates.appointment (slot_id, slot_capacity);
CREATE UNIQUE INDEX appointment_place_once ON certificates.appointment (slot_id, place) WHERE state <> 'cancelled';
CREATE INDEX appointment_application ON certificates.appointment (application_id);
CREATE INDEX appointment_created_by ON certificates.appointment (created_by);

-- 7. Rights and policies ---------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON certificates.ticket_series, certificates.ticket, certificates.application_series,
  certificates.application, certificates.ruling, certificates.appointment TO musubi_app;
GRANT SELECT, INSERT ON certificates.application_event, certificates.application_check, certificates.application_certificate TO musubi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON certificates.issue_area, certificates.issue_area_town, certificates.appointment_slot TO musubi_app;

DO $$
DECLARE
  scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY['ticket_series', 'ticket', 'application_series', 'application', 'application_event', 'application_check',
    'ruling', 'application_certificate', 'issue_area', 'issue_area_town', 'appointment_slot', 'appointment'] LOOP
    EXECUTE format('ALTER TABLE certificates.%I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format('ALTER TABLE certificates.%I FORCE ROW LEVEL SECURITY', scoped);
    EXECUTE format('CREATE POLICY %I ON certificates.%I TO musubi_app USING (municipality_code = current_setting(''musubi.municipality'', true))', scoped || '_scope', scoped);
  END LOOP;
  -- What belongs to an application is seen by those who see the application.
  FOREACH scoped IN ARRAY ARRAY['application_event', 'application_check', 'ruling', 'application_certificate'] LOOP
    EXECUTE format($policy$
      CREATE POLICY %1$I ON certificates.%2$I AS RESTRICTIVE FOR SELECT TO musubi_app USING (
        EXISTS (SELECT FROM certificates.application a WHERE a.application_id = %2$I.application_id))
    $policy$, scoped || '_of_application', scoped);
  END LOOP;
END
$$;
-- 支援措置: the application of a protected household does not exist for those without the right. That of a household
-- which nobody has found yet is judged by its names (sql/certificates/application_protected.sql).
CREATE POLICY application_protected ON certificates.application AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  current_setting('musubi.opens_protected', true) = 'on'
  OR household_number IS NULL
  OR household_number NOT IN (
    SELECT p.household_number FROM registers.protection p
    WHERE p.municipality_code = current_setting('musubi.municipality', true) AND p.ended_at IS NULL));
