import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateModel } from './estimate-model.ts';
import { linkRegion } from './link-region.ts';
import type { Link } from './link-region.ts';
import { madeBuilding, madeHousehold, madeStreet, madeSurvey, nameOf, placeAt } from './made-street.ts';
import { priorModel } from './model.ts';
import type { Decision, LinkSurvey, Region } from './region.ts';
import { describeReason } from './reasons.ts';

const HOUSES = 12;
const street = madeStreet(HOUSES);

/** Surveys anywhere along the street, saying this or that of the house; some addresses are wrong. */
const surveysOnTheStreet: fc.Arbitrary<LinkSurvey[]> = fc
  .array(
    fc.record({
      east: fc.double({ min: -20, max: HOUSES * 12, noNaN: true }),
      north: fc.double({ min: -25, max: 25, noNaN: true }),
      said: fc.option(fc.integer({ min: 0, max: HOUSES - 1 })),
      met: fc.option(fc.integer({ min: 0, max: HOUSES - 1 })),
      round: fc.constantFrom('first' as const, 'second' as const, 'resurvey' as const),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((drawn) =>
    drawn.map(({ east, north, said, met, round }, at) =>
      madeSurvey(at, {
        ...placeAt(east, north),
        round,
        address_key: said === null ? null : `0011001|1|${said + 1}`,
        town_id: said === null ? null : '0011001',
        resident_name_key: met === null ? null : nameOf(met),
      }),
    ),
  );

function probabilityOf(
  pairs: readonly Link[],
  household: string | null,
  building: string,
  survey: string,
): number {
  const found = pairs.find(
    (pair) =>
      pair.survey_number === survey &&
      pair.property_number === building &&
      pair.household_number === household,
  );
  return found?.probability ?? 0;
}

/** How sure each pair of building and survey is: the households are told apart only where several live. */
function bestOfPairs(pairs: readonly Link[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const { survey_number, property_number, probability } of pairs) {
    if (survey_number === null || property_number === null) continue;
    const key = `${property_number} ${survey_number}`;
    best.set(key, Math.max(best.get(key) ?? 0, probability));
  }
  return best;
}

describe('a street with one household, one building and one survey to a house', () => {
  test('is linked house by house', () => {
    const { pairs } = linkRegion(street, estimateModel(street));
    for (let house = 0; house < HOUSES; house += 1) {
      const number = String(house).padStart(4, '0');
      expect(
        probabilityOf(pairs, `H${number}`, `B${number}`, `0${String(house + 1).padStart(4, '0')}`),
      ).toBeGreaterThan(0.9);
    }
  });

  test('gives reasons that all have words and no name', () => {
    const { pairs } = linkRegion(street, priorModel);
    const words = pairs.flatMap(({ reasons }) => reasons.map(describeReason));
    expect(words.length).toBeGreaterThan(HOUSES);
    expect(words.filter((text) => /[甲乙丙丁戊己庚辛]/u.test(text))).toEqual([]);
  });

  test('is linked by the next number where a survey lies between two houses', () => {
    const surveys = street.surveys.map((survey, at) =>
      at === 5 ? { ...survey, ...placeAt(5 * 12 + 6, 0) } : survey,
    );
    const { pairs } = linkRegion({ ...street, surveys }, priorModel);
    expect(probabilityOf(pairs, 'H0005', 'B0005', '00006')).toBeGreaterThan(0.9);
  });
});

test('probabilities lie between 0 and 1, and of one survey no two buildings are both more likely than not', () => {
  fc.assert(
    fc.property(surveysOnTheStreet, (surveys) => {
      const { pairs } = linkRegion({ ...street, surveys }, priorModel, (belief) => belief);
      const bySurvey = new Map<string, Map<string, number>>();
      for (const { survey_number, property_number, probability } of pairs) {
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
        if (survey_number === null || property_number === null) continue;
        const own = bySurvey.get(survey_number) ?? new Map<string, number>();
        own.set(property_number, Math.max(own.get(property_number) ?? 0, probability));
        bySurvey.set(survey_number, own);
      }
      for (const own of bySurvey.values())
        expect([...own.values()].reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(1 + 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('a building is not given to two surveys of one round', () => {
  fc.assert(
    fc.property(surveysOnTheStreet, (surveys) => {
      const rounds = new Map(surveys.map(({ survey_number, round }) => [survey_number, round]));
      const { pairs } = linkRegion({ ...street, surveys }, priorModel, (belief) => belief);
      const sums = new Map<string, number>();
      for (const [key, probability] of bestOfPairs(pairs)) {
        const [building = '', survey = ''] = key.split(' ');
        const place = `${building} ${rounds.get(survey) ?? ''}`;
        sums.set(place, (sums.get(place) ?? 0) + probability);
      }
      for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(1 + 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('nothing depends on the order of the records', () => {
  fc.assert(
    fc.property(surveysOnTheStreet, fc.infiniteStream(fc.nat()), (surveys, numbers) => {
      const shuffled = <T>(rows: readonly T[]): T[] =>
        rows
          .map((row): [number, T] => [numbers.next().value ?? 0, row])
          .toSorted(([a], [b]) => a - b)
          .map(([, row]) => row);
      const region: Region = { ...street, surveys };
      const other: Region = {
        households: shuffled(street.households),
        buildings: shuffled(street.buildings),
        surveys: shuffled(surveys),
        decisions: [],
      };
      expect(linkRegion(other, priorModel)).toEqual(linkRegion(region, priorModel));
      expect(estimateModel(other)).toEqual(estimateModel(region));
    }),
    { numRuns: 8 },
  );
});

test('moving a record far off changes nothing for those it had nothing to do with', () => {
  fc.assert(
    fc.property(surveysOnTheStreet, fc.double({ min: 0, max: 400, noNaN: true }), (surveys, by) => {
      const far = (north: number): Region => ({
        ...street,
        households: [
          ...street.households,
          madeHousehold(900, {
            ...placeAt(5000, 5000 + north),
            town_id: '0099001',
            address_key: '0099001|3|4',
          }),
        ],
        surveys,
      });
      const [before, after] = [linkRegion(far(0), priorModel), linkRegion(far(by), priorModel)];
      const near = (pairs: readonly Link[]) =>
        pairs.filter(({ household_number }) => household_number !== 'H0900');
      expect(near(after.pairs)).toEqual(near(before.pairs));
    }),
    { numRuns: 20 },
  );
});

describe('all else being equal', () => {
  const bare = madeSurvey(3, placeAt(3 * 12 + 6, 2));
  const among = (survey: LinkSurvey): number => {
    const region = { ...street, surveys: [survey] };
    const { pairs } = linkRegion(region, priorModel);
    return probabilityOf(pairs, 'H0003', 'B0003', survey.survey_number);
  };

  test('an address, a family name, a whole name each make a pair more likely', () => {
    const family = { ...bare, resident_name_key: nameOf(3).slice(0, 2) };
    const whole = { ...bare, resident_name_key: nameOf(3) };
    const addressed = { ...bare, address_key: '0011001|1|4', town_id: '0011001' };
    expect(among(family)).toBeGreaterThan(among(bare));
    expect(among(whole)).toBeGreaterThanOrEqual(among(family));
    expect(among(addressed)).toBeGreaterThan(among(bare));
    expect(among({ ...addressed, resident_name_key: nameOf(3) })).toBeGreaterThanOrEqual(among(addressed));
  });

  test('nearer is not less likely, where no other house comes nearer by it', () => {
    const alone = { ...street, households: [madeHousehold(3)], buildings: [madeBuilding(3)] };
    const at = (metres: number) => {
      const surveys = [{ ...bare, ...placeAt(3 * 12 + metres, 0) }];
      return probabilityOf(linkRegion({ ...alone, surveys }, priorModel).pairs, 'H0003', 'B0003', '00004');
    };
    const metres = fc.double({ min: 1, max: 58, noNaN: true });
    fc.assert(
      fc.property(metres, metres, (a, b) => {
        // Messages stop where they change by less than a thousandth.
        expect(at(Math.min(a, b))).toBeGreaterThanOrEqual(at(Math.max(a, b)) - 1e-3);
      }),
      { numRuns: 60 },
    );
  });
});

describe('decisions of people bind', () => {
  const decided = fc.record({
    household: fc.integer({ min: 0, max: HOUSES - 1 }),
    building: fc.option(fc.integer({ min: 0, max: HOUSES - 1 })),
    survey: fc.integer({ min: 0, max: HOUSES - 1 }),
  });
  const decisionOf = (
    { household, building, survey }: { household: number; building: number | null; survey: number },
    decision: Decision['decision'],
  ): Decision => ({
    decision,
    household_number: madeHousehold(household).household_number,
    property_number: building === null ? null : madeBuilding(building).property_number,
    survey_number: madeSurvey(survey).survey_number,
  });

  test('what was confirmed comes out as certain, whatever the records say', () => {
    fc.assert(
      fc.property(decided, (ends) => {
        const decision = decisionOf(ends, 'confirmed');
        const { pairs } = linkRegion({ ...street, decisions: [decision] }, priorModel);
        const rows = pairs.filter(({ survey_number }) => survey_number === decision.survey_number);
        expect(rows).toContainEqual(
          expect.objectContaining({
            household_number: decision.household_number,
            property_number: decision.property_number,
            probability: 1,
          }),
        );
        for (const row of rows) expect(row.property_number).toBe(decision.property_number);
      }),
      { numRuns: 60 },
    );
  });

  test('what was rejected is not shown again', () => {
    fc.assert(
      fc.property(decided, ({ building, ...ends }) => {
        const whole = decisionOf({ ...ends, building: building ?? ends.survey }, 'rejected');
        const pair = decisionOf({ ...ends, building: null }, 'rejected');
        const house: Decision = { ...whole, household_number: null };
        const home: Decision = { ...whole, survey_number: null };
        for (const decision of [whole, pair, house, home]) {
          const { pairs } = linkRegion({ ...street, decisions: [decision] }, priorModel);
          const shown = pairs.filter(
            (row) =>
              (decision.household_number === null || row.household_number === decision.household_number) &&
              (decision.property_number === null || row.property_number === decision.property_number) &&
              (decision.survey_number === null || row.survey_number === decision.survey_number),
          );
          expect(shown).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a confirmed survey leaves its building to nobody else', () => {
    const decisions = [decisionOf({ household: 2, building: 2, survey: 6 }, 'confirmed')];
    const { pairs } = linkRegion({ ...street, decisions }, priorModel);
    expect(probabilityOf(pairs, 'H0002', 'B0002', '00003')).toBeLessThan(0.01);
  });

  test('a decision about a record that has left the registers binds nothing', () => {
    const decisions: Decision[] = [
      { decision: 'confirmed', household_number: 'H9999', property_number: 'B0002', survey_number: '00007' },
    ];
    expect(linkRegion({ ...street, decisions }, priorModel)).toEqual(linkRegion(street, priorModel));
  });
});

test('a region without records has no links', () => {
  const empty: Region = { households: [], buildings: [], surveys: [], decisions: [] };
  expect(linkRegion(empty, estimateModel(empty))).toEqual({ pairs: [] });
});
