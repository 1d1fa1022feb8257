import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { inScope } from '../db/scope.ts';
import { FileTooLarge } from '../files/file-store.ts';
import type { StoredFile } from '../files/file-store.ts';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, write } from '../http/mounts.ts';
import { textStream } from '../http/text-stream.ts';
import type { Asking } from '../http/mounts.ts';
import { problems } from '../http/problem.ts';
import { parse, valid } from '../http/validate.ts';
import { applyImport } from './apply-import.ts';
import { jobScope } from './import-job.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportKind, ImportKinds } from './import-kind.ts';
import { acceptFile, cancelImport, openImport, readAgain, startApplying } from './imports.commands.ts';
import {
  ApplyImport,
  ImportAgain,
  ImportDetail,
  ImportList,
  ImportListQuery,
  ImportSample,
  NewImport,
  RejectionPage,
  RejectionQuery,
  SampleQuery,
  maxFileBytes,
} from './imports.contract.ts';
import { importProblems } from './imports.problems.ts';
import { getImport, getImportDetail, getImportList, getRejectionPage } from './imports.queries.ts';
import { readSample } from './read-sample.ts';
import { rejectedCsv } from './rejected-csv.ts';
import { stageImport } from './stage-import.ts';
import { clearStage } from './staged-rows.ts';

const staff = { exposure: 'staff', permission: 'base_data_manage' } as const;
const Params = z.object({ import_id: z.uuid() });
const one = '/:municipality/imports/:import_id';

export function importsRoutes(kinds: ImportKinds) {
  const jobOf = (
    { house, asking }: { house: ImportJob['house']; asking: Asking },
    import_id: string,
  ): ImportJob => ({
    house,
    kinds,
    municipality_code: asking.municipality,
    import_id,
  });

  return new Hono<Env>()
    .get(
      '/:municipality/imports',
      read({ ...staff, action: 'imports.list' }),
      valid('query', ImportListQuery),
      async (c) => {
        const { reader, asking } = c.var;
        const list = await getImportList(reader, asking.municipality, c.req.valid('query').before);
        return c.json(ImportList.parse(list), 200);
      },
    )
    .post(
      '/:municipality/imports',
      write({ ...staff, action: 'imports.open' }),
      valid('json', NewImport),
      async (c) => {
        const { asking, trx, house, audit } = c.var;
        const opened = await openImport(
          trx,
          asking.municipality,
          asking.session.user_id,
          c.req.valid('json'),
        );
        audit.note({ import_id: opened.import_id, kind: opened.kind, as_of: opened.as_of });
        c.var.afterCommit(() => publish(house, asking, opened.import_id));
        return c.json(opened, 201);
      },
    )
    .get(one, read({ ...staff, action: 'imports.show' }), valid('param', Params), async (c) =>
      c.json(
        ImportDetail.parse(await getImportDetail(c.var.reader, c.req.valid('param').import_id, kinds)),
        200,
      ),
    )
    .put(
      `${one}/file`,
      write({ ...staff, action: 'imports.receive', prepare: receiveFile }),
      valid('param', Params),
      async (c) => {
        const file = received.get(c.req.raw);
        if (file === undefined) throw problems.unreadable();
        const { import_id } = c.req.valid('param');
        const accepted = await acceptFile(c.var.trx, import_id, file);
        c.var.audit.note({ import_id, file_hash: file.hash, file_bytes: file.bytes });
        c.var.afterCommit(() => {
          publish(c.var.house, c.var.asking, import_id);
          run(c.var.house, stageImport(jobOf(c.var, import_id)));
        });
        return c.json(accepted, 200);
      },
    )
    .post(
      `${one}/apply`,
      write({ ...staff, action: 'imports.apply' }),
      valid('param', Params),
      valid('json', ApplyImport),
      async (c) => {
        const { import_id } = c.req.valid('param');
        const { partial } = c.req.valid('json');
        const { asking, house, place } = c.var;
        const applying = await startApplying(c.var.trx, import_id, partial, kinds);
        c.var.audit.note({ import_id, partial });
        const by = { actor: asking.session.user_id, account_id: asking.session.account_id, place };
        c.var.afterCommit(() => {
          publish(house, asking, import_id);
          run(house, applyImport(jobOf(c.var, import_id), by));
        });
        return c.json(applying, 200);
      },
    )
    .post(
      `${one}/cancel`,
      write({ ...staff, action: 'imports.cancel' }),
      valid('param', Params),
      async (c) => {
        const { import_id } = c.req.valid('param');
        const { asking, house } = c.var;
        const cancelled = await cancelImport(c.var.trx, import_id);
        c.var.audit.note({ import_id });
        c.var.afterCommit(() => {
          publish(house, asking, import_id);
          run(house, dropStage(house, asking, kinds[cancelled.kind], import_id));
        });
        return c.json(cancelled, 200);
      },
    )
    .post(
      `${one}/again`,
      write({ ...staff, action: 'imports.read-again' }),
      valid('param', Params),
      valid('json', ImportAgain),
      async (c) => {
        const { asking, trx, house, audit } = c.var;
        const { import_id: former } = c.req.valid('param');
        const opened = await readAgain(
          trx,
          asking.municipality,
          asking.session.user_id,
          former,
          c.req.valid('json'),
        );
        const { import_id, kind, as_of } = opened;
        audit.note({ import_id, former, kind, as_of });
        c.var.afterCommit(() => {
          publish(house, asking, former);
          publish(house, asking, import_id);
          run(house, dropStage(house, asking, kinds[kind], former));
          run(house, stageImport(jobOf(c.var, import_id)));
        });
        return c.json(opened, 201);
      },
    )
    .get(
      `${one}/sample`,
      read({ ...staff, action: 'imports.show-sample', audited: true }),
      valid('param', Params),
      valid('query', SampleQuery),
      async (c) => {
        const { import_id } = c.req.valid('param');
        const { reader, house, asking, audit } = c.var;
        const { encoding } = c.req.valid('query');
        const sample = await readSample(reader, house.files, kinds, import_id, {
          encoding,
          opensProtected: asking.scope.opensProtected === true,
        });
        audit.note({ import_id, rows: sample.rows.length });
        return c.json(ImportSample.parse(sample), 200);
      },
    )
    .get(
      `${one}/rejections`,
      read({ ...staff, action: 'imports.show-rejections', audited: true }),
      valid('param', Params),
      valid('query', RejectionQuery),
      async (c) => {
        const { import_id } = c.req.valid('param');
        const page = await getRejectionPage(c.var.reader, import_id, c.req.valid('query').after);
        c.var.audit.note({ import_id, rows: page.rejections.length });
        return c.json(RejectionPage.parse(page), 200);
      },
    )
    .get(
      `${one}/rejected.csv`,
      read({ ...staff, action: 'imports.download-rejections', audited: true }),
      valid('param', Params),
      async (c) => {
        const { import_id } = c.req.valid('param');
        const { file_name, rows_rejected } = await getImport(c.var.reader, import_id);
        c.var.audit.note({ import_id, rows: rows_rejected });
        const text = rejectedCsv(c.var.house.db, c.var.asking.scope, import_id);
        return c.body(textStream(text), 200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${file_name}.rejected.csv`)}`,
          'cache-control': 'no-store',
        });
      },
    );
}

