import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Form } from '../ui/form.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { periodOf } from './period.ts';
import { actionChoices, searchedKinds, type SearchedKind } from './words.ts';
import './audit.css';

/** What is looked for, as it stands in the form. */
export type AuditDraft = {
  from: string;
  until: string;
  actor: string;
  action: string;
  kind: SearchedKind;
  number: string;
  isRefusedOnly: boolean;
};

const actions = actionChoices();

/** The draft is the page's, so that a row can narrow the search; 検索 asks. */
export function AuditFilters({
  draft,
  onDraft,
  onSearch,
  isBusy,
}: {
  draft: AuditDraft;
  onDraft: (draft: AuditDraft) => void;
  onSearch: () => void;
  isBusy: boolean;
}): ReactNode {
  const [isTried, setTried] = useState(false);
  const period = periodOf(draft.from, draft.until);
  const submit = (): void => {
    setTried(true);
    if (!('fault' in period)) onSearch();
  };
  return (
    <Form label="利用記録の検索" onSubmit={submit} isBusy={isBusy}>
      <div className="audit-filters">
        <TextField
          label="期間（から）"
          name="from"
          type="date"
          value={draft.from}
          onChange={(from) => onDraft({ ...draft, from })}
        />
        <TextField
          label="期間（まで）"
          name="until"
          type="date"
          value={draft.until}
          onChange={(until) => onDraft({ ...draft, until })}
          error={isTried && 'fault' in period ? period.fault : undefined}
        />
        <TextField
          label="利用者ID"
          name="actor"
          value={draft.actor}
          onChange={(actor) => onDraft({ ...draft, actor })}
        />
        <Select
          label="操作"
          choices={actions}
          value={draft.action}
          onChange={(action) => onDraft({ ...draft, action })}
        />
        <Select
          label="対象の種類"
          choices={searchedKinds}
          value={draft.kind}
          onChange={(kind) => onDraft({ ...draft, kind })}
        />
        <TextField
          label="対象の番号"
          name="number"
          value={draft.number}
          onChange={(number) => onDraft({ ...draft, number })}
        />
        <Checkbox
          isSelected={draft.isRefusedOnly}
          onChange={(isRefusedOnly) => onDraft({ ...draft, isRefusedOnly })}
        >
          断られた操作だけ
        </Checkbox>
        <Button type="submit" isBusy={isBusy}>
          検索
        </Button>
      </div>
    </Form>
  );
}
