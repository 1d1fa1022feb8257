// Records compete. Each survey and each household chooses one building (or a house on no roll); a building has one survey a
// round; who chose one building speaks for each other; the next number on a walk is next door. What each choice is worth
// when all of that is weighed at once is found by passing messages round (sum-product belief propagation): every choice
// tells its neighbours how likely it is without them, until that hardly changes.
import type { Options } from './options.ts';
import type { Together } from './together.ts';
import { WalkMessages } from './walk-messages.ts';
import type { Walk } from './walk-messages.ts';

export interface Contest {
  readonly surveys: Options;
  readonly households: Options;
  readonly together: Together;
  /** Two surveys of one building in different rounds: options of surveys on both sides. */
  readonly again: Together;
  readonly walk: Walk;
  /** 0 first, 1 second, 2 re-survey, by survey */
  readonly round: Uint8Array;
  readonly buildings: number;
  /** Weight of having no house here at all, for a household. */
  readonly householdMissing: number;
  /** By building: probability that no first survey was made of it, were nothing else known. */
  readonly unsurveyed: Float32Array;
  /** By building: probability that nobody lives in it. */
  readonly vacant: Float32Array;
  /** By building: 1 where it is made for one household. */
  readonly oneHome: Uint8Array;
  /** By household: id of its family name, -1 unknown. */
  readonly family: Int32Array;
  /** Options of surveys and households that a person has fixed: nothing competes with them. */
  readonly fixedSurvey: Uint8Array;
  readonly fixedHousehold: Uint8Array;
}

export interface Beliefs {
  /** Probability of each option. */
  readonly survey: Float64Array;
  readonly household: Float64Array;
  /** Probability of both, for each row of `together`. */
  readonly both: Float64Array;
  readonly walk: WalkMessages;
  /** Largest change of the last round. */
  readonly change: number;
}

const DAMPING = 0.5;
/**
 * How loud those are who would choose the same building, round by round. At first each speaks for itself and rivals
 * settle: two surveys that both began in one house would else draw their households after them and never part.
 */
const VOICES = [0, 0, 0, 0.35, 0.7];
/** A second survey follows a first nearly always. */
const WITHOUT_FIRST = 0.03;
/** Second households of houses, against what two strangers would be: elders and children, and tenants. */
const KIN_BESIDE = 0.06;
const STRANGERS_BESIDE = 0.015;
const SETTLED = 0.001;

export function compete(contest: Contest, rounds: number): Beliefs {
  const { surveys, households, together, again, buildings } = contest;
  const s = choice(surveys, null);
  const h = choice(households, contest.householdMissing);
  const both = noMessages(together);
  const twice = noMessages(again);
  const walk = new WalkMessages(contest.walk, surveys, buildings);
  normalise(s);
  normalise(h);
  walk.begin(s.belief);
  let change = 1;
  for (let round = 0; round < rounds && change > SETTLED; round += 1) {
    const voice = VOICES[round] ?? 1;
    if (voice > 0) {
      exchange(together, voice, both, s.against, h.against);
      addLogs(together, both, s.others, h.others);
      exchange(again, voice, twice, s.against, s.against);
      addLogs(again, twice, s.others, s.others);
    }
    excludeSurveys(contest, s);
    excludeHouseholds(contest, h);
    const before = Float64Array.from(s.belief);
    sum(s, walk.logs);
    normalise(s);
    walk.pass(s.belief, s.score);
    sum(s, walk.logs);
    normalise(s);
    sum(h, null);
    normalise(h);
    change = largestChange(before, s.belief);
  }
  holdToOne(contest, s);
  return {
    survey: s.belief,
    household: h.belief,
    both: joint(together, both, s.against, h.against),
    walk,
    change,
  };
}

interface Choice {
  readonly options: Options;
  /** Weight of none of the options; null where one of them stands for that. */
  readonly missing: number | null;
  readonly belief: Float64Array;
  /** Odds against each option. Kept beside the belief, which near 1 has no digits left to tell two sure claims apart. */
  readonly against: Float64Array;
  /** log of what the others say of each option */
  readonly others: Float64Array;
  /** log of what competitors leave of it */
  readonly room: Float64Array;
  readonly score: Float64Array;
}

function choice(options: Options, missing: number | null): Choice {
  const n = options.to.length;
  return {
    options,
    missing,
    belief: new Float64Array(n),
    against: new Float64Array(n),
    others: new Float64Array(n),
    room: new Float64Array(n),
    score: Float64Array.from(options.weight),
  };
}

