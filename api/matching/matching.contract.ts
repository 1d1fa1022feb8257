// What the counter asks and gets: a lookup around a centre, one record whole, and confirmations.
// Coordinates are longitude and latitude in EPSG:6668, distances metres on the ellipsoid, dates YYYY-MM-DD.
import { z } from 'zod';
import { Rejection } from './links.contract.ts';

const Lon = z.number().min(122).max(160);
const Lat = z.number().min(20).max(46);
const RegisterNumber = z.string().trim().min(1).max(40);

export const RecordKind = z.enum(['household', 'building', 'survey']);
export type RecordKind = z.infer<typeof RecordKind>;

// 1. Lookup ------------------------------------------------------------------------------------

const questionForms = {
  /** The one box: a number of any register, a name in kanji or kana, or an address. */
  text: z.string().trim().min(1).max(200),
  survey_number: RegisterNumber,
  household_number: RegisterNumber,
  property_number: RegisterNumber,
  at: z.tuple([Lon, Lat]),
  name: z.string().trim().min(1).max(100),
  address: z.string().trim().min(1).max(200),
};

/** POST /api/:municipality/:disaster/lookup. Exactly one of the forms; `limit` rows a list. */
export const LookupQuestion = z
  .strictObject({ ...z.object(questionForms).partial().shape, limit: z.int().min(1).max(200).default(50) })
  .refine(
    ({ limit: _, ...forms }) => Object.values(forms).filter((form) => form !== undefined).length === 1,
    {
      message: '調査番号・世帯番号・物件番号・氏名・住所・地点のうち一つを指定してください',
    },
  );
export type LookupQuestion = z.output<typeof LookupQuestion>;

/** How a question was understood; `nothing` where no reading of it found a record or place. */
export const Understanding = z.enum([
  'survey_number',
  'household_number',
  'resident_number',
  'property_number',
  'name',
  'kana',
  'address',
  'point',
  'nothing',
]);
export type Understanding = z.infer<typeof Understanding>;

export const GeocodeLevel = z.enum(['survey', 'manual', 'house', 'block', 'town', 'oaza', 'none']);

const Place = {
  /** Null together with `lat` where the address could not be placed. */
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** From the centre; null where the record has no place or there is no centre. */
  distance_m: z.number().nullable(),
};

export const HouseholdRow = z.object({
  household_number: z.string(),
  head_name: z.string(),
  head_kana: z.string().nullable(),
  /** How many belong to it. */
  members: z.int(),
  address: z.string(),
  address_detail: z.string().nullable(),
  geocode_level: GeocodeLevel,
  ...Place,
});
export type HouseholdRow = z.infer<typeof HouseholdRow>;

export const BuildingRow = z.object({
  property_number: z.string(),
  address: z.string(),
  /** Null where the owner is not to be seen. */
  owner_name: z.string().nullable(),
  owner_kana: z.string().nullable(),
  use: z.string().nullable(),
  structure: z.string().nullable(),
  storeys: z.int().nullable(),
  floor_area: z.number().nullable(),
  building_name: z.string().nullable(),
  geocode_level: GeocodeLevel,
  ...Place,
});
export type BuildingRow = z.infer<typeof BuildingRow>;

export const SurveyRow = z.object({
  survey_number: z.string(),
  surveyed_on: z.string().nullable(),
  round: z.enum(['first', 'second', 'resurvey']),
  damage_class: z.string(),
  damage_label: z.string(),
  damage_letter: z.string().nullable(),
  flood_class: z.string().nullable(),
  address: z.string().nullable(),
  /** As heard at the door; null where nothing was heard or it is not to be seen. */
  resident_name: z.string().nullable(),
  owner_name: z.string().nullable(),
  ...Place,
});
export type SurveyRow = z.infer<typeof SurveyRow>;

/** Several records fit a name or an address: one of these to choose from, told apart by what it carries. */
export const Candidate = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('household'),
    household_number: z.string(),
    /** The member whose name fits, who need not be the head. */
    name: z.string(),
    kana: z.string().nullable(),
    relationship: z.string().nullable(),
    born_on: z.string(),
    head_name: z.string(),
    address: z.string(),
    address_detail: z.string().nullable(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('building'),
    property_number: z.string(),
    /** Who owns it. */
    name: z.string().nullable(),
    kana: z.string().nullable(),
    address: z.string(),
    use: z.string().nullable(),
    structure: z.string().nullable(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('address'),
    /** The address as the gazetteer has it. */
    address: z.string(),
    geocode_level: GeocodeLevel,
    lon: z.number(),
    lat: z.number(),
  }),
  z.object({
    kind: z.literal('survey'),
    survey_number: z.string(),
    address: z.string().nullable(),
    damage_label: z.string(),
    lon: z.number(),
    lat: z.number(),
  }),
]);
export type Candidate = z.infer<typeof Candidate>;

/**
 * A household, building and survey that belong together, or may. `probability` (0 to 1) is the machine's, null where it
 * has none: a confirmed tie that it would never have thought of.
 */
export const Match = z.object({
  household: HouseholdRow.nullable(),
  building: BuildingRow.nullable(),
  survey: SurveyRow.nullable(),
  probability: z.number().min(0).max(1).nullable(),
  /** confirmed by a person; auto: sure enough to stand without one; candidate. */
  state: z.enum(['confirmed', 'auto', 'candidate']),
  confirmed: z.boolean(),
  confirmation_id: z.uuid().nullable(),
  confirmed_at: z.string().nullable(),
  /** In Japanese, strongest first; those that speak against it are marked. `weight`: how much, as the logarithm of a likelihood ratio, never negative. */
  reasons: z.array(z.object({ text: z.string(), against: z.boolean(), weight: z.number() })),
});
export type Match = z.infer<typeof Match>;

