// The three ways a route may touch the database. Permission, scope, transaction, audit and the
// once-only rule stand here and nowhere else, so that no route can forget one.
//   read    GET: a Reader, nothing in the address but codes and ids
//   search  POST that only reads: what was asked is personal, so it travels in the body; always audited
//   write   POST (Idempotency-Key), PUT, PATCH, DELETE (If-Match): one transaction, one act, one audit row
import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Permission } from '../accounts/permissions.ts';
import { recordEntry } from '../audit/audit.commands.ts';
import type { Reader, Trx } from '../db/database.ts';
import { inScope } from '../db/scope.ts';
import type { Scope } from '../db/scope.ts';
import type { Exposure } from '../settings.ts';
import { AuditNote } from './audit-note.ts';
import type { Env } from './environment.ts';
import { Problem, problems } from './problem.ts';
import { answeredOnce, answerOf, findReceipt, keepReceipt, readIdempotencyKey } from './receipts.ts';
import type { Session } from './session.ts';

export interface Mount {
  kind: 'read' | 'search' | 'write' | 'open';
  /** Where it is served; 'every' is for what an operator asks of any process. */
  exposure: Exposure | 'every';
  /** The right that is needed; 'session' needs no more than being signed in. */
  permission: Permission | 'session' | 'none';
  /** Room and verb, e.g. `imports.apply`: how the audit names it. */
  action: string;
  /**
   * What is served while the screen is turned to an applicant (個人情報保護モード): `clean` routes never carry a name, birth
   * date or number of a register; `masked` ones mask by `asking.session.privacy`. All others are refused.
   */
  privacy?: 'clean' | 'masked';
  /** A password stands in the body or in the answer: its receipt keeps neither, so a repeat is told, not answered again. */
  secret?: boolean;
}

export interface Asking {
  session: Session;
  municipality: string;
  /** Code of the disaster in the path; '' where the path has none. */
  disaster: string;
  scope: Scope;
}

type Options = Omit<Mount, 'kind'>;
interface ReadOptions extends Options {
  /** Audited whether or not the handler names persons: downloads of rows that may be anybody's. */
  audited?: true;
}
interface WriteOptions extends Options {
  /** Runs once the asker is admitted and before the transaction: what takes long, such as receiving a file. */
  prepare?: (c: Pick<Context<Env>, 'req' | 'var'>, asking: Asking) => Promise<void>;
}

/** What somebody may do whose initial password is still to be changed. */
const beforePasswordChange = new Set(['accounts.session', 'accounts.change_own_password']);

const mounts = new WeakMap<object, Mount>();
/** How a handler was mounted; the tests walk every route with it. */
export function mountOf(handler: object): Mount | undefined {
  return mounts.get(handler);
}

class Undo extends Error {}

/** GET. Audited only where the handler names persons it showed (`c.var.audit.saw(…)`). */
export function read(options: ReadOptions) {
  return mounted<{ reader: Reader; asking: Asking; audit: AuditNote }>('read', options, async (c, next) => {
    const asking = admit(c, options);
    const audit = new AuditNote();
    await inScope(c.var.house.db, asking.scope, async (trx) => {
      c.set('reader', trx);
      c.set('asking', asking);
      c.set('audit', audit);
      await next();
      if (c.error === undefined && (options.audited === true || audit.isLook || audit.persons.length > 0))
        await recordEntry(trx, entryOf(c, options, asking, audit));
    });
  });
}

/** POST that reads. One audit row whatever was found. */
export function search(options: Options) {
  return mounted<{ reader: Reader; asking: Asking; audit: AuditNote }>('search', options, async (c, next) => {
    const asking = admit(c, options);
    const audit = new AuditNote();
    const { db } = c.var.house;
    await inScope(db, asking.scope, async (trx) => {
      c.set('reader', trx);
      c.set('asking', asking);
      c.set('audit', audit);
      await next();
      if (c.error === undefined) await recordEntry(trx, entryOf(c, options, asking, audit));
    });
    if (c.error !== undefined)
      await inScope(db, asking.scope, (trx) => recordEntry(trx, entryOf(c, options, asking, audit)));
  });
}

