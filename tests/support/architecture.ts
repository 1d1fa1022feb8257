// What our sources must be like, as functions from sources to offences, so that each can be shown an offence and be
// seen to find it.
import { dirname, join } from 'node:path/posix';
import type { Source } from './source-tree.ts';

/** From the bottom up: a room may use those before it, never one after it. */
export const rooms = [
  'audit',
  'accounts',
  'imports',
  'registers',
  'surveys',
  'sites',
  'matching',
  'certificates',
  'tiles',
];
/** Folders of `api` and `web` that are no rooms. */
const kernel = {
  api: ['db', 'documents', 'http', 'files'],
  web: ['frame', 'map', 'public', 'styles', 'ui'],
  sql: ['migrations'],
};

export function foldersThatAreNoRooms(sources: readonly Source[]): string[] {
  return unique(
    sources.flatMap(({ path }) => {
      const [top = '', folder, ...rest] = path.split('/');
      if (!isKeyOf(kernel, top) || folder === undefined || rest.length === 0) return [];
      return rooms.includes(folder) || kernel[top].includes(folder) ? [] : [`${top}/${folder}`];
    }),
  );
}

function isKeyOf<T extends object>(record: T, key: PropertyKey): key is keyof T {
  return key in record;
}

/** Tiles serve views of the others; surveys and sites are brought in by imports and seen on the map. */
const withoutSchema = ['tiles'];
const withoutPages = ['tiles', 'surveys', 'sites'];

export function missingRooms(sources: readonly Source[]): string[] {
  const has = (test: (source: Source) => boolean) => sources.some(test);
  return rooms.flatMap((room) => [
    ...(has(({ path }) => path.startsWith(`api/${room}/`)) ? [] : [`api/${room}`]),
    ...(withoutPages.includes(room) || has(({ path }) => path.startsWith(`web/${room}/`))
      ? []
      : [`web/${room}`]),
    ...(withoutSchema.includes(room) || has(({ text }) => text.includes(`CREATE SCHEMA ${room};`))
      ? []
      : [`schema ${room}`]),
  ]);
}

/** Routes are tested in a file named after their room, after themselves, or after the first word of their addresses. */
export function untestedRoutes(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const [, room = '', routes = ''] = /^api\/([a-z-]+)\/([a-z-]+)\.routes\.ts$/.exec(path) ?? [];
    if (!rooms.includes(room)) return [];
    const words = [...text.matchAll(/'\/:municipality\/(?::disaster\/)?([a-z-]+)/g)].map(
      (match) => match[1] ?? '',
    );
    const names = [room, routes, ...words].map((word) => `tests/api/${word}`);
    return sources.some((source) => names.some((name) => source.path.startsWith(name))) ? [] : [path];
  });
}

/** Folders into which anything could be put. */
export function namelessFolders(sources: readonly Source[]): string[] {
  const nameless = ['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'misc', 'lib'];
  return unique(
    sources
      .map(({ path }) => dirname(path))
      .filter((folder) => folder.split('/').some((part) => nameless.includes(part))),
  );
}

/** Files that only pass on what others export. */
export function barrels(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /\.tsx?$/.test(path))
    .filter(({ path, text }) => {
      const statements = withoutComments(text)
        .split(/;\s*(?:\n|$)/)
        .map((statement) => statement.trim())
        .filter((statement) => statement !== '' && !statement.startsWith('import '));
      const passesOn =
        statements.length > 0 && statements.every((statement) => /^export\b[^=(]*\bfrom\b/.test(statement));
      return passesOn || /(^|\/)index\.tsx?$/.test(path);
    })
    .map(({ path }) => path);
}

/** Imports that go up: a room that uses a later one, a kernel folder that uses a room. */
export function upwardImports(sources: readonly Source[]): string[] {
  return sources.filter(isProgram).flatMap((source) =>
    importsOf(source)
      .filter((target) => isUpward(source.path, target))
      .map((target) => `${source.path} uses ${target}`),
  );
}

/** The kernel knows these and no more: who asks and what they may, and how to record it. */
const knownToKernel = ['api/accounts/permissions.ts', 'api/audit/audit.commands.ts'];

function isUpward(from: string, to: string): boolean {
  const [top, folder = ''] = to.split('/');
  if (top !== 'api' || !rooms.includes(folder)) return false;
  const own = from.split('/')[1] ?? '';
  if (from.split('/').length === 2) return false; // app.ts, main.ts and house.ts put the parts together
  if (kernel.api.includes(own)) return !knownToKernel.includes(to);
  return rooms.indexOf(folder) > rooms.indexOf(own);
}

/** Paths that a file imports, from the root. */
export function importsOf({ path, text }: Source): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) =>
    join(dirname(path), match[1] ?? ''),
  );
}

