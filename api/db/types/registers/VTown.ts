import type { TownMunicipalityCode, TownTownId } from './Town.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_town
 * 町字
 */
export default interface VTownTable {
  municipality_code: ColumnType<TownMunicipalityCode, never, never>;

  town_id: ColumnType<TownTownId, never, never>;

  prefecture: ColumnType<string, never, never>;

  city: ColumnType<string, never, never>;

  name: ColumnType<string, never, never>;

  town_key: ColumnType<string, never, never>;

  geom: ColumnType<Ewkb, never, never>;

  retired_on: ColumnType<string | null, never, never>;
}

export type VTown = Selectable<VTownTable>;