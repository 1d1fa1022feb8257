// The maps of a bench's town, as far as its folder has them, through the same import as everybody's.
import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inScope } from '../../api/db/scope.ts';
import type { Scope } from '../../api/db/scope.ts';
import { importKinds } from '../../api/import-kinds.ts';
import { applyImport } from '../../api/imports/apply-import.ts';
import { acceptFile, openImport, startApplying } from '../../api/imports/imports.commands.ts';
import { NewImport } from '../../api/imports/imports.contract.ts';
import { getImport } from '../../api/imports/imports.queries.ts';
import { stageImport } from '../../api/imports/stage-import.ts';
import type { BenchTown } from './bench-town.ts';
import { town } from './town-files.ts';

const maps = {
  base_features: 'base.geojson',
  footprints: 'footprints.geojson',
  hazards: 'hazards.geojson',
  barriers: 'barriers.geojson',
} as const;

/** How many shapes of each kind are there now. Throws when a file cannot be applied. */
export async function bringMaps(
  { house }: BenchTown,
  folder: string,
): Promise<Partial<Record<keyof typeof maps, number>>> {
  const municipality_code = town.municipality;
  const scope: Scope = { role: 'musubi_app', municipality: municipality_code };
  const brought: Partial<Record<keyof typeof maps, number>> = {};
  for (const kind of ['base_features', 'footprints', 'hazards', 'barriers'] as const) {
    const path = join(folder, maps[kind]);
    if (!existsSync(path)) continue;
    const kept = await house.files.keep(createReadStream(path));
    const { import_id } = await inScope(house.db, scope, async (trx) => {
      const given = { kind, file_name: basename(path), as_of: '2026-03-31' };
      const hands = { handed_over_by: '計測', received_by: '計測', medium: '計測', medium_disposal: '計測' };
      const opened = await openImport(
        trx,
        municipality_code,
        'bench',
        NewImport.parse({ ...given, ...hands }),
      );
      return acceptFile(trx, opened.import_id, kept);
    });
    const job = { house, kinds: importKinds, municipality_code, import_id };
    await stageImport(job);
    await inScope(house.db, scope, (trx) => startApplying(trx, import_id, true, importKinds));
    await applyImport(job, { actor: 'bench', account_id: null, place: 'local' });
    const { state, rows_new, problem } = await inScope(house.db, scope, (trx) => getImport(trx, import_id));
    if (state !== 'applied') throw new Error(`${kind}: ${problem ?? state}`);
    brought[kind] = rows_new ?? 0;
  }
  return brought;
}
