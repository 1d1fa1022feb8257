import type { default as SurveysSchema } from './surveys/SurveysSchema.ts';
import type { default as RegistersSchema } from './registers/RegistersSchema.ts';
import type { default as CertificatesSchema } from './certificates/CertificatesSchema.ts';
import type { default as MatchingSchema } from './matching/MatchingSchema.ts';
import type { default as AccountsSchema } from './accounts/AccountsSchema.ts';
import type { default as ImportsSchema } from './imports/ImportsSchema.ts';
import type { default as AuditSchema } from './audit/AuditSchema.ts';
import type { default as SitesSchema } from './sites/SitesSchema.ts';

type Database = SurveysSchema & RegistersSchema & CertificatesSchema & MatchingSchema & AccountsSchema & ImportsSchema & AuditSchema & SitesSchema;

export type { Database as default };