-- Why: times cannot tell whether a run has seen an import, because an import bears the time at which its transaction
-- began; so a run keeps what it has seen, and whoever wonders compares.

ALTER TABLE matching.run
  ADD COLUMN seen_registers text,
  ADD COLUMN seen_decisions text;
COMMENT ON COLUMN matching.run.seen_registers IS 'State of imports and places set by hand before it read them; null: it has read nothing yet';
COMMENT ON COLUMN matching.run.seen_decisions IS 'State of confirmations and rejections before it read them; null: it has read nothing yet';
