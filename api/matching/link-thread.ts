// A thread that links: parses a region, has it linked, and hands the cell's own links back as JSON text that the
// database takes as it is. Started by link-threads.ts.
import { getPriority, platform, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { TownIndex } from '../../geodata/addresses/town-index.ts';
import { cellAt } from './cells.ts';
import type { Named } from './decisions.ts';
import { isAutomatic, linkRegion } from './linkage/link-region.ts';
import { estimateModel } from './linkage/estimate-model.ts';
import type { Model } from './linkage/model.ts';
import type { Decision, Region } from './linkage/region.ts';
import { listTiedElsewhere, readRegionText } from './raw-region.ts';
import type { RegionText } from './region-records.ts';
import { storedReasons } from './stored-reasons.ts';

/** What all cells of a run share; a thread is started with it. */
export interface RunText {
  readonly towns: TownIndex;
  readonly decisions: readonly Decision[];
}

export type LinkTask =
  | { readonly do: 'estimate'; readonly regions: readonly RegionText[]; readonly prior: Model | null }
  | {
      readonly do: 'link';
      readonly regions: readonly RegionText[];
      /** With the records that decisions tie to it from elsewhere. */
      readonly isWhole: boolean;
      readonly cell: string;
      readonly model: Model;
    };

export interface LinkedCell {
  /** JSON arrays of rows of matching.link, none of them long. */
  readonly chunks: readonly string[];
}
export type LinkOutcome = { readonly model: Model } | { readonly missing: Named } | LinkedCell;

/** Some fifty milliseconds of the database's time. */
const rowsAChunk = 1000;
/**
 * Of a thread on Linux (elsewhere of the whole program, so there it is left alone): whoever asks at a counter has the processor
 * first.
 */
const nicer = 10;
const nicest = 19;
if (platform() === 'linux') setPriority(Math.min(nicest, getPriority() + nicer));

function perform(task: LinkTask, { towns, decisions }: RunText): LinkOutcome {
  if (task.do === 'estimate') {
    const region = readRegionText(task.regions, decisions, towns);
    return { model: task.prior === null ? estimateModel(region) : estimateModel(region, task.prior) };
  }
  const region = readRegionText(task.regions, decisions, towns);
  const missing = task.isWhole ? null : listTiedElsewhere(region);
  if (missing !== null) return { missing };
  const rows = linkRegion(region, task.model)
    .pairs.filter(isAtHome(region, task.cell))
    .map(({ household_number, property_number, survey_number, probability, reasons }) => ({
      household_number,
      property_number,
      survey_number,
      probability,
      state: isAutomatic({ household_number, probability }) ? 'auto' : 'candidate',
      reasons: storedReasons(reasons),
    }));
  const chunks: string[] = [];
  for (let from = 0; from < rows.length; from += rowsAChunk)
    chunks.push(JSON.stringify(rows.slice(from, from + rowsAChunk)));
  return { chunks };
}

interface Numbers {
  readonly household_number: string | null;
  readonly property_number: string | null;
  readonly survey_number: string | null;
}

/** A link is stored once: with the cell of its survey, else of its building, else of its household. */
function isAtHome(region: Region, cell: string): (link: Numbers) => boolean {
  const surveys = new Map(region.surveys.map((row) => [row.survey_number, row]));
  const buildings = new Map(region.buildings.map((row) => [row.property_number, row]));
  const households = new Map(region.households.map((row) => [row.household_number, row]));
  return ({ household_number, property_number, survey_number }) => {
    const home =
      surveys.get(survey_number ?? '') ??
      buildings.get(property_number ?? '') ??
      households.get(household_number ?? '');
    return home !== undefined && cellAt(home.lon, home.lat) === cell;
  };
}

const run: RunText = workerData;
parentPort?.on('message', (task: LinkTask) => answer(() => ({ outcome: perform(task, run) })));

/** Of what fails the frames: messages may quote values. */
function answer(work: () => { outcome: LinkOutcome }): void {
  let told: { outcome: LinkOutcome } | { frames: string };
  try {
    told = work();
  } catch (error) {
    told = { frames: error instanceof Error ? framesOf(error) : '' };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, not a window
  parentPort?.postMessage(told);
}

function framesOf({ name, stack }: Error): string {
  const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return [name, ...frames].join('\n');
}
