import type {
  BuildingRow,
  Candidate,
  HouseholdRow,
  SurveyRow,
  Understanding,
} from '../../api/matching/matching.contract.ts';
import { formatFigure, shortAddress } from '../ui/format.ts';

export const understandingWords: Readonly<Record<Understanding, string>> = {
  survey_number: '調査番号',
  household_number: '世帯番号',
  resident_number: '宛名番号',
  property_number: '物件番号',
  name: '氏名',
  kana: 'カナ',
  address: '住所',
  point: '地図の地点',
  nothing: '該当なし',
};

export const roundWords: Readonly<Record<SurveyRow['round'], string>> = {
  first: '第1次',
  second: '第2次',
  resurvey: '再調査',
};

const structureWords: Readonly<Record<string, string>> = { wooden: '木造', non_wooden: '非木造' };

/** How well an address could be placed, where that is worse than the house itself. */
export function placeDoubt(level: HouseholdRow['geocode_level']): string | null {
  switch (level) {
    case 'block':
      return '番地までの位置';
    case 'town':
    case 'oaza':
      return '町までの位置';
    case 'none':
      return '位置不明';
    default:
      return null;
  }
}

/** 居宅・木造・2階・98.00 ㎡, as far as it is known. */
export function buildingFacts(
  building: Pick<BuildingRow, 'use' | 'structure' | 'storeys' | 'floor_area'>,
): string {
  return [
    building.use,
    structureWord(building.structure),
    building.storeys === null ? null : `${building.storeys}階`,
    building.floor_area === null ? null : `${building.floor_area.toFixed(2)} ㎡`,
  ]
    .filter(Boolean)
    .join('・');
}

export function structureWord(structure: string | null): string | null {
  return structure === null ? null : (structureWords[structure] ?? structure);
}

/** Who was heard of at the door: 居住 高橋・所有 高橋 蓮. */
export function heardNames({ resident_name, owner_name }: Heard): string {
  const heard = [resident_name && `居住 ${resident_name}`, owner_name && `所有 ${owner_name}`].filter(
    Boolean,
  );
  return heard.length === 0 ? '聞取りなし' : heard.join('・');
}

type Heard = Pick<SurveyRow, 'resident_name' | 'owner_name'>;

/** '2026-07-28' as 7月28日. */
export function monthDay(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** '2026-07-28' as 7/28, where a row has no room. */
export function shortDate(date: string): string {
  return `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}`;
}

/** "50 / 1,204 件のうち近い順" where more lie within the radius than are listed, otherwise all of them. */
export function countWords(listed: number, within: number, radius: number, hasCenter: boolean): string {
  if (listed === 0) return '0 件';
  if (!hasCenter) return `${formatFigure(listed)} 件`;
  const near = `${formatFigure(radius)} m 以内 ${formatFigure(within)} 件`;
  if (within > listed) return `${formatFigure(listed)} / ${formatFigure(within)} 件のうち近い順`;
  return within === listed ? near : `近い順 ${formatFigure(listed)} 件（${near}）`;
}

/** Of which day a register is, and whether that is too late to say how things stood at the disaster. */
export function registerWords(
  as_of: string | null,
  is_late: boolean,
  disaster_on: string,
): { text: string; isWarning: boolean } {
  if (as_of === null) return { text: 'まだ取り込まれていません', isWarning: true };
  if (is_late) return { text: `罹災後の ${monthDay(as_of)}現在`, isWarning: true };
  const year = as_of.slice(0, 4) === disaster_on.slice(0, 4) ? '' : `${Number(as_of.slice(0, 4))}年`;
  return { text: `罹災時（${year}${monthDay(as_of)}現在）`, isWarning: false };
}

/**
 * What is confirmed, in one sentence of words and numbers: who, which building, which result. The parts that are
 * not chosen yet stand as blanks to fill.
 */
export function choiceSentence(
  household: HouseholdRow | undefined,
  building: BuildingRow | null | undefined,
  survey: SurveyRow | undefined,
  municipality: string,
): { who: string; which: string; what: string } {
  return {
    who: household
      ? `${household.head_name} の世帯（${shownNumber(household.household_number)}・${household.members}人）`
      : '世帯を選んでください',
    which:
      building === null
        ? '家屋台帳にない家'
        : building
          ? `${[shortAddress(building.address, municipality), building.use, structureWord(building.structure)].filter(Boolean).join(' ')}（${shownNumber(building.property_number)}）`
          : '家屋を選んでください',
    what: survey
      ? `${survey.damage_label}（${shownNumber(survey.survey_number)}・${roundWords[survey.round]}）`
      : '調査結果を選んでください',
  };
}

/** Numbers that an applicant must not see come as handles that differ and say nothing: ●●●001. */
const masked = '●●●';

export function isMasked(number: string): boolean {
  return number.startsWith(masked);
}

/** A number as it is shown. */
export function shownNumber(number: string): string {
  return isMasked(number) ? masked : number;
}

/** Which kind of thing a candidate is. */
export const candidateWords: Readonly<Record<Candidate['kind'], string>> = {
  household: '住基',
  building: '家屋',
  address: '住所',
  survey: '調査',
};
