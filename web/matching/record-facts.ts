import type { BuildingRecord, HouseholdRecord, SurveyRecord } from '../../api/matching/matching.contract.ts';
import { formatWareki } from '../ui/format.ts';
import type { Fact } from '../ui/facts.tsx';
import { placeDoubt, roundWords, structureWord } from './words.ts';

function validity({ valid_from, valid_until }: { valid_from: string; valid_until: string | null }): string {
  return `${formatWareki(valid_from)} から${valid_until ? ` ${formatWareki(valid_until)} まで` : ''}`;
}

function withDoubt(address: string, level: HouseholdRecord['geocode_level']): string {
  const doubt = placeDoubt(level);
  return doubt ? `${address}（${doubt}）` : address;
}

export function householdFacts(record: HouseholdRecord): Fact[] {
  return [
    { term: '世帯番号', value: record.household_number },
    { term: '世帯主', value: [record.head_name, record.head_kana].filter(Boolean).join('　') },
    { term: '住所', value: withDoubt(record.address, record.geocode_level) },
    { term: '方書', value: record.address_detail },
    { term: '郵便番号', value: record.postal_code },
    { term: '人数', value: `${record.members}人` },
    { term: 'この内容の期間', value: validity(record) },
  ];
}

export function buildingRecordFacts(record: BuildingRecord): Fact[] {
  return [
    { term: '物件番号', value: record.property_number },
    { term: '所在', value: withDoubt(record.address, record.geocode_level) },
    { term: '家屋番号', value: record.lot_number },
    { term: '建物名', value: record.building_name },
    { term: '種類', value: record.use },
    { term: '構造', value: [structureWord(record.structure), record.roof].filter(Boolean).join('・') },
    { term: '階数', value: record.storeys === null ? null : `${record.storeys}階` },
    { term: '床面積', value: record.floor_area === null ? null : `${record.floor_area.toFixed(2)} ㎡` },
    { term: '建築年', value: record.built_year === null ? null : `${record.built_year}年` },
    { term: '所有者', value: [record.owner_name, record.owner_kana].filter(Boolean).join('　') },
    { term: '所有者の住所', value: record.owner_address },
    { term: '共有者', value: record.co_owners.join('、') },
    { term: '台帳', value: record.ledger },
    { term: 'この内容の期間', value: validity(record) },
  ];
}

export function surveyFacts(record: SurveyRecord): Fact[] {
  return [
    { term: '調査番号', value: record.survey_number },
    { term: '判定', value: record.damage_label },
    { term: '損害割合', value: record.damage_ratio === null ? null : `${record.damage_ratio} %` },
    { term: '調査日', value: record.surveyed_on === null ? null : formatWareki(record.surveyed_on) },
    { term: '調査回', value: roundWords[record.round] },
    { term: '災害種別', value: record.hazard },
    {
      term: '浸水',
      value: [record.flood_class, record.flood_depth_cm === null ? null : `${record.flood_depth_cm} cm`]
        .filter(Boolean)
        .join('・'),
    },
    { term: '構造', value: structureWord(record.structure) },
    { term: '所在地', value: record.address },
    { term: '居住者（聞取り）', value: record.resident_name },
    { term: '所有者（聞取り）', value: record.owner_name },
    { term: '用途', value: record.use },
    { term: '建物名', value: record.building_name },
    { term: '調査班', value: [record.team, record.surveyor].filter(Boolean).join('・') },
    { term: '備考', value: record.remarks },
  ];
}

/** Of two sets of facts the terms that say something else today. */
export function changedFacts(before: readonly Fact[], now: readonly Fact[]): Fact[] {
  return now.filter(
    (fact) =>
      fact.term !== 'この内容の期間' && before.find((was) => was.term === fact.term)?.value !== fact.value,
  );
}
