// The linter's borders, each shown an import that crosses it and one that may: a linter that finds nothing might
// also be looking at nothing.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from './support/source-tree.ts';

const folder = await mkdtemp(join(tmpdir(), 'musubi-lint-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
await writeFile(join(folder, '.oxlintrc.json'), await readFile(join(root, '.oxlintrc.json')));
await writeFile(join(folder, 'tsconfig.json'), await readFile(join(root, 'tsconfig.json')));
await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));

const Report = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), message: z.string() })),
});

/** Codes of what oxlint says to one file at `path`. */
async function lint(path: string, text: string): Promise<string[]> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const output = await new Promise<string>((tell) => {
    execFile(process.execPath, [oxlint, '--format', 'json', path], { cwd: folder }, (_error, stdout) =>
      tell(stdout),
    );
  });
  await rm(file);
  return Report.parse(JSON.parse(output)).diagnostics.map(({ code, message }) => code ?? message);
}

const border = 'eslint(no-restricted-imports)';

test.each([
  ['web/matching/a.tsx', "import { x } from '../../api/matching/matching.queries.ts';"],
  ['web/matching/a.tsx', "import type { X } from '../../api/matching/matching.queries.ts';"],
  ['web/a.ts', "import { createApp } from '../api/app.ts';"],
  ['web/a.ts', "import { readFile } from 'node:fs/promises';"],
  ['geodata/a.ts', "import { x } from '../api/db/scope.ts';"],
  ['geodata/text/a.ts', "import type { X } from '../../web/x.ts';"],
  ['tiles/layers.ts', "import { x } from '../api/tiles/x.ts';"],
  ['tiles/styles/x.ts', "import { readFile } from 'node:fs';"],
  ['api/surveys/surveys.queries.ts', "import { x } from '../../web/x.ts';"],
  ['api/surveys/surveys.queries.ts', "import { x } from '../../tests/support/town.ts';"],
  ['api/surveys/surveys.rules.ts', "import { readFile } from 'node:fs';"],
  ['api/surveys/surveys.rules.ts', "import { inScope } from '../db/scope.ts';"],
  ['api/surveys/surveys.rules.ts', "import { listSurveys } from './surveys.queries.ts';"],
  ['api/surveys/surveys.rules.ts', "import { sql } from 'kysely';"],
  ['api/surveys/surveys.contract.ts', "import { sql } from 'kysely';"],
  ['api/surveys/surveys.contract.ts', "import { inScope } from '../db/scope.ts';"],
  ['api/surveys/surveys.contract.ts', "import { listSurveys } from './surveys.queries.ts';"],
])('%s may not say %s', async (path, statement) => {
  expect(await lint(path, used(statement))).toContain(border);
});

test.each([
  ['web/matching/a.tsx', "import { X } from '../../api/matching/matching.contract.ts';"],
  ['web/api-client.ts', "import type { App } from '../api/app.ts';"],
  ['web/map/a.ts', "import { layers } from '../../tiles/layers.ts';"],
  ['geodata/text/a.ts', "import { x } from '../wareki.ts';"],
  ['api/surveys/surveys.rules.ts', "import { createHash } from 'node:crypto';"],
  ['api/surveys/surveys.rules.ts', "import type { Reader } from '../db/database.ts';"],
  ['api/surveys/surveys.rules.ts', "import { x } from '../../geodata/wareki.ts';"],
  ['api/surveys/surveys.contract.ts', "import { z } from 'zod';"],
  ['api/surveys/surveys.contract.ts', "import { X } from '../registers/registers.contract.ts';"],
])('%s may say %s', async (path, statement) => {
  expect(await lint(path, used(statement))).not.toContain(border);
});

test('rules that need types are on', async () => {
  const forgotten =
    'async function save(): Promise<void> {}\nexport function press(): void {\n  save();\n}\n';
  expect(await lint('api/surveys/a.ts', forgotten)).toContain('typescript(no-floating-promises)');
});

/** The statement with an export of what it imports, so that no other rule has anything to say. */
function used(statement: string): string {
  const name = /\{ (\w+) \}/.exec(statement)?.[1] ?? '';
  return statement.includes('import type')
    ? `${statement}\nexport type Y = ${name};\n`
    : `${statement}\nexport const y = ${name};\n`;
}
