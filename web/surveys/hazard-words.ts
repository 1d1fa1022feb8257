import { hazardKindLabels, type ScopeChoices } from '../../api/surveys/scope.contract.ts';

export type Hazard = Pick<ScopeChoices['hazards'][number], 'kind' | 'rank'>;

/** Depths of the national colours, by rank. */
const depths = ['', '0.5m 未満を含む', '0.5m 以上', '3m 以上', '5m 以上', '10m 以上', '20m 以上'] as const;

/** "洪水 0.5m 以上", "土砂災害 特別警戒区域": where the hazard has at least this rank. */
export function hazardWords({ kind, rank }: Hazard): string {
  if (kind === 'landslide') return `土砂災害 ${rank > 1 ? '特別警戒区域' : '警戒区域'}`;
  return `${hazardKindLabels[kind]} ${depths[rank] ?? `階級 ${rank} 以上`}`;
}
