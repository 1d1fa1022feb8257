import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for sites.site */
export type SiteSiteId = string & { __brand?: 'sites.site' };

/**
 * Represents the table sites.site
 * 避難先, as it stays the same while lists come and go; a facility that is both a shelter and an emergency ground is two
 */
export default interface SiteTable {
  /** UUID, made of what the site was first known by */
  site_id: ColumnType<SiteSiteId, SiteSiteId, SiteSiteId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** When it became known */
  created_at: ColumnType<string, string | undefined, string>;
}

export type Site = Selectable<SiteTable>;

export type NewSite = Insertable<SiteTable>;

export type SiteUpdate = Updateable<SiteTable>;