-- 支援措置 for applications whose household nobody has found in the register yet: where applicant or householder bear the
-- name of a protected person, only those with the right see it, and say which household it is. Stands here and not in a
-- migration because it reads a function that is renewed.
DROP POLICY IF EXISTS application_names_protected ON certificates.application;
CREATE POLICY application_names_protected ON certificates.application AS RESTRICTIVE FOR SELECT TO musubi_app USING (
  current_setting('musubi.opens_protected', true) = 'on'
  OR household_number IS NOT NULL
  OR (applicant_name_key NOT IN (SELECT p.name_key FROM registers.protected_person() p)
    AND head_name_key NOT IN (SELECT p.name_key FROM registers.protected_person() p)));