interface Messages {
  /** to the first and to the second end */
  readonly one: Float64Array;
  readonly other: Float64Array;
}

function noMessages({ ratio }: Together): Messages {
  return { one: new Float64Array(ratio.length).fill(1), other: new Float64Array(ratio.length).fill(1) };
}

/** Belief of an option without what one message said for it. */
function without(against: number, message: number): number {
  return 1 / (1 + against * message);
}

function exchange(
  { one, other, ratio }: Together,
  voice: number,
  messages: Messages,
  againstOne: Float64Array,
  againstOther: Float64Array,
): void {
  for (let at = 0; at < ratio.length; at += 1) {
    const p = againstOne[one[at] ?? 0] ?? 0;
    const q = againstOther[other[at] ?? 0] ?? 0;
    const mp = messages.one[at] ?? 1;
    const mq = messages.other[at] ?? 1;
    const more = (voice === 1 ? (ratio[at] ?? 1) : (ratio[at] ?? 1) ** voice) - 1;
    const toOne = 1 + without(q, mq) * more;
    const toOther = 1 + without(p, mp) * more;
    messages.one[at] = Math.max(1e-30, mp * DAMPING + toOne * (1 - DAMPING));
    messages.other[at] = Math.max(1e-30, mq * DAMPING + toOther * (1 - DAMPING));
  }
}

/** Adds up what was said; begins anew unless both ends are of one kind that was already begun. */
function addLogs(
  { one, other }: Together,
  messages: Messages,
  othersOne: Float64Array,
  othersOther: Float64Array,
): void {
  if (othersOne !== othersOther) {
    othersOne.fill(0);
    othersOther.fill(0);
  }
  for (let at = 0; at < one.length; at += 1) {
    const [to, from] = [one[at] ?? 0, other[at] ?? 0];
    othersOne[to] = (othersOne[to] ?? 0) + Math.log(messages.one[at] ?? 1);
    othersOther[from] = (othersOther[from] ?? 0) + Math.log(messages.other[at] ?? 1);
  }
}

/** A building has one survey a round, and hardly a later one without a first. */
function excludeSurveys(
  { surveys, round, buildings, unsurveyed, fixedSurvey }: Contest,
  { belief, against, room }: Choice,
): void {
  const { start, edges } = surveys.into;
  for (let building = 0; building < buildings; building += 1) {
    const [from, to] = [start[building] ?? 0, start[building + 1] ?? 0];
    const unvisited = unsurveyed[building] ?? 1;
    const sums = [0, 0, 0];
    let first = 0;
    for (let at = from; at < to; at += 1) {
      const option = edges[at] ?? 0;
      const kind = round[surveys.from[option] ?? 0] ?? 0;
      sums[kind] = (sums[kind] ?? 0) + oddsWithout(against[option] ?? 0, room[option] ?? 0);
      if (kind === 0) first += belief[option] ?? 0;
    }
    const later = Math.log(WITHOUT_FIRST + (1 - WITHOUT_FIRST) * Math.min(1, first));
    for (let at = from; at < to; at += 1) {
      const option = edges[at] ?? 0;
      if (fixedSurvey[option] === 1) continue;
      const kind = round[surveys.from[option] ?? 0] ?? 0;
      const own = oddsWithout(against[option] ?? 0, room[option] ?? 0);
      let rivals = (sums[kind] ?? 0) - own;
      if (own > 0.5 * (sums[kind] ?? 0)) {
        rivals = 0;
        for (let beside = from; beside < to; beside += 1) {
          const other = edges[beside] ?? 0;
          if (beside !== at && (round[surveys.from[other] ?? 0] ?? 0) === kind)
            rivals += oddsWithout(against[other] ?? 0, room[other] ?? 0);
        }
      }
      const target =
        kind === 0 ? -Math.log(unvisited + Math.max(0, rivals)) : later - Math.log(1 + Math.max(0, rivals));
      room[option] = (room[option] ?? 0) * DAMPING + target * (1 - DAMPING);
    }
  }
}

/** Odds of an option before what its rivals left of it. */
function oddsWithout(against: number, room: number): number {
  return Math.min(1e200, Math.exp(-room) / Math.max(1e-200, against));
}

