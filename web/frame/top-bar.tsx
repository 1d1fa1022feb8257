import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { signOut, type Disaster, type Session } from '../accounts/session.data.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { useNotices } from '../ui/notices.tsx';
import './top-bar.css';

/** Disaster, town, person: always at the same place. */
export function TopBar({
  session,
  disaster,
  search,
}: {
  session: Session;
  disaster?: Disaster;
  /** The search for places and pages. */
  search?: ReactNode;
}): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const leave = (): void => {
    signOut().then(
      // A fresh page, so that nothing that was looked at stays in the memory of this one.
      () => window.location.assign('/sign-in'),
      (problem: unknown) => notices.tell(problem),
    );
  };
  const items = [
    ...(session.may_change_password
      ? [{ id: 'password', title: 'パスワードの変更', run: () => void navigate({ to: '/password' }) }]
      : []),
    { id: 'sign-out', title: 'サインアウト', run: leave },
  ];
  return (
    <header>
      <div className="top-bar">
        <Link to="/" className="top-mark" aria-label="ホーム">
          <img src="/icon.svg" alt="" width={28} height={28} />
        </Link>
        {disaster && (
          <p className="top-disaster">
            <span className="top-name">{disaster.name}</span>
            {disaster.kind === 'training' && <span className="top-training">訓練</span>}
          </p>
        )}
        <p className="top-town">{session.municipality.name}</p>
        {search}
        <MenuButton items={items}>
          <span className="top-person">
            {session.account.display_name}
            {session.account.organisation && <small>{session.account.organisation}</small>}
          </span>
        </MenuButton>
      </div>
      {disaster?.kind === 'training' && (
        <p className="training-banner">
          <strong>訓練</strong>
          これは訓練です。実際の災害の記録ではありません。
        </p>
      )}
    </header>
  );
}
