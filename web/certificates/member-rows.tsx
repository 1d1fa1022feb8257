import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { MemberDraft } from './application-draft.ts';

/** 罹災した世帯の構成員, one row each. */
export function MemberRows({
  members,
  onChange,
}: {
  members: readonly MemberDraft[];
  onChange: (members: readonly MemberDraft[]) => void;
}): ReactNode {
  const change = (at: number, part: Partial<MemberDraft>): void =>
    onChange(members.map((member, index) => (index === at ? { ...member, ...part } : member)));
  return (
    <fieldset className="member-rows">
      <legend className="field-label">罹災した世帯の構成員（災害の日）</legend>
      {members.map((member, index) => (
        // Rows have no ids of their own and never change places.
        <div key={index} className="member-row">
          <TextField
            label={`${index + 1}人目の氏名`}
            name={`member-${index}`}
            value={member.name}
            onChange={(name) => change(index, { name })}
            isLabelHidden
            placeholder="氏名"
          />
          <TextField
            label={`${index + 1}人目の続柄`}
            name={`relationship-${index}`}
            value={member.relationship}
            onChange={(relationship) => change(index, { relationship })}
            isLabelHidden
            placeholder="続柄"
          />
          <TextField
            label={`${index + 1}人目の年齢`}
            name={`age-${index}`}
            value={member.age}
            onChange={(age) => change(index, { age })}
            inputMode="numeric"
            isLabelHidden
            placeholder="年齢"
          />
          <Button
            size="small"
            tone="quiet"
            aria-label={`${index + 1}人目を消す`}
            onPress={() => onChange(members.filter((_, other) => other !== index))}
          >
            消す
          </Button>
        </div>
      ))}
      <Button size="small" onPress={() => onChange([...members, { name: '', relationship: '', age: '' }])}>
        構成員を追加
      </Button>
    </fieldset>
  );
}