const received = new WeakMap<Request, StoredFile>();

/** Streams the body into the file store before the transaction begins: the embedded engine serves one at a time. */
async function receiveFile(c: Pick<Context<Env>, 'req' | 'var'>, asking: Asking): Promise<void> {
  const { import_id } = parse(Params, c.req.param());
  const seen = versionSeen(c);
  const { db, files } = c.var.house;
  const found = await inScope(db, asking.scope, (trx) => getImport(trx, import_id));
  if (found.state !== 'receiving') throw importProblems.notInState(found.state);
  if (found.version !== seen) throw problems.versionStale();
  if (c.req.header('content-type') !== 'application/octet-stream') throw problems.unreadable();
  if (Number(c.req.header('content-length') ?? 0) > maxFileBytes) throw importProblems.fileTooLarge();
  const { body } = c.req.raw;
  try {
    const file = await files.keep(body === null ? Buffer.alloc(0) : Readable.from(body), maxFileBytes);
    received.set(c.req.raw, file);
  } catch (error) {
    if (error instanceof FileTooLarge) throw importProblems.fileTooLarge();
    throw importProblems.fileCut();
  }
}

function publish(house: ImportJob['house'], asking: Asking, id: string): void {
  house.live.publish({ municipality: asking.municipality, topic: 'imports', id });
}

function dropStage(
  { db }: ImportJob['house'],
  { municipality }: Asking,
  kind: ImportKind,
  import_id: string,
): Promise<void> {
  return inScope(db, jobScope(municipality), (trx) =>
    clearStage(trx, kind, { import_id, municipality_code: municipality }),
  );
}

/** Jobs settle their own failures; what is left is a database that is gone, and the next start sees to that. */
function run(house: ImportJob['house'], job: Promise<void>): void {
  job.catch(() => house.log.error('an import job broke off'));
}
