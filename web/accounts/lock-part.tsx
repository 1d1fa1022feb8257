import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { AccountView } from '../../api/accounts/accounts.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { accountsKey, lockAccount } from './accounts.data.ts';

/** 緊急ロック: the account is out at once, wherever it is signed in; and the way back. */
export function LockPart({ account }: { account: AccountView }): ReactNode {
  const { municipality, session } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const [isAsking, setAsking] = useState(false);
  const changing = useMutation({
    mutationFn: (how: 'lock' | 'unlock') => lockAccount(municipality, account.account_id, how),
    onSuccess: async (_, how) => {
      setAsking(false);
      await client.invalidateQueries({ queryKey: accountsKey(municipality) });
      notices.say(how === 'lock' ? '緊急ロックしました' : '緊急ロックを解除しました');
    },
  });
  if (account.locked_at !== null)
    return (
      <>
        <div>
          <Button onPress={() => changing.mutate('unlock')} isBusy={changing.isPending}>
            緊急ロックを解除
          </Button>
        </div>
        {changing.isError && <ProblemNotice problem={changing.error} />}
      </>
    );
  const isOneself = account.account_id === session.account.account_id;
  return (
    <>
      <div>
        <Button tone="danger" onPress={() => setAsking(true)}>
          緊急ロック
        </Button>
      </div>
      <ConfirmDialog
        title={`${account.display_name}さんを緊急ロックしますか`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => changing.mutate('lock')}
        confirmLabel="緊急ロック"
        isBusy={changing.isPending}
      >
        <ul>
          <li>
            {account.last_seen_at === null
              ? '今はどの端末でも使われていません。'
              : '開いている画面は、すべての端末で、次の操作からサインアウトになります。'}
          </li>
          <li>解除するまでサインインできません。入力の途中の内容は保存されません。</li>
          {isOneself && <li>これはあなた自身です。あなたもこの画面から出ます。</li>}
        </ul>
        {changing.isError && <ProblemNotice problem={changing.error} />}
      </ConfirmDialog>
    </>
  );
}
