-- 住家 or not, from the 種類 of the register: what people live in, also beside a shop. Without a word it counts as a
-- dwelling, so that no home is left out.
DROP FUNCTION IF EXISTS surveys.is_dwelling(text) CASCADE;
CREATE FUNCTION surveys.is_dwelling(use text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT use IS NULL OR use = '' OR use ~ '居宅|住宅|住居|共同|寄宿|寮|アパート|マンション|長屋|居住|庁舎宿舎|宿舎'
$$;
COMMENT ON FUNCTION surveys.is_dwelling IS '住家 by the 種類 of the register';