/** In a house made for one, a second household is seldom, and one of another family name hardly ever right. */
function excludeHouseholds(
  { households, buildings, oneHome, vacant, family, fixedHousehold }: Contest,
  { against, room }: Choice,
): void {
  const { start, edges } = households.into;
  const most = mostInto(start);
  const each = new Float64Array(most);
  const kin = new Int32Array(most);
  for (let building = 0; building < buildings; building += 1) {
    if (oneHome[building] !== 1) continue;
    const options = edges.subarray(start[building] ?? 0, start[building + 1] ?? 0);
    for (let at = 0; at < options.length; at += 1) {
      const option = options[at] ?? 0;
      each[at] = oddsWithout(against[option] ?? 0, room[option] ?? 0);
      kin[at] = family[households.from[option] ?? 0] ?? -1;
    }
    for (let at = 0; at < options.length; at += 1) {
      const option = options[at] ?? 0;
      if (fixedHousehold[option] === 1) continue;
      let [all, ofKin] = [0, 0];
      for (let beside = 0; beside < options.length; beside += 1) {
        if (at === beside) continue;
        const rival = each[beside] ?? 0;
        all += rival;
        if (kin[at] === kin[beside] && kin[at] !== -1) ofKin += rival;
      }
      const shared = (all - ofKin) * STRANGERS_BESIDE + ofKin * KIN_BESIDE;
      const target = Math.log((1 + shared) / ((vacant[building] ?? 0) + all));
      room[option] = (room[option] ?? 0) * DAMPING + target * (1 - DAMPING);
    }
  }
}

/** Messages in a circle are not exact. Where the claims of a round on one building come to more than one, all are cut. */
function holdToOne({ surveys, round, buildings, fixedSurvey }: Contest, { belief }: Choice): void {
  const { start, edges } = surveys.into;
  for (let building = 0; building < buildings; building += 1) {
    const options = edges.subarray(start[building] ?? 0, start[building + 1] ?? 0);
    const sums = [0, 0, 0];
    const kindOf = (option: number) => round[surveys.from[option] ?? 0] ?? 0;
    for (const option of options) sums[kindOf(option)] = (sums[kindOf(option)] ?? 0) + (belief[option] ?? 0);
    for (const option of options)
      if (fixedSurvey[option] !== 1)
        belief[option] = (belief[option] ?? 0) / Math.max(1, sums[kindOf(option)] ?? 0);
  }
}

function mostInto(start: Int32Array): number {
  let most = 0;
  for (let at = 0; at + 1 < start.length; at += 1)
    most = Math.max(most, (start[at + 1] ?? 0) - (start[at] ?? 0));
  return most;
}

function sum({ options, others, room, score }: Choice, more: Float64Array | null): void {
  for (let at = 0; at < score.length; at += 1)
    score[at] = (options.weight[at] ?? 0) + (others[at] ?? 0) + (room[at] ?? 0) + (more?.[at] ?? 0);
}

function normalise({ options, missing, score, belief, against }: Choice): void {
  const { start } = options;
  for (let at = 0; at + 1 < start.length; at += 1) {
    const [from, to] = [start[at] ?? 0, start[at + 1] ?? 0];
    let most = missing ?? Number.NEGATIVE_INFINITY;
    for (let option = from; option < to; option += 1) most = Math.max(most, score[option] ?? 0);
    let all = missing === null ? 0 : Math.exp(missing - most);
    for (let option = from; option < to; option += 1) {
      belief[option] = Math.exp((score[option] ?? 0) - most);
      all += belief[option] ?? 0;
    }
    const nothing = missing === null ? 0 : Math.exp(missing - most);
    for (let option = from; option < to; option += 1) {
      const own = belief[option] ?? 0;
      let rest = all - own;
      // Where one option is nearly all, the rest is summed anew: a difference would have no digits left.
      if (own > 0.5 * all) {
        rest = nothing;
        for (let other = from; other < to; other += 1) if (other !== option) rest += belief[other] ?? 0;
      }
      against[option] = rest / Math.max(1e-300, own);
    }
    for (let option = from; option < to; option += 1) belief[option] = (belief[option] ?? 0) / all;
  }
}

function largestChange(before: Float64Array, after: Float64Array): number {
  let most = 0;
  for (let at = 0; at < before.length; at += 1)
    most = Math.max(most, Math.abs((before[at] ?? 0) - (after[at] ?? 0)));
  return most;
}

function joint(
  { one, other, ratio }: Together,
  messages: Messages,
  againstOne: Float64Array,
  againstOther: Float64Array,
): Float64Array {
  return Float64Array.from(ratio, (times, at) => {
    const p = without(againstOne[one[at] ?? 0] ?? 0, messages.one[at] ?? 1);
    const q = without(againstOther[other[at] ?? 0] ?? 0, messages.other[at] ?? 1);
    return (p * q * times) / (1 + p * q * (times - 1));
  });
}
