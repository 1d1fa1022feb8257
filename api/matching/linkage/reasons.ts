// Why a row is likely or not, in words that name no person.

/** `weight` is the natural logarithm of the likelihood ratio, positive for and negative against; `value` metres or a count. */
export interface Reason {
  readonly code: string;
  readonly against: boolean;
  readonly weight: number;
  readonly value?: number;
}

const WORDS: Readonly<Record<string, string>> = {
  'survey_place.inside': '調査の位置が建物の外形の中にある',
  'survey_place.near': '調査の位置が建物に近い',
  'survey_place.far': '調査の位置が建物から離れている',
  'survey_place.none': '家屋の位置が分からない',
  'survey_address.same': '調査票の所在地が家屋の所在地と同じ',
  'survey_address.block': '調査票の所在地が家屋と同じ街区・地番',
  'survey_address.different': '調査票の所在地が家屋の所在地と異なる',
  'survey_resident.whole': '調査票の居住者が納税義務者と同じ氏名',
  'survey_resident.family': '調査票の居住者が納税義務者と同じ姓',
  'survey_resident.different': '調査票の居住者が納税義務者と別の姓',
  'survey_owner.whole': '調査票の所有者が納税義務者と同じ氏名',
  'survey_owner.family': '調査票の所有者が納税義務者と同じ姓',
  'survey_owner.different': '調査票の所有者が納税義務者と別の姓',
  'use.agree': '調査票の用途が家屋の種類に合う',
  'use.differ': '調査票の用途が家屋の種類に合わない',
  'structure.agree': '構造が同じ',
  'structure.differ': '構造が異なる',
  'building_name.agree': '建物名が同じ',
  'building_name.differ': '建物名が異なる',
  'home_address.same': '世帯の住所が家屋の所在地と同じ',
  'home_address.block': '世帯の住所が家屋と同じ街区・地番',
  'home_address.different': '世帯の住所が家屋の所在地と異なる',
  'home_place.near': '住所の位置が家屋に近い',
  'home_place.far': '住所の位置が家屋から離れている',
  'home_name.whole': '世帯員が納税義務者と同じ氏名',
  'home_name.family': '世帯員が納税義務者と同じ姓',
  'home_name.different': '世帯に納税義務者と同じ姓の人がいない',
  'home_use.agree': '家屋が住まいに使われる種類',
  'home_use.differ': '家屋が住まいに使われる種類でない',
  'home_building.agree': '方書に建物名がある',
  'home_building.differ': '方書の建物名が家屋と異なる',
  'met_resident.whole': '調査票の居住者が世帯員と同じ氏名',
  'met_resident.family': '調査票の居住者が世帯と同じ姓',
  'met_resident.different': '調査票の居住者が世帯と別の姓',
  'met_owner.whole': '調査票の所有者が世帯員と同じ氏名',
  'met_owner.family': '調査票の所有者が世帯と同じ姓',
  'met_owner.different': '調査票の所有者が世帯と別の姓',
  'met_address.same': '調査票の所在地が世帯の住所と同じ',
  'met_address.block': '調査票の所在地が世帯の住所と同じ街区・地番',
  'met_address.different': '調査票の所在地が世帯の住所と異なる',
  'met_place.near': '調査の位置が世帯の住所に近い',
  'met_place.far': '調査の位置が世帯の住所から離れている',
  'walk.agree': '前後の番号の調査が隣り合う家にある',
  'walk.differ': '前後の番号の調査から離れている',
  'rival.building': 'この調査により合う家屋がある',
  'rival.household': '同じ家屋により合う世帯がある',
  unrolled: '家屋が課税台帳・補充台帳に見当たらない',
  'decision.confirmed': '職員が確定した',
};

/** The reason in Japanese; metres behind it where it has any. Throws RangeError for a code that is none. */
export function describeReason({ code, value }: Reason): string {
  const words = WORDS[code];
  if (words === undefined) throw new RangeError('no such reason');
  return value === undefined ? words : `${words}(${value < 10 ? value.toFixed(1) : Math.round(value)} m)`;
}
