-- Why: a sentence says what is wrong with a file; the page must also lead to the place where it is put right (join the
-- columns, name the coordinate system, choose the encoding, take another file, read once more).

ALTER TABLE imports.import
  ADD COLUMN way_out text,
  ADD CONSTRAINT import_way_out_known CHECK (way_out IN ('columns', 'crs', 'encoding', 'file', 'again')),
  ADD CONSTRAINT import_way_out_of_a_failure CHECK (way_out IS NULL OR state = 'failed');
COMMENT ON COLUMN imports.import.way_out IS 'What helps a failed import: columns, crs, encoding, file (another one) or again; null: not failed, or before this was noted';
