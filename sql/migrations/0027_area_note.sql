-- Why: with the day on which an area begins goes a word to its people: where, from what time, what to bring.

ALTER TABLE certificates.issue_area
  ADD COLUMN note text,
  ADD CONSTRAINT issue_area_note_short CHECK (char_length(note) BETWEEN 1 AND 200);
COMMENT ON COLUMN certificates.issue_area.note IS 'お知らせ for the people of the area: place, time, what to bring';
