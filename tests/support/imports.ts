// Files that a town hall hands over, small and invented, and the way they come in.
import { expect } from 'vitest';
import { importKinds } from '../../api/import-kinds.ts';
import { applyImport } from '../../api/imports/apply-import.ts';
import { acceptFile, openImport, startApplying } from '../../api/imports/imports.commands.ts';
import { Import, ImportDetail, NewImport } from '../../api/imports/imports.contract.ts';
import type { ImportKindName } from '../../api/imports/import-kinds.contract.ts';
import type { ImportState } from '../../api/imports/imports.contract.ts';
import { getImport } from '../../api/imports/imports.queries.ts';
import { stageImport } from '../../api/imports/stage-import.ts';
import { inScope } from '../../api/db/scope.ts';
import type { TestHouse } from './house.ts';
import type { Municipality, SignedIn } from './town.ts';

export function csv(header: string, ...rows: string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${[header, ...rows].join('\n')}\n`);
}

export const residentsHeader = '宛名番号,世帯番号,氏名,氏名フリガナ,生年月日,性別,続柄,住所,方書';

/** One row of a residents file; every cell may be given. */
export function residentRow(
  number: string,
  given: { household?: string; name?: string; born?: string; relationship?: string; address?: string } = {},
): string {
  const { household = `H${number}`, name = '結 一郎', born = '1980-04-01' } = given;
  const { relationship = '世帯主', address = 'うみべ県むすび市浜一丁目1番1号' } = given;
  return `${number},${household},${name},ムスビ イチロウ,${born},男,${relationship},${address},`;
}

export function geojson(features: readonly object[], members: object = {}): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', ...members, features }));
}

/** A square of a hundredth of a degree with its south-west corner `at`. */
export function square([x, y]: readonly [number, number], properties: object = {}, size = 0.01) {
  const ring = [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

const handOver = {
  handed_over_by: '市民課',
  received_by: '防災課',
  medium: 'USBメモリ',
  medium_disposal: '返却',
};

interface Brought {
  kind: ImportKindName;
  file: Uint8Array<ArrayBuffer>;
  as_of?: string;
  disaster_code?: string;
  encoding?: NewImport['encoding'];
  crs?: number;
  file_name?: string;
  source?: string;
  mapping?: { columns?: Record<string, string>; values?: Record<string, string> };
  mapping_name?: string;
}

export function newImport({ file: _file, ...given }: Brought) {
  return { file_name: `${given.kind}.csv`, ...handOver, ...given };
}

/** Opens an import, keeps its file and stages it, without HTTP; answers it as it stands then. */
export async function stage(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  given: Brought,
): Promise<Import> {
  const scope = { role: 'musubi_app', municipality: municipality_code } as const;
  const file = await house.files.keep(Buffer.from(given.file));
  const { import_id } = await inScope(house.db, scope, async (trx) => {
    const opened = await openImport(trx, municipality_code, 'test', NewImport.parse(newImport(given)));
    return acceptFile(trx, opened.import_id, file);
  });
  await stageImport({ house, kinds: importKinds, municipality_code, import_id });
  return inScope(house.db, scope, (trx) => getImport(trx, import_id));
}

/** Applies a staged import, with its good rows only if there are refused ones. */
export async function apply(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  { import_id }: Import,
): Promise<Import> {
  const scope = { role: 'musubi_app', municipality: municipality_code } as const;
  await inScope(house.db, scope, (trx) => startApplying(trx, import_id, true, importKinds));
  const by = { actor: 'test', account_id: null, place: 'local' };
  await applyImport({ house, kinds: importKinds, municipality_code, import_id }, by);
  return inScope(house.db, scope, (trx) => getImport(trx, import_id));
}

/** Brings a file whole; fails the test when it cannot be applied. */
export async function bring(town: TestHouse, municipality: Municipality, given: Brought): Promise<Import> {
  const staged = await stage(town, municipality, given);
  expect(staged.problem).toBeNull();
  const applied = await apply(town, municipality, staged);
  expect(applied).toMatchObject({ state: 'applied', problem: null });
  return applied;
}

/** Opens an import over HTTP and sends its file; waits until it is read (`staged`, or `failed`). */
export async function send(town: TestHouse, clerk: SignedIn, given: Brought): Promise<ImportDetail> {
  const path = `/api/${clerk.municipality.municipality_code}/imports`;
  const opened = Import.parse(await (await clerk.post(path, newImport(given))).json());
  const sent = await clerk.put(`${path}/${opened.import_id}/file`, given.file, { version: opened.version });
  expect(sent.status).toBe(200);
  return settled(town, clerk, opened.import_id, ['staged', 'failed', 'cancelled']);
}

/** Waits, led by the live messages, until the import is in one of the states. */
export async function settled(
  { house }: TestHouse,
  clerk: SignedIn,
  import_id: string,
  states: readonly ImportState[],
): Promise<ImportDetail> {
  const { municipality_code } = clerk.municipality;
  let heard = Promise.withResolvers<void>();
  const stop = house.live.listen(municipality_code, () => heard.resolve());
  try {
    for (;;) {
      const answer = await clerk.get(`/api/${municipality_code}/imports/${import_id}`);
      const now = ImportDetail.parse(await answer.json());
      if (states.includes(now.state)) return now;
      await heard.promise;
      heard = Promise.withResolvers<void>();
    }
  } finally {
    stop();
  }
}
