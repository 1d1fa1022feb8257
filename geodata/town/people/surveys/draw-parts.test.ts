import { expect, test } from 'vitest';
import { Chance } from '../chance.ts';
import { drawParts } from './draw-parts.ts';

const structures = ['木造', '軽量鉄骨造', '鉄骨造', '鉄筋コンクリート造'];

test('parts add up to the sum, whatever the sum, the house and the sheet', () => {
  for (const structure of structures)
    for (const round of ['第1次', '第2次', '再調査'])
      for (let ratio = 1; ratio <= 100; ratio += 1) {
        const parts = drawParts(new Chance(1, structure, round, ratio), { ratio, structure, round });
        expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(ratio);
        expect(parts.every(({ points }) => Number.isInteger(points) && points >= 0)).toBe(true);
      }
});

test('the first survey of a wooden house looks from outside, later ones at all nine parts', () => {
  const of = (round: string) =>
    drawParts(new Chance(1), { ratio: 30, structure: '木造', round }).map(({ part }) => part);
  expect(of('第1次')).toEqual(['roof', 'outer_wall', 'foundation']);
  expect(of('第2次')).toHaveLength(9);
});

test('below 全壊 neither pillars nor foundation are lost so far that they decide it alone', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const parts = drawParts(new Chance(seed), { ratio: 49, structure: '木造', round: '第2次' });
    const of = (name: string) => parts.find(({ part }) => part === name)?.points;
    expect(of('pillars')).toBeLessThan(11.25);
    expect(of('foundation')).toBeLessThan(7.5);
  }
});

test('nothing lost has no parts', () => {
  expect(drawParts(new Chance(1), { ratio: 0, structure: '木造', round: '第1次' })).toEqual([]);
});