export const LookupAnswer = z.object({
  understood_as: Understanding,
  /** Other readings of the text that also find something. */
  could_also_be: z.array(Understanding),
  /** Null where nothing was found, or what was found has no place (it then stands alone in its list). */
  center: z
    .object({
      lon: z.number(),
      lat: z.number(),
      /** The record that the centre is the place of; `number` is null for an address and a point. */
      of: z.object({
        kind: z.enum(['household', 'building', 'survey', 'address', 'point']),
        number: z.string().nullable(),
        geocode_level: GeocodeLevel.nullable(),
      }),
    })
    .nullable(),
  /** Empty where one record fits; else the first is the one that the lists are drawn around. */
  candidates: z.array(Candidate),
  /** How many fit in all, `candidates` shows the first of them. */
  candidates_total: z.int(),
  /** Confirmed ties and links of what was asked for, confirmed first, then by probability (who may live in a house before the row that leaves its household open); then other confirmed ties around. */
  matches: z.array(Match),
  /** What people have rejected of what was asked for; none of it stands in `matches`. */
  rejections: z.array(Rejection),
  /** Households, nearest first. The centre's own record stands first in its list. */
  residents: z.array(HouseholdRow),
  buildings: z.array(BuildingRow),
  surveys: z.array(SurveyRow),
  /** How many of each lie within `radius_m` of the centre. */
  counts: z.object({ radius_m: z.int(), residents: z.int(), buildings: z.int(), surveys: z.int() }),
  /** The snapshots that were read; null while a register is empty. `…_late`: it is of a day after the disaster. */
  registers: z.object({
    disaster_on: z.string(),
    residents_as_of: z.string().nullable(),
    residents_late: z.boolean(),
    buildings_as_of: z.string().nullable(),
    buildings_late: z.boolean(),
  }),
});
export type LookupAnswer = z.infer<typeof LookupAnswer>;

// 2. One record whole ----------------------------------------------------------------------------

/** POST /api/:municipality/:disaster/records */
export const RecordQuestion = z.strictObject({ kind: RecordKind, number: RegisterNumber });
export type RecordQuestion = z.infer<typeof RecordQuestion>;

export const Member = z.object({
  resident_number: z.string(),
  name: z.string(),
  kana: z.string().nullable(),
  born_on: z.string(),
  /** In full years on the day of the disaster; null for one born after it. */
  age_at_disaster: z.int().nullable(),
  sex: z.string().nullable(),
  relationship: z.string().nullable(),
  phone: z.string().nullable(),
  nationality: z.string().nullable(),
});
export type Member = z.infer<typeof Member>;

const Validity = { valid_from: z.string(), valid_until: z.string().nullable() };

export const HouseholdRecord = HouseholdRow.omit({ distance_m: true }).extend({
  postal_code: z.string().nullable(),
  people: z.array(Member),
  ...Validity,
});
export type HouseholdRecord = z.infer<typeof HouseholdRecord>;

export const BuildingRecord = BuildingRow.omit({ distance_m: true }).extend({
  lot_number: z.string().nullable(),
  roof: z.string().nullable(),
  built_year: z.int().nullable(),
  owner_address: z.string().nullable(),
  co_owners: z.array(z.string()),
  ledger: z.string().nullable(),
  ...Validity,
});
export type BuildingRecord = z.infer<typeof BuildingRecord>;

export const SurveyRecord = SurveyRow.omit({ distance_m: true }).extend({
  hazard: z.string().nullable(),
  structure: z.string().nullable(),
  damage_ratio: z.number().nullable(),
  flood_depth_cm: z.number().nullable(),
  use: z.string().nullable(),
  building_name: z.string().nullable(),
  team: z.string().nullable(),
  surveyor: z.string().nullable(),
  remarks: z.string().nullable(),
});
export type SurveyRecord = z.infer<typeof SurveyRecord>;

// 3. Confirmations -------------------------------------------------------------------------------

/** POST /api/:municipality/:disaster/confirmations */
export const NewConfirmation = z.strictObject({
  household_number: RegisterNumber,
  /** Null for a house that is on no tax register. */
  property_number: RegisterNumber.nullable(),
  survey_number: RegisterNumber,
});
export type NewConfirmation = z.infer<typeof NewConfirmation>;

/** POST /api/:municipality/:disaster/confirmations/:confirmation_id/withdraw */
export const Withdrawal = z.strictObject({ reason: z.string().trim().min(1).max(400) });

export const Confirmation = z.object({
  confirmation_id: z.uuid(),
  household_number: z.string(),
  property_number: z.string().nullable(),
  survey_number: z.string(),
  /** Display name of who decided. */
  confirmed_by: z.string(),
  confirmed_at: z.string(),
  withdrawn_by: z.string().nullable(),
  withdrawn_at: z.string().nullable(),
  withdrawn_reason: z.string().nullable(),
  version: z.int(),
});
export type Confirmation = z.infer<typeof Confirmation>;

/** `at_disaster` is what certificates read; `current` stands beside it only where it differs. */
export const RecordAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('household'),
    at_disaster: HouseholdRecord.nullable(),
    current: HouseholdRecord.nullable(),
    confirmations: z.array(Confirmation),
  }),
  z.object({
    kind: z.literal('building'),
    at_disaster: BuildingRecord.nullable(),
    current: BuildingRecord.nullable(),
    confirmations: z.array(Confirmation),
  }),
  z.object({ kind: z.literal('survey'), survey: SurveyRecord, confirmations: z.array(Confirmation) }),
]);
export type RecordAnswer = z.infer<typeof RecordAnswer>;
