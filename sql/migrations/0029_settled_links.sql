-- Why: a household known to its town only is a candidate in every cell that the town touches, and is weighed in each against
-- what stands there. What it is worth among all of them is settled at the end of a run; what its cell said is kept for the next.

ALTER TABLE matching.link ADD COLUMN alone real;
ALTER TABLE matching.link ADD CONSTRAINT link_alone_range CHECK (alone BETWEEN 0 AND 1);
COMMENT ON COLUMN matching.link.alone IS '適合率 within its cell alone, where other cells have a say in it; 0: a row that stands only since they had; null: nobody else has';
CREATE INDEX link_alone ON matching.link (municipality_code, disaster_code) WHERE alone IS NOT NULL;
