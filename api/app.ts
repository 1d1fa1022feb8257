// Mounts the rooms. This is the only place in the API that knows every one of them; the web's typed
// client and the tests take the routes from the type and the list that come out of here.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { sql } from 'kysely';
import type { Context } from 'hono';
import { accountsConstraints } from './accounts/accounts.problems.ts';
import { accountsRoutes } from './accounts/accounts.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { toProblem } from './http/constraint-problems.ts';
import type { ConstraintProblems } from './http/constraint-problems.ts';
import type { Env, House } from './http/environment.ts';
import { liveRoutes } from './http/live.routes.ts';
import { registry } from './http/metrics.ts';
import { open } from './http/mounts.ts';
import { problems } from './http/problem.ts';
import type { Problem } from './http/problem.ts';
import { withRequestLog } from './http/request-log.ts';
import { withSecurityHeaders } from './http/security.ts';
import { withSession } from './http/session.ts';
import { registersConstraints } from './registers/registers.problems.ts';
import { placesConstraints } from './registers/places.problems.ts';
import { placesRoutes } from './registers/places.routes.ts';
import { registersRoutes } from './registers/registers.routes.ts';
import { applicationsConstraints } from './certificates/applications.problems.ts';
import { shownPhotosRoutes } from './certificates/shown-photos.routes.ts';
import { applicationsRoutes } from './certificates/applications.routes.ts';
import { appointmentsConstraints } from './certificates/appointments.problems.ts';
import { appointmentsRoutes } from './certificates/appointments.routes.ts';
import { areasConstraints } from './certificates/areas.problems.ts';
import { areasRoutes } from './certificates/areas.routes.ts';
import { rulingsRoutes } from './certificates/rulings.routes.ts';
import { ticketsConstraints } from './certificates/tickets.problems.ts';
import { ticketsRoutes } from './certificates/tickets.routes.ts';
import { checkRoutes } from './certificates/check.routes.ts';
import { certificatesConstraintProblems } from './certificates/certificates.problems.ts';
import { certificatesRoutes } from './certificates/certificates.routes.ts';
import { guardConstraintProblems } from './certificates/guard.problems.ts';
import { guardRoutes } from './certificates/guard.routes.ts';
import { lettersConstraints } from './certificates/letters.problems.ts';
import { lettersRoutes } from './certificates/letters.routes.ts';
import { publicAreasRoutes } from './certificates/public-areas.routes.ts';
import { importKinds } from './import-kinds.ts';
import { importConstraintProblems } from './imports/imports.problems.ts';
import { importsRoutes } from './imports/imports.routes.ts';
import { mappingsRoutes } from './imports/mappings.routes.ts';
import { matchingConstraintProblems } from './matching/matching.problems.ts';
import { linksRoutes } from './matching/links.routes.ts';
import { matchingRoutes } from './matching/matching.routes.ts';
import { privacyRoutes } from './matching/privacy.routes.ts';
import { basemapFileRoutes, basemapRoutes } from './tiles/basemap.routes.ts';
import { allocationConstraints } from './surveys/allocation/allocation.problems.ts';
import { allocationRoutes } from './surveys/allocation/allocation.routes.ts';
import { teamsRoutes } from './surveys/allocation/teams.routes.ts';
import { handoutsConstraints } from './surveys/handout/handouts.problems.ts';
import { duplicatesRoutes } from './surveys/duplicates.routes.ts';
import { teamNoticesRoutes } from './surveys/handout/changes/team-notices.routes.ts';
import { handoutsRoutes } from './surveys/handout/handouts.routes.ts';
import { photosConstraints } from './surveys/photos/photos.problems.ts';
import { photosRoutes } from './surveys/photos/photos.routes.ts';
import { cutsRoutes } from './surveys/cuts.routes.ts';
import { editsRoutes } from './surveys/edits.routes.ts';
import { plansConstraints } from './surveys/plans.problems.ts';
import { plansRoutes } from './surveys/plans.routes.ts';
import { unwantSurvey, wantSurvey } from './surveys/points.commands.ts';
import { preliminaryRoutes } from './surveys/preliminary.routes.ts';
import { progressRoutes } from './surveys/progress.routes.ts';
import { scopeRoutes } from './surveys/scope.routes.ts';
import { featuresRoutes } from './tiles/features.routes.ts';
import { stylesRoutes } from './tiles/styles.routes.ts';
import { tilesRoutes } from './tiles/tiles.routes.ts';

const webFolder = new URL('../dist/', import.meta.url).pathname;
const constraintProblems: ConstraintProblems = {
  receipt_pkey: problems.sentTwice,
  ...accountsConstraints,
  ...registersConstraints,
  ...placesConstraints,
  ...matchingConstraintProblems,
  ...certificatesConstraintProblems,
  ...guardConstraintProblems,
  ...applicationsConstraints,
  ...lettersConstraints,
  ...ticketsConstraints,
  ...appointmentsConstraints,
  ...areasConstraints,
  ...importConstraintProblems,
  ...plansConstraints,
  ...handoutsConstraints,
  ...photosConstraints,
  ...allocationConstraints,
};

