-- Why: at the counter a class is explained by the sums of its parts and by the pictures that the team took (document 002,
-- 調査票の管理 and 調査写真の管理). Parts come with the result and go with its version; pictures come before or after it, by the
-- number on the sheet, and none that was accepted is ever lost.

-- 1. 部位別損害割合 -----------------------------------------------------------------------------

CREATE TABLE surveys.survey_part_kind (
  part text NOT NULL,
  label text NOT NULL,
  rank smallint NOT NULL,
  CONSTRAINT survey_part_kind_pkey PRIMARY KEY (part),
  CONSTRAINT survey_part_kind_label_unique UNIQUE (label),
  CONSTRAINT survey_part_kind_rank_unique UNIQUE (rank)
);
COMMENT ON TABLE surveys.survey_part_kind IS '部位: parts of a house as sheets have them (運用指針 R7.7, wooden and other houses)';
COMMENT ON COLUMN surveys.survey_part_kind.part IS 'Name in code';
COMMENT ON COLUMN surveys.survey_part_kind.label IS 'As the sheet has it';
COMMENT ON COLUMN surveys.survey_part_kind.rank IS 'Order of the sheet';
INSERT INTO surveys.survey_part_kind (part, label, rank) VALUES
  ('tilt', '傾斜', 1),
  ('roof', '屋根', 2),
  ('pillars', '柱', 3),
  ('bearing_wall', '耐力壁', 4),
  ('floor', '床', 5),
  ('floor_beams', '床・梁', 6),
  ('outer_wall', '外壁', 7),
  ('outer_finish', '外部仕上・雑壁・屋根', 8),
  ('inner_wall', '内壁', 9),
  ('inner_finish', '内部仕上・天井', 10),
  ('wall_finish', '雑壁・仕上', 11),
  ('ceiling', '天井', 12),
  ('fittings', '建具', 13),
  ('foundation', '基礎', 14),
  ('equipment', '設備', 15);

CREATE TABLE surveys.survey_part (
  survey_version_id bigint NOT NULL,
  municipality_code text NOT NULL,
  part text NOT NULL,
  loss_ratio numeric(5, 2) NOT NULL,
  CONSTRAINT survey_part_pkey PRIMARY KEY (survey_version_id, part),
  CONSTRAINT survey_part_survey_fkey FOREIGN KEY (survey_version_id) REFERENCES surveys.survey,
  CONSTRAINT survey_part_part_fkey FOREIGN KEY (part) REFERENCES surveys.survey_part_kind,
  CONSTRAINT survey_part_ratio_is_percent CHECK (loss_ratio BETWEEN 0 AND 100)
);
COMMENT ON TABLE surveys.survey_part IS '部位別損害割合 of a version of a 調査結果; superseded together with it';
COMMENT ON COLUMN surveys.survey_part.survey_version_id IS 'The version';
COMMENT ON COLUMN surveys.survey_part.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.survey_part.part IS '部位';
COMMENT ON COLUMN surveys.survey_part.loss_ratio IS 'What it adds to the 損害割合 of the house, percent';
CREATE INDEX survey_part_part ON surveys.survey_part (part);

ALTER TABLE surveys.staged_survey ADD COLUMN parts jsonb;
COMMENT ON COLUMN surveys.staged_survey.parts IS '部位別損害割合: part and percent; null: the row has none';

-- 2. 調査写真 -----------------------------------------------------------------------------------

