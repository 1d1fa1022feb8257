-- 証明書 with what has become of each: present, replaced (with the one that replaced it), or void. An owner's
-- certificate is kept from those who may not see a protected owner, as v_building does.
DROP VIEW IF EXISTS certificates.v_certificate CASCADE;
CREATE VIEW certificates.v_certificate WITH (security_invoker = true) AS
SELECT c.certificate_id, c.municipality_code, c.disaster_code, c.kind, k.title, k.label, k.ground, c.certificate_number, c.confirmation_id,
  c.household_number, c.property_number, c.survey_version_id, c.declaration_id, c.template_id, c.block_id, c.case_key,
  c.version, c.replaces, c.version_reason, c.corrected_items, c.version_note, c.ended_at,
  CASE WHEN c.ended_at IS NULL THEN 'present' WHEN v.certificate_id IS NOT NULL THEN 'void' ELSE 'replaced' END AS state,
  (SELECT r.certificate_id FROM certificates.certificate r WHERE r.replaces = c.certificate_id) AS replaced_by,
  v.reason AS void_reason, v.note AS void_note, v.is_paper_returned, v.voided_at,
  c.copies, c.fee_yen, c.fee_exemption, c.is_certified_copy,
  c.fields, c.seal_file, c.issued_on, c.document_file, c.created_by, c.created_at
FROM certificates.certificate c
JOIN certificates.kind k USING (municipality_code, kind)
LEFT JOIN certificates.voiding v USING (certificate_id)
WHERE c.owner_key IS NULL
  OR coalesce(current_setting('musubi.opens_protected', true), '') = 'on'
  OR NOT EXISTS (SELECT FROM registers.protected_person() p WHERE p.name_key = c.owner_key);
COMMENT ON VIEW certificates.v_certificate IS '証明書 with its state';
GRANT SELECT ON certificates.v_certificate TO musubi_app;
