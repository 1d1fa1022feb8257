import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { AccountMade, AccountView, NewAccount } from '../../api/accounts/accounts.contract.ts';
import { SidePane } from '../frame/split.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { AccountFields, toAccountChange, type AccountDraft } from './account-fields.tsx';
import { accountsKey, createAccount, groupsKey } from './accounts.data.ts';
import { MadePassword } from './made-password.tsx';

export function NewAccountPane({
  onClose,
  onMade,
}: {
  onClose: () => void;
  onMade: (account: AccountView) => void;
}): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const [userId, setUserId] = useState('');
  const [draft, setDraft] = useState<AccountDraft>({
    displayName: '',
    organisation: '',
    expiresOn: '',
    groupIds: [],
  });
  const [made, setMade] = useState<AccountMade | null>(null);
  const creating = useWriteOnce((given: NewAccount, key) => createAccount(municipality, given, key));
  const faults = creating.isError ? fieldProblems(creating.error) : {};

  const submit = async (): Promise<void> => {
    const given = { user_id: userId.trim(), ...toAccountChange(draft) };
    const answer = await creating.mutateAsync(given).catch(() => null);
    if (!answer) return;
    await client.invalidateQueries({ queryKey: accountsKey(municipality) });
    await client.invalidateQueries({ queryKey: groupsKey(municipality) });
    setMade(answer);
  };
  return (
    <SidePane title="利用者を登録" onClose={onClose} takesFocus>
      <Form label="利用者を登録" onSubmit={() => void submit()} isBusy={creating.isPending}>
        <TextField
          label="利用者ID"
          name="user_id"
          value={userId}
          onChange={setUserId}
          error={faults['user_id']}
          hint="半角の英数字と . _ @ - で30文字まで。あとで変えられません。"
          isRequired
        />
        <AccountFields draft={draft} onDraft={setDraft} faults={faults} />
        <p className="pane-note">最初のパスワードは自動で作り、登録のあとに一度だけ表示します。</p>
        {creating.isError && Object.keys(faults).length === 0 && <ProblemNotice problem={creating.error} />}
        <div className="form-actions">
          <Button type="submit" tone="primary" isBusy={creating.isPending}>
            登録する
          </Button>
          <Button onPress={onClose}>やめる</Button>
        </div>
      </Form>
      {made && <MadePassword made={made} title="登録しました" onClose={() => onMade(made.account)} />}
    </SidePane>
  );
}