/** A contract only names things: `accounts.policy` may be what the audit calls an action. */
function namesTables(source: Source): boolean {
  return (
    (isProgram(source) && !source.path.endsWith('.contract.ts')) ||
    /^sql\/(?!migrations\/)[^/]+\//.test(source.path)
  );
}

function isProgram({ path }: Source): boolean {
  return path.startsWith('api/') && path.endsWith('.ts') && !path.endsWith('.test.ts');
}

/**
 * Tables that other rooms may name: towns and disasters, which every row belongs to; and the rows that an import
 * refused, because the register that it brings must not end what they speak of. Everything else is read through `v_…`.
 */
const openTables = ['accounts.municipality', 'accounts.disaster', 'imports.rejection'];
/** A refused row is hidden like the household it speaks of, and a policy's function stands beside its table. */
const mayLookUp = ['sql/imports/names_protected.sql'];
/** The kernel knows who asks (session) and keeps answers (receipts). */
const kernelTables = /^accounts\.(session|account|policy|membership|group_permission|receipt)$/;

/** `tables` are those of the database, as schema.table, without views. */
export function foreignTables(sources: readonly Source[], tables: ReadonlySet<string>): string[] {
  return sources
    .filter((source) => namesTables(source) && !mayLookUp.includes(source.path))
    .flatMap(({ path, text }) => {
      const [top, room = ''] = path.split('/');
      const named = unique(withoutComments(text).match(/\b[a-z_]+\.[a-z_]+\b/g) ?? []);
      return named
        .filter((name) => tables.has(name) && !name.startsWith(`${room}.`) && !openTables.includes(name))
        .filter((name) => !(top === 'api' && room === 'http' && kernelTables.test(name)))
        .map((name) => `${path} names ${name}`);
    });
}

/** Tables in the text of sql/schema.sql. */
export function tablesOf(schema: string): Set<string> {
  return new Set(
    [...schema.matchAll(/^CREATE (?:UNLOGGED )?TABLE ([a-z_]+\.[a-z_]+)/gm)].map((match) => match[1] ?? ''),
  );
}

export const longestFile = 400;

export function tooLongFiles(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /\.(ts|tsx|css)$/.test(path))
    .filter(({ text }) => lines(text) > longestFile)
    .map(({ path, text }) => `${path} has ${lines(text)} lines`);
}

/** Folder by folder: files, median, 90th percentile and longest, in lines. */
export function sizes(sources: readonly Source[]): Record<string, Record<string, number>> {
  const byFolder = Map.groupBy(
    sources.filter(({ path }) => /\.(ts|tsx)$/.test(path)),
    ({ path }) => path.split('/')[0] ?? '',
  );
  const rows = [...byFolder].map(([folder, files]) => {
    const counts = files.map(({ text }) => lines(text)).sort((one, other) => one - other);
    const at = (share: number) => counts[Math.floor((counts.length - 1) * share)] ?? 0;
    return [folder, { files: counts.length, median: at(0.5), p90: at(0.9), longest: at(1) }] as const;
  });
  return Object.fromEntries(rows);
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}

/**
 * What a README names between backticks or links to, if it is not there: `npm run …`, paths from the root or from the
 * README, and names of files anywhere below it.
 */
export function staleReadmes(
  sources: readonly Source[],
  exists: (path: string) => boolean,
  scripts: readonly string[],
): string[] {
  const isFound = (readme: string, file: string) =>
    exists(file) ||
    exists(join(dirname(readme), file)) ||
    sources.some(({ path }) => path.startsWith(join(dirname(readme), '/')) && path.endsWith(`/${file}`));
  return sources
    .filter(({ path }) => path.endsWith('README.md'))
    .flatMap(({ path, text }) => {
      const code = [...text.matchAll(/`([^`\n]+)`|^```\w*\n([^]*?)^```/gm)].map(
        (match) => match[1] ?? match[2] ?? '',
      );
      const programs = code.flatMap((words) =>
        [...words.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? ''),
      );
      const links = [...text.matchAll(/\]\(([^)#:\s]+)\)/g)].map((match) => match[1] ?? '');
      const files = [...code.filter((words) => namedFile.test(words)), ...links];
      return [
        ...programs.filter((name) => !scripts.includes(name)).map((name) => `${path}: npm run ${name}`),
        ...files.filter((file) => !isFound(path, file)).map((file) => `${path}: ${file}`),
      ];
    });
}

const namedFile = /^(?:(?:api|geodata|scripts|sql|tests|tiles|web|\.ci)\/[\w./-]*|[\w.-]+\.tsx?)$/;

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/(^|\s)(?:\/\/|--).*$/gm, '$1');
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
