-- Why: the index of protections covered those in force only, so reading a town's ended ones, or
-- checking the foreign key, would have walked the whole table.

CREATE INDEX protection_municipality ON registers.protection (municipality_code, household_number);
