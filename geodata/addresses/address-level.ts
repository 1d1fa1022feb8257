/** How exactly a place is known, finest first. `manual` is a person's hand on the map, `survey` a survey's point. */
export const ADDRESS_LEVELS = ['survey', 'manual', 'house', 'block', 'town', 'oaza', 'none'] as const;

export type AddressLevel = (typeof ADDRESS_LEVELS)[number];

/**
 * The Japanese word for each level, as lists and reasons show it. `house` is 住居番号 or a lot with its branch
 * number, `block` 街区 or a lot without one, `town` 丁目 or 小字, `oaza` 大字 or 町.
 */
export const ADDRESS_LEVEL_LABEL: Readonly<Record<AddressLevel, string>> = {
  survey: '調査地点',
  manual: '手動配置',
  house: '住居番号',
  block: '街区・番地',
  town: '丁目・小字',
  oaza: '大字・町',
  none: '位置なし',
};
