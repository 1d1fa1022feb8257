// What holds for every route, walked from the app itself, so that a new route cannot forget any of it. Who may use
// which route is compared with route-matrix.txt (UPDATE_ROUTE_MATRIX=on writes it anew; read the difference).
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import pino from 'pino';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { permissions } from '../../api/accounts/permissions.ts';
import type { Permission } from '../../api/accounts/permissions.ts';
import { ProblemDocument } from '../../api/http/problem.ts';
import { exposures } from '../../api/settings.ts';
import { testHouse } from '../support/house.ts';
import { asTable } from '../support/as-table.ts';
import { fieldsOf, hostileRequests } from '../support/hostile-requests.ts';
import { addressOf, name, parametersOf, readAnswer, routesOf, theMount } from '../support/routes.ts';
import type { Answer, RequestChanges, Route } from '../support/routes.ts';
import { aDisaster, aMunicipality, aSession, anAccount } from '../support/town.ts';
import type { Account } from '../support/town.ts';

const town = await testHouse({ expose: new Set(exposures) });
const routes = routesOf(town.app);
const guarded = routes.filter((route) => theMount(route).kind !== 'open');
const municipality = await aMunicipality(town);
const neighbour = await aMunicipality(town);
const { disaster_code } = await aDisaster(town, municipality);
const known = { municipality: municipality.municipality_code, disaster: disaster_code };
const nobody = await anAccount(town, municipality);
const everything = await anAccount(town, municipality, { permissions });

/** Without a session: health, sign-in, and what everybody may see. */
const openRoutes = [
  '/api/basemap GET',
  '/api/sign-in POST',
  '/api/sign-out POST',
  '/healthz GET',
  '/metrics GET',
  '/public/:municipality/:disaster/issue-areas GET',
  '/public/:municipality/:disaster/issue-areas/list GET',
  '/public/:municipality/:disaster/issue-areas/map GET',
  '/public/:municipality/certificate GET',
  '/public/:municipality/certificate POST',
  '/styles/:style GET',
  '/tiles/basemap.pmtiles GET',
];

/** Codes and ids, never what a person is called by or found under. */
const plainParameters =
  /^(municipality|disaster|kind|layer|name|style|z|x|y|as_of|paper|format|[a-z]+_id|id)$/;
const tellingParameters = /name|kana|address|phone|birth|born|number/;

describe('how routes are mounted', () => {
  test('there are routes to walk, and none hides behind a method-less handler', () => {
    expect(routes.length).toBeGreaterThan(2);
    const methodless = town.app.routes.filter(({ method }) => method === 'ALL').map(({ path }) => path);
    expect([...new Set(methodless)].sort()).toEqual([
      '/*',
      '/api/*',
      '/assets/*',
      '/public/*',
      '/styles/*',
      '/tiles/*',
    ]);
  });

  test('every route has exactly one mount, which runs before anything else', () => {
    const wrong = routes.filter((route) => route.mounts.length !== 1 || !route.mountedFirst);
    expect(wrong.map(name)).toEqual([]);
  });

  test('a method does what it says: GET reads, POST asks or writes, the others write', () => {
    const allowed: Record<string, string[]> = {
      GET: ['read', 'open'],
      POST: ['search', 'write', 'open'],
      PUT: ['write'],
      PATCH: ['write'],
      DELETE: ['write'],
    };
    const wrong = routes.filter((route) => !allowed[route.method]?.includes(theMount(route).kind));
    expect(wrong.map(name)).toEqual([]);
  });

  test('the routes without session are the listed ones', () => {
    const found = routes.filter((route) => theMount(route).kind === 'open').map(name);
    expect(found).toEqual(openRoutes);
  });

  test('no address carries what a person is called by', () => {
    const parameters = routes.flatMap(({ path }) => parametersOf(path));
    expect(parameters.filter((parameter) => !plainParameters.test(parameter))).toEqual([]);
    const queries = routes
      .filter(({ method }) => method === 'GET')
      .flatMap((route) =>
        route.schemas.flatMap((schema) => fieldsOf(schema).map((key) => `${name(route)} ${key}`)),
      );
    expect(queries.filter((query) => tellingParameters.test(query.split(' ').at(-1) ?? ''))).toEqual([]);
  });
});

