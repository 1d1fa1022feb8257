import { useCallback, useMemo, useState } from 'react';
import type { DistrictRow, Edit } from '../../api/surveys/edits.contract.ts';
import type { Plan } from '../../api/surveys/plans.contract.ts';
import type { StopColumns } from '../../api/surveys/progress.contract.ts';
import type { DrawnShape, Drawing } from '../map/drawing.ts';
import { useEscapeStep } from '../ui/escape-steps.ts';
import { stopsInside, type StopFinding } from './stop-columns.ts';
import type { Edits } from './use-edits.ts';

/** A new district instead of one that there is. */
export const newDistrict = 'new';

/**
 * What is done by hand just now, with the revision of the plan that it was begun on: if somebody else is quicker, the
 * server refuses it and both versions are shown.
 */
export type Tool =
  | { kind: 'lasso'; revision: number; shape: DrawnShape | null; to: string | null }
  | { kind: 'redraw'; revision: number; district: string; shape: DrawnShape | null }
  | { kind: 'merge'; revision: number; districts: readonly string[] }
  | { kind: 'split'; revision: number; district: string; into: number };

export type Tools = {
  tool: Tool | null;
  begin: (kind: Tool['kind']) => void;
  set: (tool: Tool) => void;
  end: () => void;
  /** A district was pressed, on the map or in the list: true if the tool has taken it. */
  take: (district_id: string) => boolean;
  /** Locks or opens the chosen district. */
  lock: () => void;
  /** Saves what the tool has ready. */
  save: () => void;
  edit: Edit | null;
  /** Buildings in the drawn shape. */
  finding: StopFinding;
  marked: readonly number[];
  chosenIds: readonly string[];
  drawing: Drawing | null;
};

const nothing: StopFinding = { found: [], finished: 0 };
const none: readonly string[] = [];

/** Lasso, merge, split, redraw and lock; one at a time, Esc gives it up. */
export function useTools({
  plan,
  selected,
  stops,
  edits,
}: {
  plan: Plan;
  selected: DistrictRow | null;
  stops: StopColumns | undefined;
  edits: Edits;
}): Tools {
  const [tool, setTool] = useState<Tool | null>(null);
  const end = useCallback(() => setTool(null), []);
  const shape = tool && (tool.kind === 'lasso' || tool.kind === 'redraw') ? tool.shape : null;
  const isDrawing = tool !== null && (tool.kind === 'lasso' || tool.kind === 'redraw') && tool.shape === null;
  useEscapeStep(tool !== null && !isDrawing, end);
  const finding = useMemo(() => (stops && shape ? stopsInside(stops, shape) : nothing), [stops, shape]);
  const drawn = useCallback(
    (now: DrawnShape): void =>
      setTool((before) =>
        before?.kind === 'lasso' || before?.kind === 'redraw' ? { ...before, shape: now } : before,
      ),
    [],
  );
  const kind = isDrawing ? tool.kind : null;
  const drawing = useMemo<Drawing | null>(
    () =>
      kind === null
        ? null
        : {
            kind: kind === 'lasso' ? 'lasso' : 'polygon',
            title: kind === 'lasso' ? '移す建物を囲む' : '新しい境界を描く',
            onDrawn: drawn,
            onCancel: end,
          },
    [kind, drawn, end],
  );
  const edit = useMemo(() => editOf(tool), [tool]);
  return {
    tool,
    begin: (wanted) => setTool(beginOf(wanted, plan.revision, selected)),
    set: setTool,
    end,
    take: (district_id) => {
      if (!tool) return false;
      if (tool.kind === 'lasso' && tool.shape) setTool({ ...tool, to: district_id });
      else if (tool.kind === 'merge')
        setTool({
          ...tool,
          districts: tool.districts.includes(district_id)
            ? tool.districts.filter((one, place) => place === 0 || one !== district_id)
            : [...tool.districts, district_id],
        });
      else return tool.kind !== 'lasso';
      return true;
    },
    lock: () => {
      if (selected)
        void edits.send(
          { kind: 'lock', districts: [selected.district_id], is_locked: !selected.is_locked },
          plan.revision,
        );
    },
    save: () => {
      if (!tool || !edit) return;
      // Whatever comes of it, it no longer waits here: refused, the dialog holds it.
      void edits.send(edit, tool.revision).then(end);
    },
    edit,
    finding,
    marked: finding.found,
    chosenIds: tool?.kind === 'merge' ? tool.districts : tool?.kind === 'lasso' && tool.to ? [tool.to] : none,
    drawing,
  };
}

function beginOf(kind: Tool['kind'], revision: number, selected: DistrictRow | null): Tool | null {
  switch (kind) {
    case 'lasso':
      return { kind, revision, shape: null, to: null };
    case 'merge':
      return { kind, revision, districts: selected ? [selected.district_id] : [] };
    case 'split':
      return selected && { kind, revision, district: selected.district_id, into: 2 };
    default:
      return selected && { kind, revision, district: selected.district_id, shape: null };
  }
}

/** The edit that a tool has ready; null while something is missing. */
function editOf(tool: Tool | null): Edit | null {
  switch (tool?.kind) {
    case 'lasso':
      return tool.shape && tool.to !== null
        ? {
            kind: 'move',
            stops: { inside: tool.shape },
            to_district: tool.to === newDistrict ? null : tool.to,
          }
        : null;
    case 'merge':
      return tool.districts.length > 1 ? { kind: 'merge', districts: [...tool.districts] } : null;
    case 'split':
      return { kind: 'split', district: tool.district, into: tool.into };
    case 'redraw':
      return tool.shape && { kind: 'redraw', district: tool.district, outline: tool.shape };
    default:
      return null;
  }
}
