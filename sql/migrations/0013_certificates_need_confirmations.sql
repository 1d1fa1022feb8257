-- Why: no certificate without a standing confirmation, also when one counter withdraws it while another
-- issues. The row is locked, so that the withdrawal waits and then meets the certificate.

CREATE FUNCTION certificates.need_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM matching.confirmation k WHERE k.confirmation_id = NEW.confirmation_id AND k.withdrawn_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the confirmation does not stand'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'certificate_confirmation_stands', SCHEMA = 'certificates', TABLE = 'certificate';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.need_confirmation IS 'Refuses a certificate whose confirmation is missing or withdrawn';

CREATE TRIGGER certificate_confirmation_stands BEFORE INSERT ON certificates.certificate
  FOR EACH ROW EXECUTE FUNCTION certificates.need_confirmation();
