import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { AccountView } from '../../api/accounts/accounts.contract.ts';
import { SidePane } from '../frame/split.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems, toProblem } from '../ui/problem.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { AccountFields, toAccountChange, type AccountDraft } from './account-fields.tsx';
import { accountsKey, changeAccount, groupsKey } from './accounts.data.ts';
import { LockPart } from './lock-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { accountStateWords } from './words.ts';

/** One account: its state, what can be changed of it, its password, and the emergency lock. */
export function AccountPane({ account, onClose }: { account: AccountView; onClose: () => void }): ReactNode {
  const { title, tone } = accountStateWords[account.state];
  return (
    <SidePane title={`${account.display_name}（${account.user_id}）`} onClose={onClose}>
      <section className="pane-section" aria-label="状態">
        <Facts
          facts={[
            { term: '状態', value: <StateMark tone={tone}>{title}</StateMark> },
            {
              term: '最終利用',
              value: account.last_seen_at === null ? null : formatMoment(account.last_seen_at),
            },
            { term: 'パスワード', value: `${formatMoment(account.password_set_at)} に設定` },
            ...(account.must_change_password
              ? [{ term: '次回', value: 'サインインのときにパスワードを変更します' }]
              : []),
          ]}
        />
        <LockPart account={account} />
      </section>
      {/* A newer version, saved here or found after a refusal, starts the form anew. */}
      <AccountForm key={account.version} account={account} />
      <PasswordPart account={account} />
    </SidePane>
  );
}

function AccountForm({ account }: { account: AccountView }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const [draft, setDraft] = useState<AccountDraft>({
    displayName: account.display_name,
    organisation: account.organisation ?? '',
    expiresOn: account.expires_on ?? '',
    groupIds: account.groups.map(({ group_id }) => group_id),
  });
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: accountsKey(municipality) });
    await client.invalidateQueries({ queryKey: groupsKey(municipality) });
  };
  const saving = useMutation({
    mutationFn: () => changeAccount(municipality, account, toAccountChange(draft)),
    onSuccess: async () => {
      await refresh();
      notices.say('利用者を変更しました');
    },
  });
  const faults = saving.isError ? fieldProblems(saving.error) : {};
  const isStale = saving.isError && toProblem(saving.error).status === 412;
  return (
    <section className="pane-section" aria-label="登録の内容">
      <h3>登録の内容</h3>
      <Form label="登録の内容" onSubmit={() => saving.mutate()} isBusy={saving.isPending}>
        <AccountFields draft={draft} onDraft={setDraft} faults={faults} />
        {saving.isError && Object.keys(faults).length === 0 && (
          <ProblemNotice problem={saving.error} {...(isStale ? { onRetry: () => void refresh() } : {})} />
        )}
        <div className="form-actions">
          <Button type="submit" isBusy={saving.isPending}>
            保存する
          </Button>
        </div>
      </Form>
    </section>
  );
}
