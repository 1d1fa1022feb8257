import { skipToken, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DistrictRow } from '../../api/surveys/edits.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatFigure } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { Slider } from '../ui/slider.tsx';
import { EditFigures } from './edit-figures.tsx';
import { editPreviewQuery, type PlanAt } from './planning.data.ts';
import { newDistrict, type Tool, type Tools } from './use-tools.ts';

/** The tool in hand: what it takes, what would come of it, and the way to save it. */
export function ToolCard({
  at,
  tools,
  rows,
  selected,
  isSending,
}: {
  at: PlanAt;
  tools: Tools;
  rows: readonly DistrictRow[];
  selected: DistrictRow | null;
  isSending: boolean;
}): ReactNode {
  const { tool, edit } = tools;
  const asked = tool && edit ? { revision: tool.revision, edit } : null;
  const preview = useQuery(
    asked ? editPreviewQuery(at, asked) : { queryKey: ['survey-plans', 'no edit'], queryFn: skipToken },
  );
  if (!tool) return null;
  const numberOf = (id: string): number | undefined =>
    rows.find(({ district_id }) => district_id === id)?.district_number;
  return (
    <section className="plan-card" aria-label={titleOf(tool)}>
      <h2>{titleOf(tool)}</h2>
      {tool.kind === 'lasso' && <LassoPart tool={tool} tools={tools} rows={rows} />}
      {tool.kind === 'merge' && (
        <p>
          {tool.districts.length < 2
            ? `調査区 ${selected?.district_number ?? ''} に合わせる調査区を、地図か一覧で押してください。`
            : `調査区 ${tool.districts.map(numberOf).join('・')} を一つにします（番号は ${numberOf(tool.districts[0] ?? '')}）。`}
        </p>
      )}
      {tool.kind === 'split' && (
        <Slider
          label={`調査区 ${numberOf(tool.district) ?? ''} をいくつに分けるか`}
          value={tool.into}
          onChange={(into) => tools.set({ ...tool, into })}
          from={2}
          to={10}
          show={(into) => `${into} 区`}
        />
      )}
      {tool.kind === 'redraw' && (
        <p>
          {tool.shape
            ? `調査区 ${numberOf(tool.district) ?? ''} は、囲んだ中の ${formatFigure(tools.finding.found.length)} 棟になります。外に出た建物は近くの調査区に移ります。`
            : `調査区 ${numberOf(tool.district) ?? ''} の新しい境界を地図に描きます。`}
        </p>
      )}
      {preview.error && <ProblemNotice problem={preview.error} />}
      {preview.data && asked && <EditFigures outcome={preview.data} rows={rows} />}
      <div className="form-actions">
        <Button tone="primary" isDisabled={!edit || preview.isError} isBusy={isSending} onPress={tools.save}>
          {verbs[tool.kind]}
        </Button>
        <Button isDisabled={isSending} onPress={tools.end}>
          やめる
        </Button>
      </div>
    </section>
  );
}

const verbs: Readonly<Record<Tool['kind'], string>> = {
  lasso: '移す',
  merge: '統合する',
  split: '分割する',
  redraw: '引き直す',
};

function titleOf({ kind }: Tool): string {
  switch (kind) {
    case 'lasso':
      return '囲んだ建物を移す';
    case 'merge':
      return '調査区を統合する';
    case 'split':
      return '調査区を分割する';
    default:
      return '境界を引き直す';
  }
}

function LassoPart({
  tool,
  tools,
  rows,
}: {
  tool: Extract<Tool, { kind: 'lasso' }>;
  tools: Tools;
  rows: readonly DistrictRow[];
}): ReactNode {
  if (!tool.shape) return <p>移す建物を地図で囲みます。</p>;
  const { found, finished } = tools.finding;
  const choices = [
    { id: newDistrict, title: '新しい調査区' },
    ...rows
      .filter(({ is_live, is_locked }) => is_live && !is_locked)
      .map(({ district_id, district_number }) => ({ id: district_id, title: `調査区 ${district_number}` })),
  ];
  return (
    <>
      <p role="status">
        {found.length === 0
          ? '囲んだ中に建物がありません。囲み直してください。'
          : `${formatFigure(found.length)} 棟を囲みました${finished > 0 ? `（調査済 ${formatFigure(finished)} 棟は動きません）` : ''}。`}
      </p>
      <Select
        label="移す先（地図か一覧でも選べます）"
        choices={choices}
        value={tool.to}
        onChange={(to) => tools.set({ ...tool, to })}
      />
      <Button size="small" tone="quiet" onPress={() => tools.set({ ...tool, shape: null })}>
        囲み直す
      </Button>
    </>
  );
}
