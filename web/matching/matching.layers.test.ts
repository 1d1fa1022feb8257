import { describe, expect, it } from 'vitest';
import { anAnswer } from './invented-answer.ts';
import { answerLayers, areaOf, around, emptyLayers, foundPlaces, tiesOf } from './matching.layers.ts';

const answer = anAnswer({ asked: ['survey', 'S1'] });
const places = foundPlaces(answer);

describe('the lines between the chosen three', () => {
  it('go from household to building to result', () => {
    const ties = tiesOf({ household: 'H1', building: 'B1', survey: 'S1' }, places, false);
    expect(ties.map((tie) => [tie.from, tie.to])).toEqual([
      [
        [143.5, 36],
        [143.5001, 36],
      ],
      [
        [143.5001, 36],
        [143.5, 36.0001],
      ],
    ]);
  });

  it('go from household to result where the house is on no register', () => {
    expect(tiesOf({ household: 'H1', building: null, survey: 'S1' }, places, true)).toEqual([
      { from: [143.5, 36], to: [143.5, 36.0001], isConfirmed: true },
    ]);
  });

  it('wait for two places', () => {
    expect(tiesOf({ household: 'H1', building: undefined, survey: undefined }, places, false)).toEqual([]);
  });
});

describe('the layers of an answer', () => {
  it('are the same as before the first question, so that nothing is prepared twice', () => {
    const ids = answerLayers(answer, places, { household: 'H1', building: null, survey: 'S1' }, false).map(
      (layer) => layer.id,
    );
    expect(emptyLayers.map((layer) => layer.id)).toEqual([...ids, 'cursor']);
  });
});

describe('areas', () => {
  it('reach as far to the east as to the north', () => {
    const [west, south, east, north] = around([139.95, 34.2], 55);
    expect((north - south) * 111_320).toBeCloseTo(110, 0);
    expect((east - west) * 111_320 * Math.cos((34.2 * Math.PI) / 180)).toBeCloseTo(110, 0);
  });

  it('hold all the places', () => {
    expect(
      areaOf([
        [1, 5],
        [3, 2],
      ]),
    ).toEqual([1, 2, 3, 5]);
    expect(areaOf([])).toBeNull();
  });
});
