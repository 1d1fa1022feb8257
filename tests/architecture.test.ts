// The plan of the house, checked: where things are, who may know whom, how long a file may be. Each check is also
// shown an offence, so that it cannot be green because it looks at nothing.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  barrels,
  foldersThatAreNoRooms,
  foreignTables,
  missingRooms,
  namelessFolders,
  sizes,
  staleReadmes,
  tablesOf,
  tooLongFiles,
  untestedRoutes,
  upwardImports,
} from './support/architecture.ts';
import { readSources, root } from './support/source-tree.ts';
import type { Source } from './support/source-tree.ts';

const sources = await readSources();
const tables = tablesOf(await readFile(join(root, 'sql/schema.sql'), 'utf8'));
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
const isThere = (path: string) => existsSync(join(root, path));

function source(path: string, text = ''): Source {
  return { path, text };
}

test('the sources of every top folder are read', () => {
  const tops = new Set(sources.map(({ path }) => path.split('/')[0]));
  expect([...tops]).toEqual(
    expect.arrayContaining(['api', 'geodata', 'scripts', 'sql', 'tests', 'tiles', 'web']),
  );
  expect(tables.size).toBeGreaterThan(20);
});

describe('rooms', () => {
  test('a folder of api, sql or web is a room or a known part of the kernel', () => {
    expect(foldersThatAreNoRooms(sources)).toEqual([]);
    expect(foldersThatAreNoRooms([source('api/services/a.ts'), source('web/pages/b.tsx')])).toEqual([
      'api/services',
      'web/pages',
    ]);
  });

  test('every room has its schema, its API and its pages', () => {
    expect(missingRooms(sources)).toEqual([]);
    expect(missingRooms([])).toEqual(
      expect.arrayContaining(['api/matching', 'web/matching', 'schema matching']),
    );
  });

  test('every routes file has a test of its name or of its room', () => {
    expect(untestedRoutes(sources)).toEqual([]);
    expect(untestedRoutes([source('api/surveys/districts.routes.ts')])).toHaveLength(1);
  });

  test('a room uses the rooms below it, never one above', () => {
    expect(upwardImports(sources)).toEqual([]);
    const up = source('api/surveys/x.ts', "import { a } from '../matching/matching.queries.ts';");
    const kernel = source('api/http/y.ts', "import type { b } from '../surveys/surveys.contract.ts';");
    expect(upwardImports([up, kernel])).toHaveLength(2);
    expect(
      upwardImports([source('api/matching/x.ts', "import { a } from '../surveys/surveys.queries.ts';")]),
    ).toEqual([]);
  });

  test("another room's tables are off limits; its views are not", () => {
    expect(foreignTables(sources, tables)).toEqual([]);
    const reads = (table: string) => source('api/matching/x.ts', `reader.selectFrom('${table} as t')`);
    expect(foreignTables([reads('registers.household')], tables)).toHaveLength(1);
    expect(foreignTables([reads('registers.v_household')], tables)).toEqual([]);
    expect(
      foreignTables([source('sql/matching/v.sql', 'SELECT 1 FROM surveys.survey')], tables),
    ).toHaveLength(1);
  });
});

describe('files', () => {
  test('no folder is called what could hold anything', () => {
    expect(namelessFolders(sources)).toEqual([]);
    expect(namelessFolders([source('api/matching/utils/x.ts')])).toHaveLength(1);
  });

  test('no file only passes on what others export', () => {
    expect(barrels(sources)).toEqual([]);
    expect(
      barrels([source('web/ui/all.ts', "export { a } from './a.ts';\nexport * from './b.ts';\n")]),
    ).toHaveLength(1);
  });

  test('no file is longer than 400 lines', () => {
    console.table(sizes(sources));
    expect(tooLongFiles(sources)).toEqual([]);
    expect(tooLongFiles([source('api/long.ts', '\n'.repeat(401))])).toHaveLength(1);
  });

  test('what a README names is there', () => {
    expect(staleReadmes(sources, isThere, Object.keys(scripts))).toEqual([]);
    const stale = source(
      'api/README.md',
      'See `api/http/gone.ts` and `npm run nothing`, and `gone.ts`, and [more](gone/README.md).',
    );
    expect(staleReadmes([stale], isThere, Object.keys(scripts))).toHaveLength(4);
  });
});
