import type { ReactNode } from 'react';
import { Paper, paperLabels, type NewHandout } from '../../api/surveys/handout/handouts.contract.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { formatDay } from '../ui/format.ts';
import { RadioRow } from '../ui/radio-row.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ForTeam } from './allocation/use-allocated-papers.ts';
import './handout.css';

export type PapersWanted = Omit<NewHandout, 'handout_id'>;

export const usualPapers: PapersWanted = {
  papers: [...Paper.options],
  team: null,
  days: [],
  names_owners: false,
};

/** Which papers, for whom, for which day. */
export function HandoutForm({
  wanted,
  allocated,
  isPerTeam,
  onPerTeam,
  onChange,
  onSlip,
}: {
  wanted: PapersWanted;
  /** 変更のお知らせ: one a team, not one a district. */
  isPerTeam: boolean;
  onPerTeam: (isPerTeam: boolean) => void;
  /** Who the chosen district is given to: printed where the form says nothing else. Null: none is chosen. */
  allocated: ForTeam | null;
  onChange: (wanted: PapersWanted) => void;
  onSlip: () => void;
}): ReactNode {
  const { papers, team, days, names_owners } = wanted;
  return (
    <section className="plan-part" aria-label="作る書類">
      <div className="handout-papers" role="group" aria-label="書類の種類">
        {Paper.options.map((paper) => (
          <Checkbox
            key={paper}
            isSelected={papers.includes(paper)}
            onChange={(isWanted) =>
              onChange({
                ...wanted,
                papers: Paper.options.filter((one) => (one === paper ? isWanted : papers.includes(one))),
              })
            }
          >
            {paperLabels[paper]}
          </Checkbox>
        ))}
        <Button size="small" tone="quiet" onPress={onSlip}>
          調査済証の文…
        </Button>
      </div>
      {papers.includes('changes') && (
        <RadioRow
          label="変更のお知らせの分け方"
          choices={[
            { id: 'team', title: '班ごとに1通' },
            { id: 'district', title: '調査区ごと' },
          ]}
          value={isPerTeam ? 'team' : 'district'}
          onChange={(by) => onPerTeam(by === 'team')}
        />
      )}
      <div className="handout-fields">
        <TextField
          label="班"
          name="team"
          placeholder={allocated?.team ?? '空欄（手で書きます）'}
          value={team ?? ''}
          onChange={(text) => onChange({ ...wanted, team: text.trim() === '' ? null : text.slice(0, 60) })}
        />
        <TextField
          label="調査日"
          name="day"
          type="date"
          value={days[0] ?? ''}
          onChange={(day) => onChange({ ...wanted, days: day === '' ? [] : [day] })}
        />
      </div>
      <p className="plan-quiet">
        {allocated !== null && allocated.team !== null
          ? `空けておくと割当のとおりに印字します：${allocated.team}、${allocated.days.map(formatDay).join('・')}`
          : '空けておくと、割当の班と日を印字します。割当がなければ前の書類の班、それもなければ空欄です'}
      </p>
      <Checkbox isSelected={names_owners} onChange={(names) => onChange({ ...wanted, names_owners: names })}>
        調査票に家屋台帳の所有者の氏名を印字する（支援措置の方は印字しません）
      </Checkbox>
    </section>
  );
}
