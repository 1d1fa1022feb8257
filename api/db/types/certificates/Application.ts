import type { TownMunicipalityCode as registers_TownMunicipalityCode, TownTownId as registers_TownTownId } from '../registers/Town.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { TicketTicketId } from './Ticket.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ConfirmationConfirmationId as matching_ConfirmationConfirmationId } from '../matching/Confirmation.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.application */
export type ApplicationApplicationId = string & { __brand?: 'certificates.application' };

/**
 * Represents the table certificates.application
 * 罹災証明書交付申請
 */
export default interface ApplicationTable {
  /** UUIDv7, made by the client */
  application_id: ColumnType<ApplicationApplicationId, ApplicationApplicationId, ApplicationApplicationId>;

  /** 市区町村 */
  municipality_code: ColumnType<registers_TownMunicipalityCode | accounts_MunicipalityMunicipalityCode, registers_TownMunicipalityCode | accounts_MunicipalityMunicipalityCode, registers_TownMunicipalityCode | accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 申請番号, consecutive within a disaster */
  application_number: ColumnType<number, number, number>;

  /** 代表申請番号: the same for all applications of one house; its own where it stands alone or speaks for others */
  representative_number: ColumnType<number, number, number>;

  /** Others may be grouped under it */
  is_representative: ColumnType<boolean | null, never, never>;

  /** Always true: a group is led by one that leads itself, never by one that is led */
  representative_stands: ColumnType<boolean | null, never, never>;

  /** window 窓口, post 郵送 */
  channel: ColumnType<string, string, string>;

  /** 申請日 */
  received_on: ColumnType<string, string, string>;

  /** 整理券 with which the applicant came */
  ticket_id: ColumnType<TicketTicketId | null, TicketTicketId | null, TicketTicketId | null>;

  /** 申請者氏名 */
  applicant_name: ColumnType<string, string, string>;

  /** Folded for comparing */
  applicant_name_key: ColumnType<string, string, string>;

  /** 申請者フリガナ */
  applicant_kana: ColumnType<string | null, string | null, string | null>;

  /** Folded for comparing */
  applicant_kana_key: ColumnType<string | null, string | null, string | null>;

  /** 罹災者との関係 */
  applicant_relation: ColumnType<string, string, string>;

  /** 申請者住所, today */
  applicant_address: ColumnType<string, string, string>;

  /** 電話番号 */
  applicant_phone: ColumnType<string | null, string | null, string | null>;

  /** 世帯番号; null while nobody has found it in the register */
  household_number: ColumnType<string | null, string | null, string | null>;

  /** 罹災者氏名: householder at the time of the disaster, or the owner */
  head_name: ColumnType<string, string, string>;

  /** Folded for comparing */
  head_name_key: ColumnType<string, string, string>;

  /** 罹災した世帯の構成員 as declared: [{name, relationship, age}] */
  members: ColumnType<unknown, unknown | undefined, unknown>;

  /** 罹災者住所 at the time of the disaster */
  address_then: ColumnType<string, string, string>;

  /** 罹災者区分: owner_occupier 持家, tenant 借家, owner 所有者, other その他 */
  category: ColumnType<string, string, string>;

  /** What other means */
  category_detail: ColumnType<string | null, string | null, string | null>;

  /** 罹災物件種別: dwelling 住家, non_dwelling 非住家, movable 動産 */
  object: ColumnType<string, string, string>;

  /** Which, e.g. 車庫 */
  object_detail: ColumnType<string | null, string | null, string | null>;

  /** 罹災物件所在地 */
  house_address: ColumnType<string, string, string>;

  /** 物件番号, where known */
  property_number: ColumnType<string | null, string | null, string | null>;

  /** 調査番号 of the slip that the applicant brought */
  slip_number: ColumnType<string | null, string | null, string | null>;

  /** 町字 of the house, where known: decides 交付開始日 */
  town_id: ColumnType<registers_TownTownId | null, registers_TownTownId | null, registers_TownTownId | null>;

  /** Where the house stands, where known */
  geom: ColumnType<Ewkb | null, Ewkb | null, Ewkb | null>;

  /** 使用目的 */
  purpose: ColumnType<string, string, string>;

  /** 必要枚数 */
  copies: ColumnType<number, number | undefined, number>;

  /** 受取方法: window or post */
  delivery: ColumnType<string, string, string>;

  /** 送付先の郵便番号 */
  mailing_postal_code: ColumnType<string | null, string | null, string | null>;

  /** 送付先 */
  mailing_address: ColumnType<string | null, string | null, string | null>;

  /** 確定 that it rests on, once found */
  confirmation_id: ColumnType<matching_ConfirmationConfirmationId | null, matching_ConfirmationConfirmationId | null, matching_ConfirmationConfirmationId | null>;

  /** Number of its last event */
  step: ColumnType<number, number | undefined, number>;

  /** Where it stands: that of its last event */
  state: ColumnType<string, string | undefined, string>;

  /** Who entered it */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Application = Selectable<ApplicationTable>;

export type NewApplication = Insertable<ApplicationTable>;

export type ApplicationUpdate = Updateable<ApplicationTable>;