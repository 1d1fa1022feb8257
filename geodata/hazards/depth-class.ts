// Depths of water as prefectures write them: 国土数値情報 A40 and A49 hold a free text that differs from one to the next.

export interface DepthClass {
  /** Metres. */
  readonly from: number;
  /** Metres; null: no limit. */
  readonly to: number | null;
}

/** Deepest end of each rank but the last, metres, as A31a divides floods. */
const floodEnds = [0.5, 3, 5, 10, 20];
/** As prefectures divide tsunami (津波浸水想定の設定の手引き). */
const tsunamiEnds = [0.3, 1, 2, 5, 10];

const deepest = 999;

/** 0.3m以上1.0m未満, ０．３ｍ～１ｍ, 30cm未満, 5m以上, 2-5m, 10.0m以上20.0m未満の区域; null where no depth can be read. */
export function parseDepthClass(text: string): DepthClass | null {
  const folded = text
    .normalize('NFKC')
    .replace(/[\s,、。()]/gu, '')
    .replace(/メートル|メ-トル|㍍/gu, 'm')
    .replace(/センチ(?:m|メートル)?/gu, 'cm')
    .replace(/[~〜∼−‐–—ー]|から/gu, '-');
  const numbers = [...folded.matchAll(/([0-9]+(?:\.[0-9]+)?)(cm|m)?/giu)];
  const [first, second, ...more] = numbers;
  if (first === undefined || more.length > 0) return null;
  const unit = (match: RegExpMatchArray | undefined) => match?.[2]?.toLowerCase();
  const one = metres(first[1], unit(first) ?? unit(second));
  if (one > deepest) return null;
  if (second !== undefined) {
    const other = metres(second[1], unit(second) ?? unit(first));
    return other > deepest ? null : { from: Math.min(one, other), to: Math.max(one, other) };
  }
  const rest = folded.replace(first[0], '#');
  if (/以上|超|より深|#-$/u.test(rest)) return { from: one, to: null };
  if (/未満|以下|まで|より浅|(?:^|[^0-9])-#/u.test(rest)) return { from: 0, to: one };
  return { from: one, to: one };
}

/** Rank by the deepest water of the class, so that none is shown too low. */
export function floodRank(depth: DepthClass): number {
  return rankIn(floodEnds, depth);
}

export function tsunamiRank(depth: DepthClass): number {
  return rankIn(tsunamiEnds, depth);
}

function rankIn(ends: readonly number[], { from, to }: DepthClass): number {
  return ends.filter((end) => (to === null || from === to ? from >= end : to > end)).length + 1;
}

function metres(digits: string | undefined, unit: string | undefined): number {
  const value = Number(digits);
  return unit === 'cm' ? value / 100 : value;
}

/** The depths of a rank of A31a, metres. */
export function depthOfFloodRank(rank: number): DepthClass {
  return { from: floodEnds[rank - 2] ?? 0, to: floodEnds[rank - 1] ?? null };
}
