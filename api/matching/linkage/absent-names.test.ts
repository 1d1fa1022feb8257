// A name that the asker may not see is left out, and so says nothing.
import { expect, test } from 'vitest';
import { linkRegion } from './link-region.ts';
import { madeBuilding, madeStreet, madeSurvey, nameOf } from './made-street.ts';
import { priorModel } from './model.ts';
import type { LinkBuilding, Region } from './region.ts';

const house = 5;
const [household_number, property_number] = ['H0005', 'B0005'];

/** The street with the owner of one house as given, and a resident heard at its door. */
function withOwner(owner: Partial<LinkBuilding>): Region {
  const street = madeStreet(12);
  return {
    ...street,
    buildings: street.buildings.map((row) =>
      row.property_number === property_number ? madeBuilding(house, owner) : row,
    ),
    surveys: street.surveys.map((row, at) =>
      at === house ? madeSurvey(house, { resident_name_key: nameOf(house) }) : row,
    ),
  };
}

function rowOf(region: Region) {
  return linkRegion(region, priorModel).pairs.find(
    (pair) =>
      pair.household_number === household_number &&
      pair.property_number === property_number &&
      pair.survey_number === '00006',
  );
}

const blanked = { owner_name_key: '', owner_kana_key: null, owner_address_key: null };

test('an owner who is not named speaks neither for nor against', () => {
  const row = rowOf(withOwner(blanked));
  expect(row).toBeDefined();
  const ofOwner = /^(home_name|survey_resident|survey_owner)\./;
  expect(row?.reasons.filter(({ code }) => ofOwner.test(code))).toEqual([]);
});
