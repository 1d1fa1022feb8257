import { useState, type ReactNode } from 'react';
import type { Proposal, ProposalQuestion } from '../../../api/surveys/allocation/allocation.contract.ts';
import { visitFirstLabels, type VisitFirst } from '../../../api/surveys/plans.contract.ts';
import { Button } from '../../ui/button.tsx';
import { Caution } from '../../ui/caution.tsx';
import { Form } from '../../ui/form.tsx';
import { formatDay, formatDistance, formatFigure } from '../../ui/format.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { RadioRow } from '../../ui/radio-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FigureRow } from '../figure-row.tsx';
import { formatHours } from '../words.ts';
import { halfDayWords } from './allocation-words.ts';
import type { Board } from './board.ts';

const keeps: readonly { id: ProposalQuestion['keep']; title: string }[] = [
  { id: 'all', title: 'いまの割当は変えず、空きだけ埋める' },
  { id: 'kept', title: '固定した半日のほかは割り当て直す' },
];
const orders: readonly { id: VisitFirst; title: string }[] = (['even', 'worst_first'] as const).map((id) => ({
  id,
  title: visitFirstLabels[id],
}));

/** What a proposal may touch, before it is made. */
export function ProposalForm({
  usual,
  onAsk,
  onClose,
}: {
  /** The order that the plan is set to. */
  usual: VisitFirst;
  onAsk: (question: ProposalQuestion) => void;
  onClose: () => void;
}): ReactNode {
  const [question, setQuestion] = useState<ProposalQuestion>({
    from: null,
    until: null,
    teams: null,
    visit_first: usual,
    keep: 'all',
  });
  const change = (part: Partial<ProposalQuestion>): void => setQuestion({ ...question, ...part });
  return (
    <section className="plan-card" aria-label="自動割当">
      <h2>自動割当</h2>
      <Form onSubmit={() => onAsk(question)} label="自動割当の条件">
        <RadioRow
          label="いまの割当"
          choices={keeps}
          value={question.keep}
          onChange={(keep) => change({ keep })}
        />
        <RadioRow
          label="回る順"
          choices={orders}
          value={question.visit_first}
          onChange={(visit_first) => change({ visit_first })}
        />
        <div className="field-row">
          <TextField
            label="いつから"
            name="from"
            type="date"
            value={question.from ?? ''}
            onChange={(day) => change({ from: day === '' ? null : day })}
            hint="空ならできるだけ早く"
          />
          <TextField
            label="いつまで"
            name="until"
            type="date"
            value={question.until ?? ''}
            onChange={(day) => change({ until: day === '' ? null : day })}
            hint="空なら班が出る最後の日"
          />
        </div>
        <div className="form-actions">
          <Button type="submit" tone="primary">
            案を作る
          </Button>
          <Button onPress={onClose}>やめる</Button>
        </div>
      </Form>
    </section>
  );
}

/** A proposal as it would be: what changes, when all is done, what stays idle. */
export function ProposalPart({
  board,
  proposal,
  isOutdated,
  isSaving,
  onAccept,
  onDrop,
}: {
  board: Board;
  proposal: Proposal;
  /** The plan or its allocations have changed since. */
  isOutdated: boolean;
  isSaving: boolean;
  onAccept: () => void;
  onDrop: () => void;
}): ReactNode {
  const { figures, set } = proposal;
  const given = set.filter(({ district_id, seen }) => district_id !== null && seen === null).length;
  const freed = set.filter(({ district_id }) => district_id === null).length;
  const other = set.length - given - freed;
  const numbers = new Map(board.teams.map((team) => [team.team_id, team]));
  return (
    <section className="plan-card plan-card-proposal" aria-label="割当案">
      <div className="plan-part-head">
        <h2>割当案</h2>
        <span className="plan-quiet">まだ保存していません。暦の青い点線が案です</span>
      </div>
      <p className="progress-forecast" role="status">
        {figures.finished_on === null || figures.finished_half === null
          ? '割り当てられる調査区がありません'
          : `${halfDayWords({ day: figures.finished_on, half: figures.finished_half })} に終わります`}
      </p>
      <FigureRow
        figures={[
          { term: '割り当てる調査区', value: formatFigure(figures.allocated), unit: '区' },
          { term: '変わる半日', value: formatFigure(set.length) },
          { term: '終わるまでの空き', value: formatFigure(figures.idle), unit: '半日' },
          { term: '終わった後の空き', value: formatFigure(figures.spare), unit: '半日' },
        ]}
      />
      <p className="plan-quiet">
        新しく割り当てる {formatFigure(given)}、別の調査区に変わる {formatFigure(other)}、空く{' '}
        {formatFigure(freed)} 半日。移動 {formatDistance(figures.way_metres)}（車で約{' '}
        {formatHours(figures.way_minutes)}）。
      </p>
      {figures.short.length > 0 && (
        <Caution title={`${formatFigure(figures.short.length)} 区には班の半日が足りません`}>
          <p>
            {figures.short
              .slice(0, 12)
              .map(({ district_number, lacks }) => `調査区${district_number}（あと ${lacks}）`)
              .join('、')}
            {figures.short.length > 12 ? ' ほか' : ''}。班か出る日を増やしてください。
          </p>
        </Caution>
      )}
      <PlainTable
        label="班ごとの割当案"
        rows={figures.teams.filter(({ half_days }) => half_days > 0)}
        rowId={({ team_id }) => team_id}
        columns={[
          {
            id: 'team',
            title: '班',
            show: ({ team_id }) => {
              const team = numbers.get(team_id);
              return team ? `${team.team_number} ${team.name}` : '';
            },
          },
          { id: 'half_days', title: '半日', isFigure: true, show: ({ half_days }) => half_days },
          { id: 'districts', title: '調査区', isFigure: true, show: ({ districts }) => districts },
          { id: 'way', title: '移動', isFigure: true, show: ({ way_metres }) => formatDistance(way_metres) },
          {
            id: 'last',
            title: '終わり',
            minWidth: 5,
            show: ({ last_on }) => (last_on === null ? '' : formatDay(last_on)),
          },
        ]}
      />
      {isOutdated && (
        <Caution title="案を作った後で、計画か割当が変わりました">
          <p>そのままでは保存できないことがあります。案を作り直してください。</p>
        </Caution>
      )}
      <div className="form-actions">
        <Button tone="primary" isDisabled={set.length === 0} isBusy={isSaving} onPress={onAccept}>
          この案で保存する
        </Button>
        <Button isDisabled={isSaving} onPress={onDrop}>
          案を捨てる
        </Button>
      </div>
    </section>
  );
}
