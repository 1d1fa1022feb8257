import type { FindingCode, HouseCheck } from '../../api/certificates/guard.contract.ts';

type Kind = HouseCheck['kinds'][number]['kind'];
type Missing = HouseCheck['missing'][number];

export const kindWords: Readonly<Record<Kind, string>> = {
  slip: '調査済証の番号',
  pointing: '申請者の指さし',
  name: '氏名',
  address: '住所',
  records: '台帳と調査の位置',
};

export const standWords = { agree: '合う', contradict: '合わない', silent: '不明' } as const;

/** What was found, in plain words without names. */
export const findingWords: Readonly<Record<FindingCode, string>> = {
  'slip.not_given': 'まだ入力していません',
  'slip.same_number': 'この調査結果の番号です',
  'slip.unknown_number': 'この番号の調査はありません',
  'slip.other_survey': '別の家の調査の番号です',
  'slip.other_round': '同じ家の、別の回の調査の番号です',
  'pointing.not_given': 'まだ指さしていただいていません',
  'pointing.in_building': '指さした家が、選んだ家屋です',
  'pointing.at_address': '指さした家が、世帯の住所の家です',
  'pointing.other_building': '指さした家は、選んだ家屋ではありません',
  'pointing.between_houses': '家と家の間で、どの家か分かりません',
  'pointing.building_without_place': '選んだ家屋の位置が台帳になく、確かめられません',
  'pointing.building_in_doubt': '指さした家に登録されていますが、家屋の位置が疑わしく、確かめられません',
  'pointing.far_from_survey': '指さした場所が、調査した場所から100m以上離れています',
  'pointing.far_from_building': '指さした場所が、選んだ家屋から100m以上離れています',
  'name.not_heard': '調査で居住者の氏名を聞いていません',
  'name.resident_heard': '調査で聞いた氏名が、この世帯の人です',
  'name.namesake_near': '調査で聞いた氏名の人が、近くの別の世帯にもいます',
  'name.other_household_heard': '調査で聞いた氏名は、近くの別の世帯の人です',
  'name.family_name_heard': '調査で聞いた姓が、近くではこの世帯だけです',
  'name.family_name_shared': '調査で聞いた姓の世帯が、近くにほかにもあります',
  'name.resembling_name_heard': '調査で聞いた氏名が、この世帯の人に似ています',
  'name.other_of_house_heard': '調査で聞いた氏名は、同じ住所の別の世帯の人です',
  'name.other_name_heard': '調査で聞いた氏名が、この世帯にありません',
  'name.owner_is_resident': '家屋の所有者が、この世帯の人です',
  'name.owns_other_building': 'この世帯の人は近くの別の家屋を持ち、選んだ家屋の所有者ではありません',
  'name.owns_several': '家屋の所有者はこの世帯の人ですが、近くに別の家屋も持っています',
  'name.owner_not_heard': '調査で所有者の氏名を聞いていません',
  'name.owner_heard': '調査で聞いた氏名が、家屋台帳の所有者です',
  'name.owner_owns_several': '聞いた氏名は所有者ですが、近くに別の家屋も持っています',
  'name.owner_resembles': '調査で聞いた所有者の氏名が、家屋台帳に似ています',
  'name.other_owner_heard': '調査で聞いた所有者が、家屋台帳の所有者ではありません',
  'address.survey_without_address': '調査票に所在地がありません',
  'address.address_incomplete': '住所の番地・号が分からず、比べられません',
  'address.survey_address': '調査票の所在地と世帯の住所が同じです',
  'address.address_shared': '同じ住所の世帯か調査がほかにもあり、区別できません',
  'address.survey_address_differs': '調査票の所在地と世帯の住所が違います',
  'address.building_address': '家屋の所在と世帯の住所が同じです',
  'address.address_in_building': '世帯の住所の位置が、選んだ家屋です',
  'address.address_in_other_house': '世帯の住所の位置は、隣の家屋に近い所です',
  'address.other_building_address': 'この住所と同じ所在の家屋が、別にあります',
  'address.address_far_from_survey': '世帯の住所が、調査した場所から100m以上離れています',
  'address.owner_address': '調査票の所在地と家屋の所在が同じです',
  'address.owner_address_shared': '同じ所在の家屋か調査がほかにもあり、区別できません',
  'address.owner_address_differs': '調査票の所在地と家屋の所在の書き方が違い、比べられません',
  'records.no_building': '家屋台帳にない家です',
  'records.building_without_place': '家屋の位置が台帳にありません',
  'records.survey_far_from_building': '調査した場所が、選んだ家屋から100m以上離れています',
  'records.survey_in_building': '調査した場所が、選んだ家屋の中です',
  'records.survey_beside_building': '調査した場所が、選んだ家屋の近くです',
  'records.place_shared': '同じ建物の位置に別の家屋も登録され、どちらの家屋か区別できません',
  'records.place_unlike_address': '家屋の位置が、家屋の所在とは別の建物になっています',
};

const nextWords: Readonly<Record<Missing, string>> = {
  contradiction: '合わないものを申請者に確かめ、世帯・家屋・調査結果を選び直してください。',
  applicant: '調査済証の番号を入力するか、申請者画面（F4）でご自宅を指さしていただいてください。',
  household:
    'この世帯がこの家に住むことが、氏名・住所から確かめられません。ほかの世帯と取り違えていないか確かめてください。',
  building: '選んだ家屋であることが確かめられません。別の家屋と取り違えていないか確かめてください。',
};
const pointNext = '申請者画面（F4）でご自宅を指さしていただくと、照合が進みます。';

/** What can be done next: what speaks against first, then what the applicant can still bring. */
export function nextSteps({
  missing,
  kinds,
  is_open,
}: Pick<HouseCheck, 'missing' | 'kinds' | 'is_open'>): string[] {
  if (is_open) return [];
  const canPoint = kinds.some(
    ({ kind, findings }) => kind === 'pointing' && findings.some(({ code }) => code === 'pointing.not_given'),
  );
  const isTied = missing.includes('applicant') || !canPoint;
  const words = missing
    .filter((what) => what === 'contradiction' || what === 'applicant' || !canPoint)
    .map((what) => nextWords[what]);
  return isTied ? words : [...words, pointNext];
}

/** One line over the panel. */
export function stateWords({
  is_proven,
  is_open,
  missing,
  override,
}: Pick<HouseCheck, 'is_proven' | 'is_open' | 'missing' | 'override'>): string {
  if (is_proven) return '申請者の家であることを照合できました';
  if (is_open) return '責任者の承認により交付できます';
  if (override !== null && override.decision === null) return '責任者の承認を待っています';
  return missing.includes('contradiction')
    ? '合わないものがあるため、交付できません'
    : '証拠が足りないため、まだ交付できません';
}
