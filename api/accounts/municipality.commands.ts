import { sql } from 'kysely';
import type { Ewkb } from '../db/ewkb.ts';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { municipalityProblems } from './accounts.problems.ts';
import { createGroup } from './groups.commands.ts';
import { defaultGroups } from './groups.rules.ts';
import type { MunicipalityChange } from './municipality.contract.ts';
import { isMunicipalityCode } from './municipality.rules.ts';

export interface NewMunicipality {
  /** 全国地方公共団体コード of six digits. */
  municipality_code: string;
  name: string;
  prefecture: string;
  mayor_title: string;
  mayor_name: string;
  /** 平面直角座標系, 1 to 19. */
  plane_zone: number;
  /** Longitude, latitude (EPSG:6668). */
  center: readonly [number, number];
}

/**
 * Registers a municipality with the default policy and groups. Only the command line may: the database refuses
 * it to a scope that acts for an account. Throws accounts/municipality-code-wrong, -taken.
 */
export async function foundMunicipality(trx: Trx, given: NewMunicipality): Promise<void> {
  const { center, ...columns } = given;
  const { municipality_code } = given;
  if (!isMunicipalityCode(municipality_code)) throw municipalityProblems.codeWrong();
  await trx
    .insertInto('accounts.municipality')
    .values({ ...columns, center: point(center) })
    .execute();
  await trx.insertInto('accounts.policy').values({ municipality_code }).execute();
  for (const group of defaultGroups) await createGroup(trx, municipality_code, group);
}

/** Throws http/version-stale. */
export async function changeMunicipality(
  trx: Trx,
  municipality: string,
  version: number,
  change: MunicipalityChange,
): Promise<void> {
  const { center, ...columns } = change;
  await update(trx, municipality, version, { ...columns, center: point(center) });
}

/** `file` names the image in the file store; null takes the seal away. Throws http/version-stale. */
export async function setSeal(
  trx: Trx,
  municipality: string,
  version: number,
  file: string | null,
): Promise<void> {
  await update(trx, municipality, version, { seal_file: file });
}

async function update(
  trx: Trx,
  municipality: string,
  version: number,
  values: Partial<Omit<MunicipalityChange, 'center'>> & {
    center?: ReturnType<typeof point>;
    seal_file?: string | null;
  },
): Promise<void> {
  const changed = await trx
    .updateTable('accounts.municipality')
    .set({ ...values, version: version + 1 })
    .where('municipality_code', '=', municipality)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (changed === undefined) throw problems.versionStale();
}

function point([lon, lat]: readonly [number, number]) {
  return sql<Ewkb>`ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 6668)`;
}
