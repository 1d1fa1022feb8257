// Second surveys and re-surveys: a later sheet of one building tells the same names and the same address as the first.
import { compareAddresses, ADDRESS } from './compare-addresses.ts';
import { compareNames } from './compare-names.ts';
import type { Model } from './model.ts';
import type { Options } from './options.ts';
import type { Prepared } from './prepared.ts';
import type { Together } from './together.ts';
import { fieldWeight, nameWeight, shareOfAgreement } from './weights.ts';
import type { SurveyBuildingWeights } from './weights.ts';

/** Two sheets repeat each other's mistakes. */
const TRUSTED = 0.7;

/** Pairs of options of an earlier (`one`) and a later survey (`other`) that choose one building of the roll. */
export function weighAgain(
  prepared: Prepared,
  model: Model,
  surveys: Options,
  { resident, address }: SurveyBuildingWeights,
): Together {
  const { s, book } = prepared;
  const rows: { one: number; other: number; ratio: number }[] = [];
  const { start, edges } = surveys.into;
  for (let building = 0; building < prepared.buildings.length; building += 1) {
    const options = edges.subarray(start[building] ?? 0, start[building + 1] ?? 0);
    for (const other of options) {
      const later = surveys.from[other] ?? 0;
      if (s.round[later] === 0) continue;
      for (const one of options) {
        const earlier = surveys.from[one] ?? 0;
        if ((s.round[earlier] ?? 0) >= (s.round[later] ?? 0)) continue;
        const heard = s.resident[later] ?? null;
        const before = s.resident[earlier] ?? null;
        const level = before === null ? 0 : compareNames(book, heard, [before]);
        const share = level === 0 ? 1 : shareOfAgreement(book, level, heard, before ?? undefined);
        const names = thirdSide(
          nameWeight(model.pair.resident, level, share),
          resident[surveys.edge[one] ?? 0] ?? 0,
          resident[surveys.edge[other] ?? 0] ?? 0,
        );
        const told = compareAddresses(s, earlier, s, later);
        const places = thirdSide(
          told === ADDRESS.unknown ? 0 : fieldWeight(model.pair.address, told),
          address[surveys.edge[one] ?? 0] ?? 0,
          address[surveys.edge[other] ?? 0] ?? 0,
        );
        const weight = TRUSTED * (names + places);
        if (Math.abs(weight) > 0.03) rows.push({ one, other, ratio: Math.exp(Math.min(30, weight)) });
      }
    }
  }
  return {
    one: Int32Array.from(rows, ({ one }) => one),
    other: Int32Array.from(rows, ({ other }) => other),
    ratio: Float64Array.from(rows, ({ ratio }) => ratio),
    levels: new Uint16Array(rows.length),
  };
}

function thirdSide(side: number, second: number, third: number): number {
  if (side === 0 || second === 0 || third === 0) return side;
  return side - Math.min(side, second, third);
}