CREATE TABLE surveys.photo (
  photo_id uuid NOT NULL,
  municipality_code text NOT NULL,
  disaster_code text NOT NULL,
  survey_number text COLLATE "C" NOT NULL,
  position integer NOT NULL,
  file_name text,
  caption text,
  media_type text NOT NULL,
  file_bytes integer NOT NULL,
  file_hash text COLLATE "C" NOT NULL,
  preview_hash text COLLATE "C",
  received_at timestamptz,
  width integer,
  height integer,
  taken_at timestamptz,
  geom geometry(Point, 6668),
  brought_by uuid NOT NULL,
  brought_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT photo_pkey PRIMARY KEY (photo_id),
  CONSTRAINT photo_disaster_fkey FOREIGN KEY (municipality_code, disaster_code) REFERENCES accounts.disaster,
  CONSTRAINT photo_brought_by_fkey FOREIGN KEY (brought_by) REFERENCES accounts.account,
  CONSTRAINT photo_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES accounts.account,
  CONSTRAINT photo_position_from_one CHECK (position >= 1),
  CONSTRAINT photo_media_type_known CHECK (media_type IN ('image/jpeg', 'image/png')),
  CONSTRAINT photo_bytes_positive CHECK (file_bytes > 0),
  CONSTRAINT photo_hash_form CHECK (file_hash ~ '^[0-9a-f]{64}$' AND preview_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT photo_size_with_file CHECK (
    (received_at IS NULL) = (width IS NULL) AND (width IS NULL) = (height IS NULL) AND width > 0 AND height > 0),
  CONSTRAINT photo_withdrawn_whole CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3)),
  -- Deferrable, so that it is looked at after a whole statement: those behind make room in one.
  CONSTRAINT photo_one_a_position EXCLUDE USING btree (
    municipality_code WITH =, disaster_code WITH =, survey_number WITH =, position WITH =
  ) WHERE (withdrawn_at IS NULL) DEFERRABLE INITIALLY IMMEDIATE
);
COMMENT ON TABLE surveys.photo IS '調査写真, by the number on the sheet: it may come before the result does. Taken back ones stay, with their file';
COMMENT ON COLUMN surveys.photo.photo_id IS 'UUIDv7';
COMMENT ON COLUMN surveys.photo.municipality_code IS '市区町村';
COMMENT ON COLUMN surveys.photo.disaster_code IS '災害';
COMMENT ON COLUMN surveys.photo.survey_number IS '調査番号; no reference: no result need bear it yet';
COMMENT ON COLUMN surveys.photo.position IS 'Order within the survey, with gaps';
COMMENT ON COLUMN surveys.photo.file_name IS 'As the camera called it';
COMMENT ON COLUMN surveys.photo.caption IS '説明, in words';
COMMENT ON COLUMN surveys.photo.media_type IS 'image/jpeg or image/png';
COMMENT ON COLUMN surveys.photo.file_bytes IS 'Length of the file, as announced and then proven';
COMMENT ON COLUMN surveys.photo.file_hash IS 'SHA-256 of the file, as announced and then proven: its name in the file store';
COMMENT ON COLUMN surveys.photo.preview_hash IS 'Small picture in the file store; null: none was sent';
COMMENT ON COLUMN surveys.photo.received_at IS 'When the file came; null: announced only';
COMMENT ON COLUMN surveys.photo.width IS 'As it is shown, upright';
COMMENT ON COLUMN surveys.photo.height IS 'As it is shown, upright';
COMMENT ON COLUMN surveys.photo.taken_at IS '撮影日時 as the camera says; null: it says nothing';
COMMENT ON COLUMN surveys.photo.geom IS 'Where the camera says it stood; null: it says nothing';
COMMENT ON COLUMN surveys.photo.brought_by IS 'Who brought it';
COMMENT ON COLUMN surveys.photo.brought_at IS 'When it was announced';
COMMENT ON COLUMN surveys.photo.withdrawn_at IS '取り下げ; null: it stands';
COMMENT ON COLUMN surveys.photo.withdrawn_by IS 'Who took it back';
COMMENT ON COLUMN surveys.photo.withdrawn_reason IS 'Why';
COMMENT ON COLUMN surveys.photo.version IS 'Grows with preview, file and changes; sent back as If-Match';
CREATE UNIQUE INDEX photo_once_a_survey ON surveys.photo (municipality_code, disaster_code, survey_number, file_hash) WHERE withdrawn_at IS NULL;
CREATE INDEX photo_survey ON surveys.photo (municipality_code, disaster_code, survey_number, position);
CREATE INDEX photo_brought_by ON surveys.photo (brought_by);
CREATE INDEX photo_withdrawn_by ON surveys.photo (withdrawn_by);
CREATE INDEX photo_geom_gist ON surveys.photo USING gist (geom);

GRANT SELECT ON surveys.survey_part_kind TO musubi_app;
GRANT SELECT, INSERT ON surveys.survey_part TO musubi_app;
GRANT SELECT, INSERT, UPDATE ON surveys.photo TO musubi_app;
ALTER TABLE surveys.survey_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE surveys.survey_part FORCE ROW LEVEL SECURITY;
CREATE POLICY survey_part_scope ON surveys.survey_part TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
ALTER TABLE surveys.photo ENABLE ROW LEVEL SECURITY;
ALTER TABLE surveys.photo FORCE ROW LEVEL SECURITY;
CREATE POLICY photo_scope ON surveys.photo TO musubi_app USING (municipality_code = current_setting('musubi.municipality', true));
