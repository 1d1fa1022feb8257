-- Why: a block that is returned wholly unused gives its numbers back, and the next block begins where it began.

ALTER TABLE certificates.number_block DROP CONSTRAINT number_block_first_unique;
CREATE INDEX number_block_series ON certificates.number_block (municipality_code, disaster_code, kind, first_number);
CREATE UNIQUE INDEX number_block_first_unique ON certificates.number_block (municipality_code, disaster_code, kind, first_number)
  WHERE last_number >= first_number;
