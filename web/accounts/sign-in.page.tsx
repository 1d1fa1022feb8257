import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { usePageTitle } from '../frame/page-title.ts';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { sessionQuery, signIn } from './session.data.ts';
import './accounts.css';

/** Sign in, then on to where one was going: `back` is an address of ours. */
export function SignInPage({ back }: { back: string }): ReactNode {
  usePageTitle('サインイン');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [userId, setUserId] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const fields = problem === null ? {} : fieldProblems(problem);
  const missing = (value: string, message: string): string | undefined =>
    isTried && value === '' ? message : undefined;

  const submit = async (): Promise<void> => {
    setTried(true);
    setProblem(null);
    if (userId === '' || password === '') return;
    setBusy(true);
    try {
      queryClient.setQueryData(sessionQuery.queryKey, await signIn({ user_id: userId, password }));
      await navigate({ href: back });
    } catch (thrown) {
      setPassword('');
      setTried(false);
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1 className="sign-in-title">
          <img src="/icon.svg" alt="" width={36} height={36} />
          Musubi にサインイン
        </h1>
        {problem !== null && <ProblemNotice problem={problem} />}
        <Form onSubmit={() => void submit()} isBusy={isBusy}>
          <TextField
            label="利用者ID"
            name="user_id"
            value={userId}
            onChange={setUserId}
            autoComplete="username"
            error={missing(userId, '利用者IDを入力してください。') ?? fields['user_id']}
            autoFocus
          />
          <TextField
            label="パスワード"
            name="password"
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            error={missing(password, 'パスワードを入力してください。') ?? fields['password']}
          />
          <Button type="submit" tone="primary" isBusy={isBusy}>
            サインイン
          </Button>
        </Form>
        <p className="sign-in-help">
          利用者IDやパスワードが分からないときは、災害対策本部の管理者に問い合わせてください。
        </p>
      </div>
    </main>
  );
}
