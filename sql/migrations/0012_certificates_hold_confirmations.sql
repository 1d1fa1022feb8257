-- Why: a confirmation that a certificate rests on must not be withdrawn under it. Matching may not read
-- certificates, so the certificates' side says no; the constraint's name becomes a problem document.

CREATE FUNCTION certificates.keep_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM certificates.certificate c WHERE c.confirmation_id = NEW.confirmation_id) THEN
    RAISE EXCEPTION 'a certificate rests on this confirmation'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'confirmation_carries_certificate', SCHEMA = 'matching', TABLE = 'confirmation';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION certificates.keep_confirmation IS 'Refuses the withdrawal of a confirmation that a certificate rests on';

CREATE TRIGGER confirmation_carries_certificate BEFORE UPDATE OF withdrawn_at ON matching.confirmation
  FOR EACH ROW WHEN (OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL)
  EXECUTE FUNCTION certificates.keep_confirmation();