describe('who may use a route', () => {
  const long = { timeout: 180_000 };

  test('every other route needs a session', async () => {
    const wrong: string[] = [];
    for (const route of guarded) {
      const { status, slug } = await ask(route, null);
      if (status !== 401 || slug !== 'http/sign-in-needed') wrong.push(`${name(route)} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  test('a route that names a right needs that right', async () => {
    const wrong: string[] = [];
    for (const route of guarded.filter((each) => theMount(each).permission !== 'session')) {
      const { status, slug } = await ask(route, nobody);
      if (status !== 403 || slug !== 'http/not-permitted') wrong.push(`${name(route)} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  test('another town is not there, on any route that names one', async () => {
    const found: string[] = [];
    for (const route of guarded.filter(({ path }) => path.includes(':municipality'))) {
      const { status } = await ask(route, everything, {
        address: { ...known, municipality: neighbour.municipality_code },
      });
      if (status !== 404) found.push(`${name(route)} ${status}`);
    }
    expect(found).toEqual([]);
  });

  test('a page of someone else cannot send a write or a search in our name', async () => {
    const taken: string[] = [];
    for (const route of guarded.filter(({ method }) => method !== 'GET')) {
      const { slug } = await ask(route, everything, { headers: { 'x-musubi': null } });
      if (slug !== 'http/foreign-origin') taken.push(name(route));
    }
    expect(taken).toEqual([]);
  });

  test('a write that could come twice is refused without its number', async () => {
    const taken: string[] = [];
    for (const route of guarded.filter((each) => each.method === 'POST' && theMount(each).kind === 'write')) {
      const { slug } = await ask(route, everything, { headers: { 'idempotency-key': null } });
      if (slug !== 'http/idempotency-key-missing') taken.push(name(route));
    }
    expect(taken).toEqual([]);
  });

  test('right by right, the routes let in whom route-matrix.txt says', long, async ({ skip }) => {
    skip(
      inject('engine') === 'embedded',
      'rights are compared in the program; the tests above look them up here',
    );
    const holders = new Map<Permission, Account>();
    for (const permission of permissions)
      holders.set(permission, await anAccount(town, municipality, { permissions: [permission] }));
    const lines: string[] = [];
    for (const route of routes) {
      const { kind, exposure, action } = theMount(route);
      lines.push(
        [route.method, route.path, kind, exposure, action, await admitted(route, holders)].join('\t'),
      );
    }
    const file = new URL('./route-matrix.txt', import.meta.url);
    const matrix = asTable(['method\taddress\tmount\texposure\taction\twho is let in', ...lines]);
    if (process.env['UPDATE_ROUTE_MATRIX']) await writeFile(file, matrix);
    expect(matrix).toBe(await readFile(file, 'utf8'));
  });
});

describe('exposures', () => {
  test.each(exposures)('a process that serves only "%s" has no route of another', async (exposure) => {
    const app = createApp({
      ...town.house,
      settings: { ...town.house.settings, expose: new Set([exposure]) },
    });
    const found: string[] = [];
    for (const route of routes) {
      const { status } = await ask(route, everything, { app });
      const isServed = status !== 404;
      const belongs = ['every', exposure].includes(theMount(route).exposure);
      if (isServed && !belongs) found.push(`${name(route)} answers ${status}`);
      const unknown = await ask(route, null, { app });
      if (belongs && theMount(route).kind !== 'open' && unknown.status !== 401)
        found.push(`${name(route)} is missing`);
    }
    expect(found).toEqual([]);
  });

  test('what everybody can reach reads no register: every public route is open, none takes a staff session', () => {
    const wrong = routes.filter(
      (route) => theMount(route).exposure === 'public' && theMount(route).kind !== 'open',
    );
    expect(wrong.map(name)).toEqual([]);
  });
});

describe('what is wrong with a request', () => {
  const secret = '秘密野 もれ子';
  const logged: string[] = [];
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged.push(chunk.toString());
        done();
      },
    }),
  );
  const app = createApp({ ...town.house, log });
  let answers: { of: string; answer: Answer }[] = [];

  beforeAll(async () => {
    const response = await app.request(`/api/${encodeURIComponent(secret)}`);
    answers = [{ of: 'an address that is none', answer: await readAnswer(response) }];
    for (const route of routes)
      for (const [what, options] of Object.entries(hostileRequests(route, secret, known))) {
        const answer = await ask(route, everything, { app, ...options });
        answers.push({ of: `${name(route)}, ${what}`, answer });
      }
  }, 120_000);

  test('is answered with a problem document in Japanese, and is never our fault', () => {
    const wrong = answers.filter(({ answer }) => {
      if (answer.status < 400) return false;
      const document = ProblemDocument.safeParse(answer.json);
      const isProblem = answer.type.startsWith('application/problem+json') && document.success;
      return !isProblem || answer.status >= 500 || !/[\u3040-\u30ff\u4e00-\u9fff]/.test(document.data.title);
    });
    expect(wrong.map(({ of, answer }) => `${of}: ${answer.status} ${answer.slug}`)).toEqual([]);
    expect(answers.some(({ answer }) => answer.status >= 400)).toBe(true);
  });

  test('is not repeated to whoever reads the answer or the log', () => {
    const telling = answers.filter(({ answer }) => answer.status >= 400 && tells(answer.text, secret));
    expect(telling.map(({ of }) => of)).toEqual([]);
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.filter((line) => tells(line, secret))).toEqual([]);
  });
});

