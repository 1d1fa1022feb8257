// The districts of a plan as an edit needs them: which live, which are locked, which number comes next.
import type { Reader } from '../db/database.ts';
import { plansProblems } from './plans.problems.ts';

export interface LiveDistrict {
  district_id: string;
  district_number: number;
  is_locked: boolean;
}

export class LiveDistricts {
  readonly #byId: ReadonlyMap<string, LiveDistrict>;
  readonly #ended: readonly number[];
  #last: number;

  /** `ended`: numbers of ended districts that hold finished work; they are not given again, papers bear them. */
  constructor(districts: readonly LiveDistrict[], ended: readonly number[]) {
    this.#byId = new Map(districts.map((district) => [district.district_id, district]));
    this.#ended = ended;
    this.#last = Math.max(0, ...ended, ...districts.map(({ district_number }) => district_number));
  }

  /** Those of live districts, and of ended ones that hold finished work. */
  numbersInUse(): Set<number> {
    return new Set([...this.#ended, ...this.all().map(({ district_number }) => district_number)]);
  }

  endedNumbers(): readonly number[] {
    return this.#ended;
  }

  all(): LiveDistrict[] {
    return [...this.#byId.values()];
  }

  /** Throws surveys/district-over, surveys/district-locked. */
  getOpen(district_id: string): LiveDistrict {
    const district = this.get(district_id);
    if (district.is_locked) throw plansProblems.lockedUntouched();
    return district;
  }

  /** Throws surveys/district-over. */
  get(district_id: string): LiveDistrict {
    const district = this.#byId.get(district_id);
    if (district === undefined) throw plansProblems.districtOver();
    return district;
  }

  /** Whether buildings may leave it or come to it; those of no district may always leave. */
  isOpen(district_id: string | null): boolean {
    return district_id === null || this.#byId.get(district_id)?.is_locked === false;
  }

  nextNumber(): number {
    this.#last += 1;
    return this.#last;
  }
}

export async function listLiveDistricts(reader: Reader, plan_id: string): Promise<LiveDistricts> {
  const rows = await reader
    .selectFrom('surveys.district as d')
    .select(['d.district_id', 'd.district_number', 'd.is_locked', 'd.retired_revision'])
    .where('d.plan_id', '=', plan_id)
    .where((eb) =>
      eb.or([
        eb('d.retired_revision', 'is', null),
        eb.exists(
          eb
            .selectFrom('surveys.plan_building as b')
            .select('b.stop_id')
            .whereRef('b.plan_id', '=', 'd.plan_id')
            .whereRef('b.district_id', '=', 'd.district_id'),
        ),
      ]),
    )
    .orderBy('d.district_number')
    .execute();
  const live = rows.filter(({ retired_revision }) => retired_revision === null);
  const ended = rows.filter(({ retired_revision }) => retired_revision !== null);
  return new LiveDistricts(
    live,
    ended.map(({ district_number }) => district_number),
  );
}
