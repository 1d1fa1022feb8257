import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Scope } from '../../api/surveys/scope.contract.ts';
import type { DrawnShape } from '../map/drawing.ts';
import { Button } from '../ui/button.tsx';
import { formatFigure } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { PlanFrame, type OpenedPlan } from './plan-frame.tsx';
import {
  preliminaryAreasQuery,
  readPlanAgain,
  scopeChoicesQuery,
  scopeCountsQuery,
  takeStops,
} from './planning.data.ts';
import { PreliminaryPart } from './preliminary-part.tsx';
import { ScopeAreas } from './scope-areas.tsx';
import { ScopeCountsPart } from './scope-counts.tsx';
import { ScopeFilters } from './scope-filters.tsx';
import { useScopeMap, type ScopeDrawing } from './use-scope-map.ts';

/** 範囲: which buildings the plan takes in; the server counts while it is being drawn. */
export function ScopeTab(opened: OpenedPlan): ReactNode {
  const { at, plan, draft } = opened;
  const client = useQueryClient();
  const notices = useNotices();
  const { scope } = draft.settings;
  const choices = useQuery(scopeChoicesQuery(at));
  const preliminary = useQuery(preliminaryAreasQuery(at));
  const [drawing, setDrawing] = useState<ScopeDrawing | null>(null);
  const [sketch, setSketch] = useState<DrawnShape | null>(null);
  const [drawnEstimate, setDrawnEstimate] = useState<DrawnShape | null>(null);
  const asked = useSettled(
    useMemo(() => withSketch(scope, drawing, sketch), [scope, drawing, sketch]),
    200,
  );
  const counts = useQuery(scopeCountsQuery(at, asked));

  const endDrawing = useCallback((): void => {
    setDrawing(null);
    setSketch(null);
  }, []);
  const { change } = draft;
  const drawn = useCallback(
    (shape: DrawnShape): void => {
      if (!drawing) return;
      if (drawing.kind === 'estimate') setDrawnEstimate(shape);
      else
        change({
          scope: {
            ...scope,
            polygons:
              drawing.kind === 'new'
                ? [...scope.polygons, shape]
                : scope.polygons.map((one, index) => (index === drawing.index ? shape : one)),
          },
        });
      endDrawing();
    },
    [drawing, scope, change, endDrawing],
  );
  const toggleTown = useCallback(
    (id: string): void => {
      const town_ids = scope.town_ids.includes(id)
        ? scope.town_ids.filter((one) => one !== id)
        : [...scope.town_ids, id];
      change({ scope: { ...scope, town_ids } });
    },
    [scope, change],
  );
  useScopeMap({
    scope,
    towns: choices.data?.towns,
    preliminary: preliminary.data,
    asOf: counts.data?.at,
    drawing,
    onSketch: setSketch,
    onDrawn: drawn,
    onCancel: endDrawing,
    onTown: toggleTown,
  });

  const taking = useMutation({
    mutationFn: async () => {
      const saved = await draft.save();
      return takeStops(at, saved.revision);
    },
    onSuccess: async ({ added, removed, stayed, total }) => {
      await readPlanAgain(client, at);
      notices.say(
        `訪問先は ${formatFigure(total)} 棟になりました`,
        `加わった ${formatFigure(added)} 棟、外れた ${formatFigure(removed)} 棟${
          stayed > 0 ? `、範囲の外でも残した ${formatFigure(stayed)} 棟（着手済か固定）` : ''
        }`,
      );
    },
  });
  const isClosed = plan.state === 'closed';
  return (
    <PlanFrame
      opened={opened}
      step="scope"
      action={
        <Button
          tone="primary"
          isDisabled={isClosed || drawing !== null || counts.data?.buildings === 0}
          isBusy={taking.isPending}
          onPress={() => taking.mutate()}
        >
          範囲を反映する
        </Button>
      }
    >
      {taking.error && taking.error !== draft.problem && (
        <ProblemNotice problem={taking.error} onRetry={() => void readPlanAgain(client, at)} />
      )}
      {counts.error && <ProblemNotice problem={counts.error} onRetry={() => void counts.refetch()} />}
      <ScopeCountsPart
        counts={counts.data}
        isCounting={counts.isFetching || counts.isPlaceholderData}
        inPlan={plan.stops.total}
        isChanged={draft.isChanged}
        onDrop={draft.drop}
      />
      {choices.error && <ProblemNotice problem={choices.error} onRetry={() => void choices.refetch()} />}
      {choices.isPending && <LoadingRow what="範囲の選択肢" />}
      {choices.data && (
        <>
          <ScopeAreas
            scope={scope}
            choices={choices.data}
            isDrawing={drawing !== null}
            onChange={draft.changeScope}
            onTown={toggleTown}
            onDraw={() => setDrawing({ kind: 'new' })}
            onEdit={(index) => {
              const shape = scope.polygons[index];
              if (shape) setDrawing({ kind: 'change', index, shape });
            }}
          />
          <ScopeFilters
            scope={scope}
            choices={choices.data}
            hasEstimate={(preliminary.data?.length ?? 0) > 0}
            onChange={draft.changeScope}
          />
        </>
      )}
      <PreliminaryPart
        where={at}
        areas={preliminary.data ?? []}
        isDrawing={drawing !== null}
        drawn={drawnEstimate}
        onDraw={() => setDrawing({ kind: 'estimate' })}
        onDone={() => setDrawnEstimate(null)}
      />
    </PlanFrame>
  );
}

/** The scope as it would be with what is being drawn just now. */
function withSketch(scope: Scope, drawing: ScopeDrawing | null, sketch: DrawnShape | null): Scope {
  if (!drawing || !sketch || drawing.kind === 'estimate') return scope;
  return {
    ...scope,
    polygons:
      drawing.kind === 'new'
        ? [...scope.polygons, sketch]
        : scope.polygons.map((one, index) => (index === drawing.index ? sketch : one)),
  };
}
