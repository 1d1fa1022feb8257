/** A place of the fixture town that tests speak of by name. The numbers are those of the town's CSV files. */
export interface SampleHouse {
  /** the full 住居表示 or lot, as the gazetteer means it; the register may write it otherwise */
  readonly address: string;
  readonly household_numbers: readonly string[];
  /** head of each household, in the order of household_numbers; names with their registered glyphs */
  readonly heads: readonly { readonly resident_number: string; readonly name: string }[];
  readonly building_numbers: readonly string[];
  /** in the order of the surveys */
  readonly survey_numbers: readonly string[];
}

export const SAMPLE_HOUSES = {
  /** みなと荘: eight households, one building, one survey. */
  apartment: {
    address: 'むすび県むすび市港町二丁目3番3号',
    household_numbers: ['H0095', 'H0096', 'H0097', 'H0098', 'H0099', 'H0100', 'H0101', 'H0102'],
    heads: [
      { resident_number: '00000245', name: '西村　洋平' },
      { resident_number: '00000247', name: '木村　由美' },
      { resident_number: '00000248', name: '前田　真由美' },
      { resident_number: '00000249', name: '石川　正雄' },
      { resident_number: '00000251', name: '沖　大和' },
      { resident_number: '00000253', name: '宮崎　大和' },
      { resident_number: '00000255', name: '浜口　和夫' },
      { resident_number: '00000256', name: '小野　真由美' },
    ],
    building_numbers: ['B00098'],
    survey_numbers: ['S0091'],
  },
  /** One household, a house and an outbuilding, a survey for each. */
  isobe: {
    address: 'むすび県むすび市大字浜田106番地',
    household_numbers: ['H0162'],
    heads: [{ resident_number: '00000411', name: '磯部　三郎' }],
    building_numbers: ['B00159', 'B00160'],
    survey_numbers: ['S0144', 'S0145'],
  },
  /** A rented house; its owner lives in another city. */
  tenants: {
    address: 'むすび県むすび市駅前一丁目2番4号',
    household_numbers: ['H0049'],
    heads: [{ resident_number: '00000123', name: '桜井　健一' }],
    building_numbers: ['B00050'],
    survey_numbers: ['S0048'],
  },
  /** Owned by three people together. */
  coOwners: {
    address: 'むすび県むすび市駅前二丁目1番3号',
    household_numbers: ['H0122'],
    heads: [{ resident_number: '00000310', name: '佐々木　潮' }],
    building_numbers: ['B00118'],
    survey_numbers: ['S0106'],
  },
  /** Nobody is registered; the owner lives elsewhere; surveyed as 全壊. */
  emptyHouse: {
    address: 'むすび県むすび市港町一丁目2番7号',
    household_numbers: [],
    heads: [],
    building_numbers: ['B00017'],
    survey_numbers: ['S0016'],
  },
  /** Under 支援措置: nobody may see name or address without leave. */
  protectedHousehold: {
    address: 'むすび県むすび市駅前二丁目4番2号',
    household_numbers: ['H0150'],
    heads: [{ resident_number: '00000375', name: '白石　隆' }],
    building_numbers: ['B00146'],
    survey_numbers: ['S0133'],
  },
  /** Written 髙橋 in the register, 高橋 on the tax roll; first survey 大規模半壊, second on request 全壊. */
  takahashi: {
    address: 'むすび県むすび市港町一丁目1番2号',
    household_numbers: ['H0002'],
    heads: [{ resident_number: '00000002', name: '髙橋　蓮' }],
    building_numbers: ['B00002'],
    survey_numbers: ['S0001', 'S0181'],
  },
  /** Written 山﨑 (U+FA11). */
  yamazaki: {
    address: 'むすび県むすび市港町一丁目1番4号',
    household_numbers: ['H0004'],
    heads: [{ resident_number: '00000011', name: '山﨑　恵子' }],
    building_numbers: ['B00004'],
    survey_numbers: ['S0003'],
  },
  /** Written 渡邉; the tax roll has 渡辺. */
  watanabe: {
    address: 'むすび県むすび市港町二丁目1番4号',
    household_numbers: ['H0077'],
    heads: [{ resident_number: '00000203', name: '渡邉　大和' }],
    building_numbers: ['B00079'],
    survey_numbers: ['S0074'],
  },
  /** Written 齋藤; the survey sheet says 斎藤; a re-survey raised 準半壊 to 中規模半壊. */
  saito: {
    address: 'むすび県むすび市駅前一丁目1番6号',
    household_numbers: ['H0040'],
    heads: [{ resident_number: '00000099', name: '齋藤　美穂' }],
    building_numbers: ['B00041'],
    survey_numbers: ['S0040', 'S0184'],
  },
  /** Written 𠮷田 (U+20BB7), which CP932 lacks; the survey sheet says 吉田. */
  yoshida: {
    address: 'むすび県むすび市駅前一丁目3番3号',
    household_numbers: ['H0058'],
    heads: [{ resident_number: '00000145', name: '𠮷田　潮' }],
    building_numbers: ['B00059'],
    survey_numbers: ['S0055'],
  },
  /** 葛 with the variation selector U+E0100. */
  katsuragi: {
    address: 'むすび県むすび市駅前二丁目2番8号',
    household_numbers: ['H0136'],
    heads: [{ resident_number: '00000345', name: '葛\u{e0100}城　七海' }],
    building_numbers: ['B00132'],
    survey_numbers: ['S0120'],
  },
  /** The first of three neighbours named 佐藤. */
  satoFirst: {
    address: 'むすび県むすび市港町一丁目4番6号',
    household_numbers: ['H0033'],
    heads: [{ resident_number: '00000082', name: '佐藤　潮' }],
    building_numbers: ['B00034'],
    survey_numbers: ['S0033'],
  },
  /** The middle of the three: 全壊 at first, then 大規模半壊. */
  satoSecond: {
    address: 'むすび県むすび市港町一丁目4番7号',
    household_numbers: ['H0034'],
    heads: [{ resident_number: '00000084', name: '佐藤　和子' }],
    building_numbers: ['B00035'],
    survey_numbers: ['S0034', 'S0183'],
  },
  /** The last of the three. */
  satoThird: {
    address: 'むすび県むすび市港町一丁目4番8号',
    household_numbers: ['H0035'],
    heads: [{ resident_number: '00000085', name: '佐藤　茂' }],
    building_numbers: ['B00036'],
    survey_numbers: ['S0035'],
  },
  /** A couple with names in Latin letters. */
  nguyen: {
    address: 'むすび県むすび市駅前一丁目4番10号',
    household_numbers: ['H0073'],
    heads: [{ resident_number: '00000197', name: 'NGUYEN VAN AN' }],
    building_numbers: ['B00075'],
    survey_numbers: ['S0071'],
  },
  /** A household whose spouse has a name in Latin letters and another family name. */
  santos: {
    address: 'むすび県むすび市港町二丁目2番6号',
    household_numbers: ['H0088'],
    heads: [{ resident_number: '00000227', name: '大沢　愛' }],
    building_numbers: ['B00090'],
    survey_numbers: ['S0084'],
  },
  /** Its survey point lies nearer to the neighbour to the west. */
  ushioda: {
    address: 'むすび県むすび市駅前二丁目3番4号',
    household_numbers: ['H0141'],
    heads: [{ resident_number: '00000353', name: '潮田　大輔' }],
    building_numbers: ['B00137'],
    survey_numbers: ['S0125'],
  },
  /** Its survey point lies nearer to the neighbour to the east. */
  shiomi: {
    address: 'むすび県むすび市駅前二丁目3番5号',
    household_numbers: ['H0142'],
    heads: [{ resident_number: '00000356', name: '汐見　隆' }],
    building_numbers: ['B00138'],
    survey_numbers: ['S0126'],
  },
  /** Parents and son, two households of one name in one house with one first survey. */
  twoHouseholds: {
    address: 'むすび県むすび市駅前一丁目2番8号',
    household_numbers: ['H0052', 'H0053'],
    heads: [
      { resident_number: '00000130', name: '田中　和夫' },
      { resident_number: '00000132', name: '田中　拓也' },
    ],
    building_numbers: ['B00054'],
    survey_numbers: ['S0051', 'S0182'],
  },
  /** Registered without a house number: the address stops at the block. */
  blockOnly: {
    address: 'むすび県むすび市駅前二丁目2番3号',
    household_numbers: ['H0131'],
    heads: [{ resident_number: '00000329', name: '網野　蓮' }],
    building_numbers: ['B00127'],
    survey_numbers: ['S0115'],
  },
  /** Registered as むすび市港町２－4－2. */
  messyAddress: {
    address: 'むすび県むすび市港町二丁目4番2号',
    household_numbers: ['H0111'],
    heads: [{ resident_number: '00000277', name: '舟木　大輔' }],
    building_numbers: ['B00107'],
    survey_numbers: ['S0097'],
  },
  /** Not surveyed yet. */
  unsurveyed: {
    address: 'むすび県むすび市駅前一丁目1番11号',
    household_numbers: ['H0044'],
    heads: [{ resident_number: '00000110', name: '浜口　航' }],
    building_numbers: ['B00045'],
    survey_numbers: [],
  },
  /** A lot that the gazetteer does not have. */
  absentLot: {
    address: 'むすび県むすび市大字浜田124番地3',
    household_numbers: ['H0176'],
    heads: [{ resident_number: '00000452', name: '沖　潮' }],
    building_numbers: ['B00175'],
    survey_numbers: ['S0159'],
  },
  /** A name in katakana only. */
  silva: {
    address: 'むすび県むすび市大字浜田136番地3',
    household_numbers: ['H0185'],
    heads: [{ resident_number: '00000480', name: 'シルバ　ジョゼ' }],
    building_numbers: ['B00185'],
    survey_numbers: ['S0169'],
  },
} as const satisfies Record<string, SampleHouse>;
