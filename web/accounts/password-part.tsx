import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { AccountMade, AccountView } from '../../api/accounts/accounts.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { accountsKey, setPassword } from './accounts.data.ts';
import { MadePassword } from './made-password.tsx';

/** A new password for somebody: made by Musubi, or typed. */
export function PasswordPart({ account }: { account: AccountView }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<AccountMade | null>(null);
  return (
    <section className="pane-section" aria-label="パスワード">
      <h3>パスワード</h3>
      <div>
        <Button onPress={() => setOpen(true)}>新しいパスワードを設定</Button>
      </div>
      <Dialog
        title={`${account.display_name}さんの新しいパスワード`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <PasswordForm
          account={account}
          onCancel={() => setOpen(false)}
          onDone={(answer) => {
            setOpen(false);
            setMade(answer);
          }}
        />
      </Dialog>
      {made && <MadePassword made={made} title="パスワードを設定しました" onClose={() => setMade(null)} />}
    </section>
  );
}

function PasswordForm({
  account,
  onCancel,
  onDone,
}: {
  account: AccountView;
  onCancel: () => void;
  onDone: (made: AccountMade) => void;
}): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const [password, setTyped] = useState('');
  const setting = useMutation({
    mutationFn: () => setPassword(municipality, account, password === '' ? {} : { password }),
    onSuccess: async (answer) => {
      await client.invalidateQueries({ queryKey: accountsKey(municipality) });
      onDone(answer);
    },
  });
  const faults = setting.isError ? fieldProblems(setting.error) : {};
  return (
    <Form label="新しいパスワード" onSubmit={() => setting.mutate()} isBusy={setting.isPending}>
      <p>空のままなら自動で作り、一度だけ表示します。この利用者の開いている画面はサインアウトになります。</p>
      <TextField
        label="パスワード"
        name="new_password"
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setTyped}
        error={faults['password']}
      />
      {setting.isError && Object.keys(faults).length === 0 && <ProblemNotice problem={setting.error} />}
      <div className="dialog-actions">
        <Button onPress={onCancel}>やめる</Button>
        <Button type="submit" tone="primary" isBusy={setting.isPending}>
          {password === '' ? '自動で作って設定する' : '設定する'}
        </Button>
      </div>
    </Form>
  );
}
