import type { PlanPlanId } from './Plan.ts';
import type { DistrictDistrictId } from './District.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.handout */
export type HandoutHandoutId = string & { __brand?: 'surveys.handout' };

/**
 * Represents the table surveys.handout
 * 配布: papers drawn for a district, and for which state of the plan
 */
export default interface HandoutTable {
  /** UUIDv7 */
  handout_id: ColumnType<HandoutHandoutId, HandoutHandoutId, HandoutHandoutId>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** The plan */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** 調査区 */
  district_id: ColumnType<DistrictDistrictId, DistrictDistrictId, DistrictDistrictId>;

  /** Of the plan when they were asked for: papers of an older one may no longer be right */
  revision: ColumnType<number, number, number>;

  /** changes 変更のお知らせ, atlas 地図, list 一覧, sheets 調査票, slips 調査済証 */
  papers: ColumnType<string[], string[], string[]>;

  /** Whether sheets name the owner of the tax roll; 支援措置 never */
  names_owners: ColumnType<boolean, boolean, boolean>;

  /** 班 as printed; null: room to write */
  team: ColumnType<string | null, string | null, string | null>;

  /** 調査日 as printed */
  days: ColumnType<string[], string[], string[]>;

  /** running, done, failed, cancelled */
  state: ColumnType<string, string | undefined, string>;

  /** 0 to 1 */
  progress: ColumnType<number, number | undefined, number>;

  /** Papers that are ready: paper, file (SHA-256 in the file store), pages */
  drawn: ColumnType<unknown, unknown | undefined, unknown>;

  /** Buildings to be visited */
  stops: ColumnType<number, number, number>;

  /** Who asked */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** Last sign of the program that draws */
  alive_at: ColumnType<string, string | undefined, string>;

  /** When it ended */
  finished_at: ColumnType<string | null, string | null, string | null>;

  /** The papers that the team has: 変更のお知らせ says what changed since them */
  since_handout_id: ColumnType<HandoutHandoutId | null, HandoutHandoutId | null, HandoutHandoutId | null>;
}

export type Handout = Selectable<HandoutTable>;

export type NewHandout = Insertable<HandoutTable>;

export type HandoutUpdate = Updateable<HandoutTable>;