import type { SiteSiteId } from './Site.ts';
import type { SiteVersionSiteVersionId } from './SiteVersion.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view sites.v_site
 * 避難先 in force
 */
export default interface VSiteTable {
  site_id: ColumnType<SiteSiteId, never, never>;

  site_version_id: ColumnType<SiteVersionSiteVersionId, never, never>;

  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  kind: ColumnType<string, never, never>;

  site_number: ColumnType<string | null, never, never>;

  name: ColumnType<string, never, never>;

  name_key: ColumnType<string, never, never>;

  name_kana: ColumnType<string | null, never, never>;

  address: ColumnType<string | null, never, never>;

  address_detail: ColumnType<string | null, never, never>;

  phone: ColumnType<string | null, never, never>;

  suits: ColumnType<string[], never, never>;

  suits_in_part: ColumnType<string[], never, never>;

  also_other: ColumnType<boolean, never, never>;

  capacity_people: ColumnType<number | null, never, never>;

  capacity_note: ColumnType<string | null, never, never>;

  capacity_vehicles: ColumnType<number | null, never, never>;

  expected_users: ColumnType<string | null, never, never>;

  elevation_m: ColumnType<number | null, never, never>;

  url: ColumnType<string | null, never, never>;

  remarks: ColumnType<string | null, never, never>;

  geom: ColumnType<Ewkb, never, never>;
}

export type VSite = Selectable<VSiteTable>;