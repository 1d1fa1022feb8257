-- Why: from which day certificates are issued for which part of the town is for everybody to know, on a page without a session.
-- It names areas and 町字 and draws the base map under them: nothing of a person, a house or an account.

GRANT USAGE ON SCHEMA registers TO musubi_public;
GRANT SELECT ON certificates.issue_area, certificates.issue_area_town, registers.town, registers.base_feature TO musubi_public;
CREATE POLICY issue_area_public ON certificates.issue_area FOR SELECT TO musubi_public USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY issue_area_town_public ON certificates.issue_area_town FOR SELECT TO musubi_public USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY town_public ON registers.town FOR SELECT TO musubi_public USING (municipality_code = current_setting('musubi.municipality', true));
CREATE POLICY base_feature_public ON registers.base_feature FOR SELECT TO musubi_public USING (municipality_code = current_setting('musubi.municipality', true));
