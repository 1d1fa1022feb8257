import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import type { AuditNote } from '../http/audit-note.ts';
import { search } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { AuditFilter, AuditPage, AuditSearch, personKinds } from './audit.contract.ts';
import { countEntries, listEntries } from './audit.queries.ts';
import { csvStream } from './audit-csv.ts';

const reading = { exposure: 'staff', permission: 'audit_read' } as const;

export const auditRoutes = new Hono<Env>()
  .post(
    '/:municipality/audit/search',
    search({ ...reading, action: 'audit.search' }),
    valid('json', AuditSearch),
    async (c) => {
      const { before, limit, ...filter } = c.req.valid('json');
      const total = await countEntries(c.var.reader, filter);
      const entries = await listEntries(c.var.reader, filter, { before, limit });
      note(c.var.audit, filter, total);
      const last = entries.length === limit ? entries.at(-1) : undefined;
      const next = last === undefined ? null : { at: last.at, entry_id: last.entry_id };
      return c.json(AuditPage.parse({ entries, total, next }), 200);
    },
  )
  .post(
    '/:municipality/audit/download',
    search({ ...reading, action: 'audit.download' }),
    valid('json', AuditFilter),
    async (c) => {
      const filter = c.req.valid('json');
      const total = await countEntries(c.var.reader, filter);
      note(c.var.audit, filter, total);
      const until = filter.until ?? new Date().toISOString();
      return c.body(csvStream(c.var.house.db, c.var.asking.scope, { ...filter, until }), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.csv"',
        'cache-control': 'no-store',
      });
    },
  );

/** Whose looks were looked for stands among the persons, where it is left out for readers without the right. */
function note(audit: AuditNote, { person, ...filter }: AuditFilter, found: number): void {
  audit.note({ ...filter, by_person: person !== null, found });
  const [, kind, id] = /^([a-z]+):(.+)$/.exec(person ?? '') ?? [];
  const known = personKinds.find((one) => one === kind);
  if (known !== undefined && id !== undefined) audit.saw(known, [id]);
}
