import type { ReactNode } from 'react';
import type { TeamChange } from '../../../api/surveys/allocation/teams.contract.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Placing } from './team.pane.tsx';

/** Who the team is and how it is reached; its base is a place on the map. */
export function TeamFields({
  head,
  errors,
  placing,
  onChange,
  onBase,
}: {
  head: TeamChange;
  errors: Readonly<Record<string, string>>;
  placing: Placing;
  onChange: (head: TeamChange) => void;
  onBase: (base: TeamChange['base']) => void;
}): ReactNode {
  const change = (part: Partial<TeamChange>): void => onChange({ ...head, ...part });
  return (
    <>
      <div className="field-row">
        <TextField
          label="番号"
          name="team_number"
          inputMode="numeric"
          value={head.team_number === 0 ? '' : String(head.team_number)}
          onChange={(text) => change({ team_number: Math.min(999, Number(text.replaceAll(/\D/g, ''))) })}
          error={errors['team_number']}
          isRequired
        />
        <TextField
          label="名称"
          name="team_name"
          value={head.name}
          onChange={(name) => change({ name })}
          error={errors['name']}
          isRequired
        />
        <TextField
          label="所属"
          name="team_organisation"
          value={head.organisation}
          onChange={(organisation) => change({ organisation })}
          error={errors['organisation']}
          isRequired
        />
        <TextField
          label="車両"
          name="vehicle"
          value={head.vehicle ?? ''}
          onChange={(vehicle) => change({ vehicle })}
          error={errors['vehicle']}
        />
        <TextField
          label="連絡先（出ている間の電話）"
          name="team_phone"
          value={head.phone ?? ''}
          onChange={(phone) => change({ phone })}
          error={errors['phone']}
        />
      </div>
      <div className="plan-part-head">
        <h3>班の拠点</h3>
        <span className="plan-quiet">
          {placing.isOn
            ? '地図で班が出発する場所を押してください（Esc でやめる）'
            : head.base
              ? '地図に「拠」で示しています'
              : '計画の拠点から出発します'}
        </span>
        <Button size="small" aria-pressed={placing.isOn} onPress={placing.toggle}>
          {head.base ? '地図で置き直す' : '地図で決める'}
        </Button>
        {head.base && (
          <Button size="small" tone="quiet" onPress={() => onBase(null)}>
            計画の拠点にする
          </Button>
        )}
      </div>
      <TextField
        label="備考（個人の名前は書きません）"
        name="team_note"
        value={head.note ?? ''}
        onChange={(note) => change({ note })}
        error={errors['note']}
        rows={2}
      />
    </>
  );
}
