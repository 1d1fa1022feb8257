import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { PrivacyView, type PrivacyQuestion } from '../../api/matching/privacy.contract.ts';
import { useFreshSession } from '../accounts/fresh-session.ts';
import type { Session } from '../accounts/session.data.ts';
import { call } from '../call.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import './privacy.css';

/** 個人情報保護モード as pages see it. */
export type Privacy = {
  /** Since when, and whose household is shown; null while it is off. */
  on: Session['privacy'];
  /** The household that the counter goes on with after a switch. */
  resume: string | null;
  /** `confirmationId`: whose household stays visible; null: nobody's. */
  turnOn: (confirmationId: string | null) => void;
  turnOff: () => void;
};

const PrivacyContext = createContext<Privacy | null>(null);

/** @throws Error outside the staff frame. */
export function usePrivacy(): Privacy {
  const privacy = useContext(PrivacyContext);
  if (!privacy) throw new Error('only pages inside the staff frame can be shown to applicants');
  return privacy;
}

type Switching = { to: PrivacyQuestion; problem: unknown };

/**
 * Holds the pages back while the mode changes: the screen is blank from the key press until the server has said that
 * it sends no names, and everything that was read before is forgotten.
 */
export function PrivacyGate({
  session,
  path,
  children,
}: {
  session: Session;
  /** /api/{municipality}/{disaster} */
  path: string;
  children: ReactNode;
}): ReactNode {
  const client = useQueryClient();
  const freshSession = useFreshSession();
  const [switching, setSwitching] = useState<Switching | null>(null);
  const [resume, setResume] = useState<string | null>(null);
  const shown = session.privacy?.household_number ?? null;

  const ask = useCallback((to: PrivacyQuestion) => setSwitching({ to, problem: null }), []);
  useEffect(() => {
    if (!switching || switching.problem !== null) return;
    let isOver = false;
    const { to } = switching;
    const change = async (): Promise<void> => {
      // The blank screen is on the glass before anything is asked.
      await painted();
      await client.cancelQueries();
      client.clear();
      await call('POST', `${path}/privacy`, PrivacyView, { body: to });
      await freshSession();
    };
    change().then(
      () => {
        if (isOver) return;
        if (!to.is_on) setResume(shown);
        setSwitching(null);
      },
      (problem: unknown) => {
        if (!isOver) setSwitching({ to, problem });
      },
    );
    return () => {
      isOver = true;
    };
    // `shown` is that of the moment of the press.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [switching, client, path, freshSession]);

  const privacy = useMemo<Privacy>(
    () => ({
      on: session.privacy,
      resume: shown ?? resume,
      turnOn: (confirmationId) => ask({ is_on: true, confirmation_id: confirmationId }),
      turnOff: () => ask({ is_on: false }),
    }),
    [session.privacy, shown, resume, ask],
  );
  if (switching)
    return (
      <main className="privacy-blank">
        <h1 aria-live="polite">
          {switching.to.is_on ? '個人情報を隠しています' : '個人情報保護モードを終えています'}
        </h1>
        {switching.problem !== null && (
          <>
            <ProblemNotice problem={switching.problem} onRetry={() => ask(switching.to)} />
            <Button onPress={() => setSwitching(null)}>もとの画面に戻る</Button>
          </>
        )}
      </main>
    );
  return <PrivacyContext value={privacy}>{children}</PrivacyContext>;
}

function painted(): Promise<void> {
  return new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(() => tell())));
}

/** Over every page while the mode is on. */
export function PrivacyBanner(): ReactNode {
  const { on, turnOff } = usePrivacy();
  if (!on) return null;
  return (
    <div className="privacy-banner" role="status">
      <p>
        <strong>個人情報保護モード</strong>
        {on.household_number === null
          ? '氏名・生年月日・番号はすべて隠しています。'
          : '確定した世帯のほかは、氏名・生年月日・番号を隠しています。'}
      </p>
      <Button size="small" shortcut="F2" onPress={turnOff}>
        保護を終える
      </Button>
    </div>
  );
}
