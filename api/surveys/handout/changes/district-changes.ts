// What a team must know that holds older papers of its district: every building of those papers and of the new ones stands
// in exactly one of the lists.

/** A building as the older papers have it, and what has become of it. */
export interface PrintedBefore {
  building_key: string;
  /** 訪問順 on the older papers. */
  order: number;
  survey_number: string;
  address: string;
  /** As in surveys.plan_building; null: it has left the plan's scope. */
  state: string | null;
  /** Null: in none, or left the scope. */
  district_number: number | null;
}

/** A building as the new papers have it. */
export interface PrintedNow {
  building_key: string;
  order: number;
  survey_number: string;
  address: string;
}

/** Where a building was last printed. */
export interface PrintedElsewhere {
  district_number: number;
  team: string | null;
  order: number;
}

export interface DistrictChanges {
  /** When the older papers were read: '令和8年7月30日 6:05'. */
  since: string;
  /** Who has them, as printed; null: nobody was named. */
  since_team: string | null;
  /** False: the district was merged away or all of it given to others. */
  is_live: boolean;
  came: readonly { order: number; survey_number: string; address: string; from: string }[];
  left: readonly { before: number; survey_number: string; address: string; to: string }[];
  /** Nobody goes there again. */
  finished: readonly { before: number; survey_number: string; state: string }[];
  kept: readonly { before: number; order: number; survey_number: string }[];
}

const finishedWords: Readonly<Record<string, string>> = {
  done: '調査済',
  refused: '調査拒否',
  not_found: '見つからない',
};

/** `before` in any order; `elsewhere` by building_key. */
export function compareWithBefore(
  {
    before,
    now,
    elsewhere,
  }: {
    before: readonly PrintedBefore[];
    now: readonly PrintedNow[];
    elsewhere: ReadonlyMap<string, PrintedElsewhere>;
  },
  of: { district_number: number },
): Pick<DistrictChanges, 'came' | 'left' | 'finished' | 'kept'> {
  const older = new Map(before.map((stop) => [stop.building_key, stop]));
  const newer = new Map(now.map((stop) => [stop.building_key, stop]));
  const inOrder = now.toSorted((one, other) => one.order - other.order);
  const gone = before
    .filter(({ building_key }) => !newer.has(building_key))
    .toSorted((one, other) => one.order - other.order);
  return {
    came: inOrder
      .filter(({ building_key }) => !older.has(building_key))
      .map(({ building_key, order, survey_number, address }) => ({
        order,
        survey_number,
        address,
        from: fromWords(elsewhere.get(building_key), of.district_number),
      })),
    left: gone
      .filter(({ state }) => stateWord(state) === undefined)
      .map(({ order, survey_number, address, state, district_number }) => ({
        before: order,
        survey_number,
        address,
        to: toWords(state, district_number),
      })),
    finished: gone.flatMap(({ order, survey_number, state }) => {
      const word = stateWord(state);
      return word === undefined ? [] : [{ before: order, survey_number, state: word }];
    }),
    kept: inOrder.flatMap(({ building_key, order, survey_number }) => {
      const old = older.get(building_key);
      return old === undefined ? [] : [{ before: old.order, order, survey_number }];
    }),
  };
}

/** Undefined: somebody goes there again, or it has left the scope. */
export function stateWord(state: string | null): string | undefined {
  return state === null ? undefined : finishedWords[state];
}

function fromWords(printed: PrintedElsewhere | undefined, district_number: number): string {
  if (printed === undefined) return '新しい訪問先';
  if (printed.district_number === district_number)
    return `前にこの調査区の${printed.order}番。再び訪問します`;
  const holder = printed.team === null ? '' : `（${printed.team}）`;
  return `調査区${printed.district_number}${holder}の${printed.order}番`;
}

function toWords(state: string | null, district_number: number | null): string {
  if (state === null) return '調査の範囲から外れました';
  return district_number === null ? '調査区は決まっていません' : `調査区${district_number}が訪問します`;
}
