// The way of a file over a real socket.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, expect, test } from 'vitest';
import { Import } from '../../api/imports/imports.contract.ts';
import { testHouse } from '../support/house.ts';
import { csv, newImport, residentRow, residentsHeader, settled } from '../support/imports.ts';
import { signedIn } from '../support/town.ts';
import type { SignedIn } from '../support/town.ts';

const town = await testHouse();
const server = serve({ fetch: town.app.fetch, port: 0, hostname: '127.0.0.1' });
await new Promise((tell) => server.once('listening', tell));
const address = server.address();
const url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
afterAll(() => new Promise((tell) => server.close(tell)));

const rows = 20_000;

test('a file is streamed in, whatever its length', async () => {
  const clerk = await signedIn(town, { permissions: ['base_data_manage'] });
  const opened = await open(clerk);
  const answer = await upload(clerk, opened, parts(rows));
  expect(answer.status).toBe(200);
  const staged = await settled(town, clerk, opened.import_id, ['staged', 'failed']);
  expect(staged).toMatchObject({ state: 'staged', rows_read: rows });
});

test('a file that is cut on the way is not taken, and can be sent again', async () => {
  const clerk = await signedIn(town, { permissions: ['base_data_manage'] });
  const opened = await open(clerk);
  await expect(upload(clerk, opened, parts(rows, rows / 2))).rejects.toThrow('fetch failed');
  const again = await upload(clerk, opened, parts(1));
  expect(again.status).toBe(200);
  await settled(town, clerk, opened.import_id, ['staged']);
  const names = await readdir(join(town.house.settings.dataFolder, 'files'));
  expect(names.filter((name) => name.startsWith('incoming-'))).toEqual([]);
});

async function open(clerk: SignedIn): Promise<Import> {
  const given = newImport({ kind: 'residents', as_of: '2026-03-01', file: new Uint8Array() });
  const answer = await clerk.post(`/api/${clerk.municipality.municipality_code}/imports`, given);
  return Import.parse(await answer.json());
}

function upload(
  clerk: SignedIn,
  { import_id, version }: Import,
  file: AsyncIterable<Uint8Array>,
): Promise<Response> {
  const body = ReadableStream.from(file);
  const request: RequestInit & { duplex: 'half' } = {
    method: 'PUT',
    headers: {
      ...clerk.headers,
      'x-musubi': '1',
      'if-match': `"${version}"`,
      'content-type': 'application/octet-stream',
    },
    body,
    duplex: 'half',
  };
  return fetch(`${url}/api/${clerk.municipality.municipality_code}/imports/${import_id}/file`, request);
}

/** A register of so many rows, broken off after `cutAfter`. */
async function* parts(count: number, cutAfter = Infinity): AsyncGenerator<Uint8Array> {
  yield csv(residentsHeader);
  for (let row = 0; row < count; row += 1000) {
    if (row >= cutAfter) throw new Error('the line broke');
    yield csv(...numbered(row, Math.min(row + 1000, count)));
  }
}

function numbered(from: number, to: number): [string, ...string[]] {
  const [first = '', ...more] = Array.from({ length: to - from }, (_, at) => residentRow(`U${from + at}`));
  return [first, ...more];
}