test('every write and every search leaves exactly one row in the audit, also when it is refused', async () => {
  const wrong: string[] = [];
  for (const route of guarded.filter((each) => ['write', 'search'].includes(theMount(each).kind))) {
    const before = new Set((await auditRows()).map((row) => row.entry_id));
    const { status } = await ask(route, everything);
    const rows = (await auditRows()).filter((row) => !before.has(row.entry_id));
    const expected = `${theMount(route).action} ${status}`;
    const found = rows.map(({ action, outcome }) => `${action} ${outcome}`).join(', ');
    if (found !== expected) wrong.push(`${name(route)}: ${found || 'nothing'} in place of ${expected}`);
  }
  expect(wrong).toEqual([]);
});

/** Asks a route as `account`, each time with a session of its own: a route may end the session. */
async function ask(route: Route, account: Account | null, changes: RequestChanges = {}): Promise<Answer> {
  const cookie = account === null ? {} : await aSession(town, account);
  const headers = new Headers({ ...cookie, 'x-musubi': '1', 'idempotency-key': randomUUID() });
  if (!['GET', 'POST'].includes(route.method)) headers.set('if-match', '"1"');
  if (route.method !== 'GET') headers.set('content-type', 'application/json');
  for (const [header, value] of Object.entries(changes.headers ?? {}))
    if (value === null) headers.delete(header);
    else headers.set(header, value);
  const response = await (changes.app ?? town.app).request(
    addressOf(route.path, changes.address ?? known) + (changes.query ?? ''),
    {
      method: route.method,
      headers,
      ...(route.method === 'GET' ? {} : { body: changes.raw ?? JSON.stringify(changes.body ?? {}) }),
    },
  );
  return readAnswer(response);
}

/** Who gets past session and right, measured, not read from the mount. */
async function admitted(route: Route, holders: ReadonlyMap<Permission, Account>): Promise<string> {
  const refusals = ['http/sign-in-needed', 'http/not-permitted'];
  const passes = async (account: Account | null) => !refusals.includes((await ask(route, account)).slug);
  if (await passes(null)) return 'everybody';
  if (await passes(nobody)) return 'whoever is signed in';
  const names: string[] = [];
  for (const [permission, account] of holders) if (await passes(account)) names.push(permission);
  return names.join(', ');
}

function tells(text: string, secret: string): boolean {
  return [secret, '秘密野', 'もれ子', encodeURIComponent(secret)].some((part) => text.includes(part));
}

async function auditRows(): Promise<{ entry_id: string; action: string; outcome: number }[]> {
  return town.house.db.selectFrom('audit.entry').select(['entry_id', 'action', 'outcome']).execute();
}
