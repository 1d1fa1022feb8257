import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { groupsQuery, type AccountFilter } from './accounts.data.ts';
import { accountStateWords } from './words.ts';

const everybody = 'all';
const stateChoices = [
  { id: 'all', title: 'すべて' },
  { id: 'usable', title: accountStateWords.usable.title },
  { id: 'expired', title: accountStateWords.expired.title },
  { id: 'locked', title: accountStateWords.locked.title },
] as const satisfies readonly { id: AccountFilter['state']; title: string }[];

/** What narrows the list. The words are asked for at Enter, because every search is audited. */
export function AccountFilters({
  filter,
  onFilter,
}: {
  filter: AccountFilter;
  onFilter: (filter: AccountFilter) => void;
}): ReactNode {
  const { municipality } = useStaff();
  const groups = useQuery(groupsQuery(municipality));
  const [text, setText] = useState(filter.text);
  return (
    <Form label="利用者の検索" onSubmit={() => onFilter({ ...filter, text: text.trim() })}>
      <div className="filter-row">
        <TextField
          label="利用者ID・氏名・所属"
          name="text"
          type="search"
          inputMode="search"
          value={text}
          onChange={(next) => {
            setText(next);
            if (next === '' && filter.text !== '') onFilter({ ...filter, text: '' });
          }}
        />
        <Select
          label="状態"
          choices={stateChoices}
          value={filter.state}
          onChange={(state) => onFilter({ ...filter, state })}
        />
        <Select
          label="グループ"
          choices={[
            { id: everybody, title: 'すべて' },
            ...(groups.data ?? []).map(({ group_id, name }) => ({ id: group_id, title: name })),
          ]}
          value={filter.group_id ?? everybody}
          onChange={(id) => onFilter({ ...filter, group_id: id === everybody ? null : id })}
        />
        <Button type="submit">検索</Button>
      </div>
    </Form>
  );
}
