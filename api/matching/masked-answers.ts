// The counter's answers while an applicant looks on: the shown household whole, of all others only where and what, never who.
import { Handles, mask, maskAddress, maskName } from './mask.ts';
import type {
  BuildingRecord,
  BuildingRow,
  Candidate,
  Confirmation,
  HouseholdRecord,
  HouseholdRow,
  LookupAnswer,
  Match,
  RecordAnswer,
  SurveyRecord,
  SurveyRow,
} from './matching.contract.ts';
import type { Shown } from './shown-household.ts';

/** One handle a number and kind in an answer, so that its parts still name one another. */
class Masker {
  readonly #shown: Shown;
  readonly #households = new Handles();
  readonly #properties = new Handles();
  readonly #surveys = new Handles();

  constructor(shown: Shown) {
    this.#shown = shown;
  }

  number(kind: 'household' | 'building' | 'survey', number: string): string {
    if (kind === 'household')
      return number === this.#shown.household_number ? number : this.#households.of(number);
    if (kind === 'building') return this.#shown.properties.has(number) ? number : this.#properties.of(number);
    return this.#shown.surveys.has(number) ? number : this.#surveys.of(number);
  }

  household(row: HouseholdRow): HouseholdRow {
    const household_number = this.number('household', row.household_number);
    if (household_number === row.household_number) return row;
    return {
      ...row,
      household_number,
      head_name: mask,
      head_kana: mask,
      address: maskAddress(row.address),
      address_detail: null,
    };
  }

  building(row: BuildingRow): BuildingRow {
    const property_number = this.number('building', row.property_number);
    if (property_number === row.property_number)
      return {
        ...row,
        owner_name: maskName(row.owner_name, this.#shown),
        owner_kana: maskName(row.owner_kana, this.#shown),
      };
    return {
      ...row,
      property_number,
      address: maskAddress(row.address),
      owner_name: mask,
      owner_kana: mask,
      building_name: null,
    };
  }

  survey(row: SurveyRow): SurveyRow {
    const survey_number = this.number('survey', row.survey_number);
    if (survey_number === row.survey_number)
      return {
        ...row,
        resident_name: maskName(row.resident_name, this.#shown),
        owner_name: maskName(row.owner_name, this.#shown),
      };
    return {
      ...row,
      survey_number,
      address: row.address === null ? null : maskAddress(row.address),
      resident_name: mask,
      owner_name: mask,
    };
  }

  candidate(candidate: Candidate): Candidate {
    switch (candidate.kind) {
      case 'household':
        if (candidate.household_number === this.#shown.household_number) return candidate;
        return {
          ...candidate,
          household_number: this.number('household', candidate.household_number),
          name: mask,
          kana: mask,
          relationship: null,
          born_on: mask,
          head_name: mask,
          address: maskAddress(candidate.address),
          address_detail: null,
        };
      case 'building':
        return {
          ...candidate,
          property_number: this.number('building', candidate.property_number),
          name: maskName(candidate.name ?? mask, this.#shown),
          kana: maskName(candidate.kana ?? mask, this.#shown),
          address: this.#shown.properties.has(candidate.property_number)
            ? candidate.address
            : maskAddress(candidate.address),
        };
      case 'survey':
        return {
          ...candidate,
          survey_number: this.number('survey', candidate.survey_number),
          address:
            candidate.address === null || this.#shown.surveys.has(candidate.survey_number)
              ? candidate.address
              : maskAddress(candidate.address),
        };
      case 'address':
        return candidate;
    }
  }

  match(match: Match): Match {
    return {
      ...match,
      household: match.household && this.household(match.household),
      building: match.building && this.building(match.building),
      survey: match.survey && this.survey(match.survey),
    };
  }
}

export function maskLookup(answer: LookupAnswer, shown: Shown): LookupAnswer {
  const masker = new Masker(shown);
  const of = answer.center?.of;
  const kind = of?.kind === 'household' || of?.kind === 'building' || of?.kind === 'survey' ? of.kind : null;
  // Named one by one, so that what is new in an answer is masked before it is shown.
  return {
    understood_as: answer.understood_as,
    could_also_be: answer.could_also_be,
    candidates_total: answer.candidates_total,
    counts: answer.counts,
    registers: answer.registers,
    rejections: [],
    center:
      answer.center === null || of === undefined
        ? null
        : {
            ...answer.center,
            of: {
              ...of,
              number: kind === null || of.number === null ? null : masker.number(kind, of.number),
            },
          },
    candidates: answer.candidates.map((candidate) => masker.candidate(candidate)),
    matches: answer.matches.map((match) => masker.match(match)),
    residents: answer.residents.map((row) => masker.household(row)),
    buildings: answer.buildings.map((row) => masker.building(row)),
    surveys: answer.surveys.map((row) => masker.survey(row)),
  };
}

/** One record whole: of the shown household, or with nothing in it but what a house is. */
export function maskRecord(answer: RecordAnswer, shown: Shown): RecordAnswer {
  const confirmations = answer.confirmations.map((entry) => maskConfirmation(entry, shown));
  switch (answer.kind) {
    case 'household':
      return {
        ...answer,
        at_disaster: answer.at_disaster && maskHousehold(answer.at_disaster, shown),
        current: answer.current && maskHousehold(answer.current, shown),
        confirmations,
      };
    case 'building':
      return {
        ...answer,
        at_disaster: answer.at_disaster && maskBuilding(answer.at_disaster, shown),
        current: answer.current && maskBuilding(answer.current, shown),
        confirmations,
      };
    case 'survey':
      return { ...answer, survey: maskSurvey(answer.survey, shown), confirmations };
  }
}

function maskHousehold(record: HouseholdRecord, shown: Shown): HouseholdRecord {
  if (record.household_number === shown.household_number) return record;
  return {
    ...record,
    household_number: mask,
    head_name: mask,
    head_kana: mask,
    postal_code: null,
    address: maskAddress(record.address),
    address_detail: null,
    people: [],
  };
}

function maskBuilding(record: BuildingRecord, shown: Shown): BuildingRecord {
  if (shown.properties.has(record.property_number))
    return {
      ...record,
      owner_name: maskName(record.owner_name, shown),
      owner_kana: maskName(record.owner_kana, shown),
      owner_address: record.owner_address === null ? null : maskAddress(record.owner_address),
      co_owners: record.co_owners.map((name) => maskName(name, shown)),
    };
  return {
    ...record,
    property_number: mask,
    address: maskAddress(record.address),
    lot_number: null,
    owner_name: mask,
    owner_kana: mask,
    owner_address: null,
    co_owners: [],
    building_name: null,
  };
}

function maskSurvey(record: SurveyRecord, shown: Shown): SurveyRecord {
  // What a surveyor noted may speak of anybody.
  const masked = {
    ...record,
    resident_name: maskName(record.resident_name, shown),
    owner_name: maskName(record.owner_name, shown),
    surveyor: null,
    remarks: null,
  };
  if (shown.surveys.has(record.survey_number)) return masked;
  return {
    ...masked,
    survey_number: mask,
    address: record.address === null ? null : maskAddress(record.address),
    resident_name: mask,
    owner_name: mask,
    building_name: null,
  };
}

function maskConfirmation(entry: Confirmation, shown: Shown): Confirmation {
  const isOwn = entry.household_number === shown.household_number;
  return {
    ...entry,
    household_number: isOwn ? entry.household_number : mask,
    property_number: isOwn || entry.property_number === null ? entry.property_number : mask,
    survey_number: isOwn ? entry.survey_number : mask,
    withdrawn_reason: entry.withdrawn_reason === null ? null : mask,
  };
}
