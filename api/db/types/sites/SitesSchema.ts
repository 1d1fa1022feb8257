import type { default as SiteTable } from './Site.ts';
import type { default as SiteVersionTable } from './SiteVersion.ts';
import type { default as StagedSiteTable } from './StagedSite.ts';
import type { default as VSiteTable } from './VSite.ts';

export default interface SitesSchema {
  'sites.site': SiteTable;

  'sites.site_version': SiteVersionTable;

  'sites.staged_site': StagedSiteTable;

  'sites.v_site': VSiteTable;
}