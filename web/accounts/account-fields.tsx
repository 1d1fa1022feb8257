import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AccountChange } from '../../api/accounts/accounts.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { TextField } from '../ui/text-field.tsx';
import { groupsQuery } from './accounts.data.ts';

/** What of an account can be changed later, as typed. */
export type AccountDraft = {
  displayName: string;
  organisation: string;
  expiresOn: string;
  groupIds: readonly string[];
};

export function toAccountChange(draft: AccountDraft): AccountChange {
  const organisation = draft.organisation.trim();
  return {
    display_name: draft.displayName.trim(),
    organisation: organisation === '' ? null : organisation,
    expires_on: draft.expiresOn === '' ? null : draft.expiresOn,
    group_ids: [...draft.groupIds],
  };
}

export function AccountFields({
  draft,
  onDraft,
  faults,
}: {
  draft: AccountDraft;
  onDraft: (draft: AccountDraft) => void;
  faults: Readonly<Record<string, string>>;
}): ReactNode {
  const { municipality } = useStaff();
  const groups = useQuery(groupsQuery(municipality));
  const join = (id: string, isMember: boolean): void =>
    onDraft({
      ...draft,
      groupIds: isMember ? [...draft.groupIds, id] : draft.groupIds.filter((other) => other !== id),
    });
  return (
    <>
      <TextField
        label="氏名"
        name="display_name"
        value={draft.displayName}
        onChange={(displayName) => onDraft({ ...draft, displayName })}
        error={faults['display_name']}
        isRequired
      />
      <TextField
        label="所属"
        name="organisation"
        value={draft.organisation}
        onChange={(organisation) => onDraft({ ...draft, organisation })}
        error={faults['organisation']}
        hint="例：税務課、応援（県）、社会福祉協議会"
      />
      <TextField
        label="有効期限"
        name="expires_on"
        type="date"
        value={draft.expiresOn}
        onChange={(expiresOn) => onDraft({ ...draft, expiresOn })}
        error={faults['expires_on']}
        hint="この日まで使えます。空のままなら期限はありません。"
      />
      <fieldset className="check-list">
        <legend>グループ（権限）</legend>
        {(groups.data ?? []).map(({ group_id, name }) => (
          <Checkbox
            key={group_id}
            isSelected={draft.groupIds.includes(group_id)}
            onChange={(isMember) => join(group_id, isMember)}
          >
            {name}
          </Checkbox>
        ))}
        {faults['group_ids'] && <span className="field-error">{faults['group_ids']}</span>}
      </fieldset>
    </>
  );
}
