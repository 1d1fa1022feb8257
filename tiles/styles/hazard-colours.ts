// 国の「水害ハザードマップ作成の手引き」's colours of depths; 土砂災害 as the national hazard map portal has them.
// They are fixed by others and not made for every eye: hatches.ts says it again.

export const hazardKinds = ['flood', 'inland_flood', 'tsunami', 'storm_surge', 'landslide'] as const;
export type HazardKind = (typeof hazardKinds)[number];

export const hazardTitles: Readonly<Record<HazardKind, string>> = {
  flood: '洪水',
  inland_flood: '内水',
  tsunami: '津波',
  storm_surge: '高潮',
  landslide: '土砂災害',
};

/** As A31a ranks depths. */
const depths = [
  { colour: '#f7f5a9', words: '0.5m未満' },
  { colour: '#ffd8c0', words: '0.5〜3m' },
  { colour: '#ffb7b7', words: '3〜5m' },
  { colour: '#ff9191', words: '5〜10m' },
  { colour: '#f285c9', words: '10〜20m' },
  { colour: '#dc7adc', words: '20m以上' },
] as const;

/** As registers.hazard_area ranks the depths of tsunami, which are told in finer steps near the ground. */
const tsunamiDepths = [
  { colour: '#ffffb3', words: '0.3m未満' },
  { colour: '#f8e1a6', words: '0.3〜1m' },
  { colour: '#ffd8c0', words: '1〜2m' },
  { colour: '#ffb7b7', words: '2〜5m' },
  { colour: '#ff9191', words: '5〜10m' },
  { colour: '#f285c9', words: '10m以上' },
] as const;

const landslides = [
  { colour: '#ffed4c', words: '警戒区域' },
  { colour: '#fa2800', words: '特別警戒区域' },
] as const;

export type HazardRank = { readonly rank: number; readonly colour: string; readonly words: string };

/** Ranks of a kind, the lightest first. */
export function hazardRanks(kind: HazardKind): HazardRank[] {
  const ranks = kind === 'landslide' ? landslides : kind === 'tsunami' ? tsunamiDepths : depths;
  return ranks.map((each, index) => ({ rank: index + 1, ...each }));
}

export function isHazardKind(word: unknown): word is HazardKind {
  return hazardKinds.some((kind) => kind === word);
}
