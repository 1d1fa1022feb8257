import { describe, expect, it } from 'vitest';
import { circlesLayer } from './circles.layers.ts';
import { pointsLayer } from './points.layers.ts';
import { dashes, tiesLayer } from './ties.layers.ts';

const here = [138.1, 33.1] as const;
const there = [138.2, 33.2] as const;
const aroundHere = [138, 33, 138.15, 33.15] as const;
const elsewhere = [0, 0, 1, 1] as const;

describe('data layers', () => {
  it('show circles in the legend only while their centre is in view', () => {
    expect(circlesLayer(here).entriesIn(aroundHere)).toEqual(['ring']);
    expect(circlesLayer(here).entriesIn(elsewhere)).toEqual([]);
    expect(circlesLayer(null).entriesIn(aroundHere)).toEqual([]);
  });

  it('tell confirmed ties from proposed ones', () => {
    const ties = tiesLayer([
      { from: here, to: there, isConfirmed: true },
      { from: there, to: here, isConfirmed: false },
    ]);
    expect(ties.entriesIn(aroundHere)).toEqual(['confirmed', 'proposed']);
  });

  it('draw a proposed tie as a broken line from end to end', () => {
    const pieces = dashes({ from: here, to: there, isConfirmed: false }, 4);
    expect(pieces).toHaveLength(4);
    expect(pieces[0]?.from).toEqual(here);
    expect(pieces[3]?.to[0]).toBeCloseTo(there[0], 9);
    expect(pieces[0]?.to[0]).toBeLessThan(pieces[1]?.from[0] ?? 0);
  });

  it('list in the legend only kinds of points in view', () => {
    const layer = pointsLayer({
      id: 'found',
      title: '候補',
      group: '検索',
      legend: [],
      points: [
        { id: 'a', position: here, symbol: 'household' },
        { id: 'b', position: there, symbol: 'building' },
      ],
    });
    expect(layer.entriesIn(aroundHere)).toEqual(['household']);
  });
});
