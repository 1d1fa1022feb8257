import type { ReactNode } from 'react';
import type { AccountMade } from '../../api/accounts/accounts.contract.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import { useNotices } from '../ui/notices.tsx';

/** A password that was made, this once. Only its own button closes it, so that it is not lost by a slip. */
export function MadePassword({
  made: { account, generated_password },
  title,
  onClose,
}: {
  made: AccountMade;
  title: string;
  onClose: () => void;
}): ReactNode {
  const notices = useNotices();
  return (
    <Dialog title={title} isOpen onClose={onClose} isAlert isClosable={false}>
      <Facts
        facts={[
          { term: '氏名', value: account.display_name },
          { term: '利用者ID', value: account.user_id },
        ]}
      />
      {generated_password !== null && (
        <div className="pane-section">
          <p>最初のパスワード</p>
          <p className="made-password" translate="no">
            {generated_password}
          </p>
          <p>
            この画面を閉じると、二度と表示できません。本人だけに伝わる方法で渡してください。
            {account.must_change_password && '本人は、最初のサインインで自分のものに変更します。'}
          </p>
        </div>
      )}
      <div className="dialog-actions">
        {generated_password !== null && (
          <Button
            onPress={() => {
              copyText(generated_password).then(
                () => notices.say('パスワードをコピーしました'),
                (problem: unknown) => notices.tell(problem),
              );
            }}
          >
            コピー
          </Button>
        )}
        <Button tone="primary" onPress={onClose} autoFocus>
          {generated_password === null ? '閉じる' : '控えたので閉じる'}
        </Button>
      </div>
    </Dialog>
  );
}
