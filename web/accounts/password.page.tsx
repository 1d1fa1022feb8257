import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { usePageTitle } from '../frame/page-title.ts';
import { TopBar } from '../frame/top-bar.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { changePassword, sessionQuery, type Session } from './session.data.ts';
import './accounts.css';

export function PasswordPage({ session }: { session: Session }): ReactNode {
  usePageTitle('パスワードの変更');
  const navigate = useNavigate();
  const notices = useNotices();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const fields = problem === null ? {} : fieldProblems(problem);
  const missing = (value: string): string | undefined =>
    isTried && value === '' ? 'パスワードを入力してください。' : undefined;
  const differs =
    isTried && again !== '' && again !== next ? '新しいパスワードと同じものを入力してください。' : undefined;

  const submit = async (): Promise<void> => {
    setTried(true);
    setProblem(null);
    if (current === '' || next === '' || again !== next) return;
    setBusy(true);
    try {
      await changePassword({ current_password: current, new_password: next });
      queryClient.setQueryData(sessionQuery.queryKey, { ...session, must_change_password: false });
      notices.say('パスワードを変更しました');
      await navigate({ to: '/' });
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="plain-page">
      <TopBar session={session} />
      <main className="plain-main narrow-main">
        <h1>パスワードの変更</h1>
        {session.may_change_password || session.must_change_password ? (
          <>
            {session.must_change_password && (
              <p>業務を始める前に、渡されたパスワードをご自分だけが知るものに変更してください。</p>
            )}
            {problem !== null && Object.keys(fields).length === 0 && <ProblemNotice problem={problem} />}
            <Form onSubmit={() => void submit()} isBusy={isBusy}>
              <TextField
                label="現在のパスワード"
                name="current_password"
                type="password"
                value={current}
                onChange={setCurrent}
                autoComplete="current-password"
                error={missing(current) ?? fields['current_password']}
              />
              <TextField
                label="新しいパスワード"
                name="new_password"
                type="password"
                hint="8〜32文字。英大文字・英小文字・数字・記号をそれぞれ含めてください。"
                value={next}
                onChange={setNext}
                autoComplete="new-password"
                error={missing(next) ?? fields['new_password']}
              />
              <TextField
                label="新しいパスワード（確認）"
                name="new_password_again"
                type="password"
                value={again}
                onChange={setAgain}
                autoComplete="new-password"
                error={missing(again) ?? differs}
              />
              <div className="form-actions">
                <Button type="submit" tone="primary" isBusy={isBusy}>
                  変更する
                </Button>
                {!session.must_change_password && (
                  <Button onPress={() => void navigate({ to: '/' })}>ホームへ戻る</Button>
                )}
              </div>
            </Form>
          </>
        ) : (
          <p>この利用者は自分でパスワードを変更できません。管理者に依頼してください。</p>
        )}
      </main>
    </div>
  );
}
