// What follows from an application. Pure.
import type { GeocodeLevel } from '../matching/matching.contract.ts';
import type { z } from 'zod';

type Level = z.infer<typeof GeocodeLevel>;

/**
 * Metres around the house within which a result may be its own: addresses placed at their house lie within a plot of it,
 * those of a block within the block. Null: so badly placed that nearness says nothing, and a person has to look.
 */
export function reachOf(level: Level): number | null {
  switch (level) {
    case 'survey':
    case 'manual':
    case 'house':
      return 25;
    case 'block':
      return 60;
    case 'town':
    case 'oaza':
    case 'none':
      return null;
  }
}

/** Damage ratio from which each class begins, percent (災害に係る住家の被害認定基準運用指針). */
export const classThresholds = [
  { damage_label: '全壊', from: 50 },
  { damage_label: '大規模半壊', from: 40 },
  { damage_label: '中規模半壊', from: 30 },
  { damage_label: '半壊', from: 20 },
  { damage_label: '準半壊', from: 10 },
] as const;

/** 第0000012号 as the forms print it. */
export function writeApplicationNumber(number: number): string {
  return `申請第${String(number).padStart(6, '0')}号`;
}