/** A write: commits with its audit row and its receipt, or not at all. Refused ones are audited by themselves. */
export function write(options: WriteOptions) {
  return mounted<{ trx: Trx; asking: Asking; audit: AuditNote; afterCommit: (work: () => void) => void }>(
    'write',
    options,
    async (c, next) => {
      const asking = admit(c, options);
      const audit = new AuditNote();
      const { db } = c.var.house;
      try {
        await options.prepare?.(c, asking);
      } catch (error) {
        const outcome = error instanceof Problem ? error.status : 500;
        const entry = { ...entryOf(c, options, asking, audit), outcome };
        await inScope(db, asking.scope, (trx) => recordEntry(trx, entry));
        throw error;
      }
      const key = c.req.method === 'POST' ? readIdempotencyKey(c.req.header('idempotency-key')) : null;
      const request = key === null ? null : await requestHash(c, options.secret === true);
      const after: (() => void)[] = [];
      try {
        const replay = await inScope(db, asking.scope, async (trx) => {
          if (key !== null && request !== null) {
            const receipt = await findReceipt(trx, asking, key, request);
            if (receipt !== undefined) return answerOf(receipt);
          }
          c.set('trx', trx);
          c.set('asking', asking);
          c.set('audit', audit);
          c.set('afterCommit', (work) => after.push(work));
          await next();
          if (c.error !== undefined || c.res.status >= 400) throw new Undo();
          await recordEntry(trx, entryOf(c, options, asking, audit));
          if (key !== null && request !== null)
            await keepReceipt(
              trx,
              asking,
              key,
              request,
              options.secret === true ? answeredOnce() : c.res.clone(),
            );
          return undefined;
        });
        for (const work of after) work();
        return replay;
      } catch (error) {
        if (!(error instanceof Undo)) throw error;
        await inScope(db, asking.scope, (trx) => recordEntry(trx, entryOf(c, options, asking, audit)));
        return undefined;
      }
    },
  );
}

/** A route without session: health, sign-in, what is public. It opens the database itself, through the gate. */
export function open(options: Omit<Options, 'permission'>) {
  return mounted<object>('open', { ...options, permission: 'none' }, async (_c, next) => {
    await next();
  });
}

function mounted<Variables extends object>(
  kind: Mount['kind'],
  options: Options,
  run: (
    c: Context<Env & { Variables: Variables }>,
    next: () => Promise<void>,
  ) => Promise<Response | void | undefined>,
): MiddlewareHandler<Env & { Variables: Variables }> {
  const handler = createMiddleware<Env & { Variables: Variables }>(async (c, next) => {
    const { exposure } = options;
    if (exposure !== 'every' && !c.var.house.settings.expose.has(exposure)) throw problems.notFound();
    return run(c, next);
  });
  mounts.set(handler, { kind, ...options });
  return handler;
}

function admit(c: Pick<Context<Env>, 'var' | 'req'>, options: Options): Asking {
  const session = c.var.session;
  if (session === null) throw problems.signInNeeded();
  if (
    options.permission !== 'session' &&
    options.permission !== 'none' &&
    !session.permissions.has(options.permission)
  ) {
    throw problems.notPermitted();
  }
  if (session.must_change_password && !beforePasswordChange.has(options.action))
    throw problems.passwordChangeNeeded();
  if (session.privacy !== null && options.privacy === undefined) throw problems.privacyOn();
  const municipality = c.req.param('municipality') ?? session.municipality_code;
  // Another town's pages are not refused but absent: the answer tells nothing about them.
  if (municipality !== session.municipality_code) throw problems.notFound();
  if (c.req.method !== 'GET' && c.req.header('x-musubi') !== '1') throw problems.foreignOrigin();
  return {
    session,
    municipality,
    disaster: c.req.param('disaster') ?? '',
    scope: {
      role: 'musubi_app',
      municipality,
      account: session.account_id,
      opensProtected: session.permissions.has('protected_open'),
      privacy: session.privacy,
    },
  };
}

function entryOf(c: Pick<Context<Env>, 'var' | 'res'>, options: Options, asking: Asking, audit: AuditNote) {
  return {
    municipality_code: asking.municipality,
    disaster_code: asking.disaster === '' ? null : asking.disaster,
    actor: asking.session.user_id,
    account_id: asking.session.account_id,
    place: c.var.place,
    action: options.action,
    outcome: c.res.status,
    persons: audit.persons,
    purpose: audit.purpose,
    details: audit.details,
  };
}

/** Of a secret body not even the hash is kept: a password could be guessed from it. */
async function requestHash(c: Pick<Context, 'req'>, secret: boolean): Promise<Buffer> {
  const line = createHash('sha256').update(`${c.req.method} ${c.req.path}\n`);
  return (secret ? line : line.update(Buffer.from(await c.req.arrayBuffer()))).digest();
}
