/**
 * How exactly a place is known, finest first. `survey` is a survey's point, `manual` a person's hand on the map,
 * `house` 住居番号 or a lot with its branch number, `block` 街区 or a lot without one, `town` 丁目 or 小字, `oaza` 大字 or 町.
 */
export const ADDRESS_LEVELS = ['survey', 'manual', 'house', 'block', 'town', 'oaza', 'none'] as const;

export type AddressLevel = (typeof ADDRESS_LEVELS)[number];