/** Longest body of a request that is no file. */
const bodyBytes = 1024 * 1024;
/** The half days of all teams of a disaster, given as one act: as many as their contract takes. */
const allocationBytes = 6 * 1024 * 1024;

const rooms = new Hono<Env>()
  .route('/api', liveRoutes)
  .route('/api', accountsRoutes)
  .route('/api', auditRoutes)
  .route('/api', registersRoutes)
  .route('/api', placesRoutes)
  .route('/api', matchingRoutes)
  .route('/api', linksRoutes)
  .route('/api', certificatesRoutes)
  .route('/api', guardRoutes)
  .route('/api', privacyRoutes)
  .route('/public', checkRoutes)
  .route('/public', publicAreasRoutes)
  // An application becomes a point to survey: the rooms below are told here, in the same transaction.
  .route('/api', applicationsRoutes({ onSurveyWanted: wantSurvey, onSurveyNotWanted: unwantSurvey }))
  .route('/api', shownPhotosRoutes)
  .route('/api', lettersRoutes)
  .route('/api', rulingsRoutes)
  .route('/api', ticketsRoutes)
  .route('/api', areasRoutes)
  .route('/api', appointmentsRoutes)
  .route('/api', scopeRoutes)
  .route('/api', preliminaryRoutes)
  .route('/api', plansRoutes)
  .route('/api', cutsRoutes)
  .route('/api', editsRoutes)
  .route('/api', progressRoutes)
  .route('/api', duplicatesRoutes)
  .route('/api', handoutsRoutes)
  .route('/api', teamNoticesRoutes)
  .route('/api', teamsRoutes)
  .route('/api', photosRoutes)
  .route('/api', allocationRoutes)
  .route('/api', featuresRoutes)
  .route('/api', basemapRoutes)
  .route('/tiles', tilesRoutes)
  .route('/styles', stylesRoutes)
  .route('/api', mappingsRoutes)
  .route('/api', importsRoutes(importKinds));

export type App = typeof rooms;

export function createApp(house: House) {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('house', house);
    c.set('place', placeOf(c));
    await next();
  });
  app.use(withRequestLog, withSecurityHeaders);
  app.get('/healthz', open({ exposure: 'every', action: 'http.health' }), async (c) => {
    await sql`SELECT 1`.execute(house.db);
    return c.json({ status: 'ok' });
  });
  app.get('/metrics', open({ exposure: 'every', action: 'http.metrics' }), async (c) => {
    if (!isLocal(c.var.place)) throw problems.notFound();
    return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
  app.route('/tiles', basemapFileRoutes);
  app.use('/api/*', noStore, withSession);
  app.use('/tiles/*', withSession);
  app.use('/styles/*', withSession);
  app.use('/api/*', bodyLimitExceptFiles);
  app.use('/public/*', noStore, limit);
  app.route('/', rooms);
  app.all('/api/*', () => {
    throw problems.notFound();
  });
  serveWeb(app);
  app.notFound((c) => answer(c, problems.notFound()));
  app.onError((error, c) => {
    if (error instanceof HTTPException)
      return answer(c, error.status === 413 ? problems.tooLarge() : problems.unreadable());
    const problem = toProblem(error, constraintProblems);
    if (problem.slug === 'http/unexpected')
      house.log.error({ request_id: c.var.requestId, error: describe(error) }, 'unexpected error');
    return answer(c, problem);
  });
  return app;
}

function answer(c: Context<Env>, problem: Problem): Response {
  return c.body(JSON.stringify(problem.document(c.var.requestId)), problem.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
}

async function noStore(c: Context<Env>, next: () => Promise<void>): Promise<void> {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
}

function limitTo(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw problems.tooLarge();
    },
  });
}
const limit = limitTo(bodyBytes);
const allocationLimit = limitTo(allocationBytes);
/** Files are streamed to the store, which has its own limit. */
async function bodyLimitExceptFiles(c: Context<Env>, next: () => Promise<void>): Promise<Response | void> {
  if (c.req.header('content-type') === 'application/octet-stream') return next();
  const isAllocation = c.req.method === 'PUT' && c.req.path.endsWith('/allocations');
  return (isAllocation ? allocationLimit : limit)(c, next);
}

/** The built pages: hashed files may be kept for ever, the entry never; every other address is a page of the router. */
function serveWeb(app: Hono<Env>): void {
  app.use(
    '/assets/*',
    serveStatic({
      root: webFolder,
      precompressed: true,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  app.get('*', serveStatic({ root: webFolder }));
  app.get('*', async (c) => c.html(await readFile(join(webFolder, 'index.html'), 'utf8')));
}

/** A stack names files and lines; messages of the database can name values, so they stay out of the log. */
function describe(error: unknown): { name: string; code?: string; constraint?: string; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const constraint =
    'constraint' in error && typeof error.constraint === 'string' ? { constraint: error.constraint } : {};
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
  return { name: error.name, ...code, ...constraint, ...(stack === undefined ? {} : { stack }) };
}

function placeOf(c: Context<Env>): string {
  if (c.var.house.settings.behindProxy) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
    if (forwarded) return forwarded;
  }
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'local'; // called in-process, without a socket
  }
}

function isLocal(place: string): boolean {
  return ['local', '127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(place);
}
