// A thread that cuts: takes the buildings of a plan in metres, has the core cut them, and hands back districts with their
// outlines. Started by cut-job.ts; ends with its thread, so a cancel only has to end the thread.
import { parentPort, workerData } from 'node:worker_threads';
import { cutDistricts } from './planning/cut-districts.ts';
import { outlineDistricts } from './planning/outline-districts.ts';
import type { Replan } from './planning/replan-districts.ts';
import { replanDistricts } from './planning/replan-districts.ts';
import type {
  Balance,
  Cut,
  CutNotice,
  District,
  Ground,
  OutlinePolygon,
  PlanOrder,
  Stop,
} from './planning/plan-problem.ts';

/** A building that has its district for good: it is finished, touched or locked. It shapes outlines, nothing else. */
export interface FixedStop {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly district: string;
}

export interface CutTask {
  readonly stops: readonly Stop[];
  readonly ground: Ground;
  readonly districts: number;
  readonly order: PlanOrder;
  readonly fixed: readonly FixedStop[];
  /** Of a re-plan: the open districts that there are, with what may move of them in visiting order; null: a cut. */
  readonly present: ReadonlyMap<string, readonly string[]> | null;
}

export interface CutDistrict extends District {
  /** Of a re-plan: the district that it is; null: a new one. */
  readonly key: string | null;
  readonly outline: readonly OutlinePolygon[];
}

export interface CutAnswer {
  readonly districts: readonly CutDistrict[];
  readonly balance: Balance;
  readonly notices: readonly CutNotice[];
  readonly scope_pieces: number;
  readonly seconds: number;
}

export type CutMessage =
  | { readonly share: number; readonly step: 'cutting' | 'drawing' }
  | { readonly answer: CutAnswer }
  | { readonly frames: string };

function perform({ stops, ground, districts: count, order, fixed, present }: CutTask): CutAnswer {
  const started = performance.now();
  const request = { stops, ground, districts: count, order };
  const onProgress = (share: number) => tell({ share: share * cuttingShare, step: 'cutting' });
  const cut =
    present === null
      ? allNew(cutDistricts(request, { onProgress }))
      : replanDistricts({ ...request, present }, { onProgress });
  const { districts } = cut;
  tell({ share: cuttingShare, step: 'drawing' });
  const nameOf = (at: number) => districts[at]?.key ?? `new ${at}`;
  const assignment = new Map(fixed.map(({ id, district }) => [id, district]));
  districts.forEach((district, at) => district.stops.forEach((id) => assignment.set(id, nameOf(at))));
  const outlines = outlineDistricts([...stops, ...fixed], assignment);
  return {
    districts: districts.map((district, at) => ({ ...district, outline: outlines.get(nameOf(at)) ?? [] })),
    balance: cut.balance,
    notices: cut.notices,
    scope_pieces: cut.scope_pieces,
    seconds: (performance.now() - started) / 1000,
  };
}

function allNew(cut: Cut): Pick<Replan, 'districts' | 'balance' | 'notices' | 'scope_pieces'> {
  return { ...cut, districts: cut.districts.map((district) => ({ ...district, key: null })) };
}

/** Of the time that a cut takes, drawing outlines is the rest. */
const cuttingShare = 0.9;

/** Shares are told when they differ by a hundredth: the database hears of them once a second anyway. */
let told = -1;
function tell(message: CutMessage): void {
  if ('share' in message) {
    if (message.share - told < 0.01) return;
    told = message.share;
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, not a window
  parentPort?.postMessage(message);
}

const task: CutTask = workerData;
if (parentPort !== null) {
  try {
    tell({ answer: perform(task) });
  } catch (error) {
    // Of what fails the frames: messages may quote values.
    tell({ frames: error instanceof Error ? framesOf(error) : '' });
  }
}

function framesOf({ name, stack }: Error): string {
  const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return [name, ...frames].join('\n');
}
