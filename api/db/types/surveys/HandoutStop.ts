import type { HandoutHandoutId } from './Handout.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.handout_stop */
export type HandoutStopVisitOrder = number & { __brand?: 'surveys.handout_stop' };

/**
 * Represents the table surveys.handout_stop
 * The buildings that the papers of a hand-out tell a team to visit, numbered as printed. Never changed. Names nobody
 */
export default interface HandoutStopTable {
  /** The hand-out */
  handout_id: ColumnType<HandoutHandoutId, HandoutHandoutId, HandoutHandoutId>;

  /** 訪問順 as printed, from 1 without gaps */
  visit_order: ColumnType<HandoutStopVisitOrder, HandoutStopVisitOrder, HandoutStopVisitOrder>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** The stop that it was; gone where it has left the scope since */
  stop_id: ColumnType<number, number, number>;

  /** The building as surveys.building_key names it: the same when it comes back */
  building_key: ColumnType<string, string, string>;

  /** 所在地 as printed: the paper of changes names also what is no longer in the plan */
  address: ColumnType<string, string, string>;
}

export type HandoutStop = Selectable<HandoutStopTable>;

export type NewHandoutStop = Insertable<HandoutStopTable>;

export type HandoutStopUpdate = Updateable<HandoutStopTable>;