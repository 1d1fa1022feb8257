// scripts/musubi import, as an operator calls it.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { testHouse } from '../support/house.ts';
import { geojson, square } from '../support/imports.ts';
import { aMunicipality } from '../support/town.ts';

const town = await testHouse();
const program = new URL('../../scripts/musubi.ts', import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), 'musubi-imports-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function musubi(...options: readonly string[]) {
  const child = spawn(process.execPath, [program, 'import', ...options], {
    env: { ...process.env, DATABASE_URL: town.house.settings.databaseUrl, MUSUBI_DATA_DIR: folder },
  });
  const code = new Promise<number | null>((tell) => child.once('close', tell));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

async function put(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe('the command', () => {
  beforeEach(({ skip }) => {
    skip(
      inject('engine') === 'embedded',
      'it would need the data folder that these tests keep open themselves',
    );
  });

  test('brings a map with headers of its own, and keeps the mapping for the next file', async () => {
    const { municipality_code } = await aMunicipality(town);
    const depths = ['0.3m未満', '0.5m以上3m未満'];
    const file = await put(
      '内水.geojson',
      geojson(depths.map((depth, at) => square([138 + at, 34.8], { 深さ: depth }))),
    );
    const into = ['hazards', file, '--municipality', municipality_code];
    const first = await musubi(
      ...into,
      '--column',
      '浸水深=深さ',
      '--value',
      'kind=内水',
      '--save-mapping',
      '内水の図',
    );
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('new 2') });
    const second = await musubi(...into, '--mapping', '内水の図', '--json');
    expect(JSON.parse(second.stdout)).toMatchObject({
      state: 'applied',
      rows_unchanged: 2,
      source: '内水',
      mapping_name: '内水の図',
    });
  });

  test('keeps refused rows in a file that only its owner reads, and proposes columns for a file it cannot read', async () => {
    const { municipality_code } = await aMunicipality(town);
    const bad = await put('川.geojson', geojson([square([138.3, 34.8], { kind: '滝', name: '大滝' })]));
    expect((await musubi('barriers', bad, '--municipality', municipality_code)).code).toBe(3);
    expect(await readFile(`${bad}.rejected.csv`, 'utf8')).toContain('滝,大滝,"SRID=4326;POLYGON');
    expect((await stat(`${bad}.rejected.csv`)).mode & 0o077).toBe(0);
    const foreign = await put(
      '住基.csv',
      '宛名コード,世帯番号,氏名,生年月日（和暦）,現住所\n1,H1,結 一郎,S55.4.1,浜1\n',
    );
    const refused = await musubi('residents', foreign, '--municipality', municipality_code);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('「宛名番号」') });
    expect(refused.stdout).toContain("--column '住所=現住所'");
  });
});
