-- Why: what applying a file needs to know beyond its rows. Which person a refused row speaks of (that
-- person must not end), whether a job that stages or applies is alive, whether an address is written as
-- a lot (番地), and the right to take back a version that a corrected file of the same day no longer has.

ALTER TABLE imports.rejection ADD COLUMN row_key text;
COMMENT ON COLUMN imports.rejection.row_key IS 'The register number of the row, where it could be read: who it speaks of does not end';

ALTER TABLE imports.import ADD COLUMN alive_at timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN imports.import.alive_at IS 'When the job that stages or applies last moved';

ALTER TABLE registers.staged_resident ADD COLUMN is_lot boolean NOT NULL;
COMMENT ON COLUMN registers.staged_resident.is_lot IS 'Whether the address is written as a lot (番地), not as 番 and 号';
ALTER TABLE registers.staged_building ADD COLUMN is_lot boolean NOT NULL;
COMMENT ON COLUMN registers.staged_building.is_lot IS 'Whether the address is written as a lot (番地), not as 番 and 号';

-- A file brought again for the same day corrects that day: the version it no longer has was never true.
-- Its former edition stays as the stored file of its import.
GRANT DELETE ON registers.resident, registers.building TO musubi_app;
