import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { toProblem } from './problem.ts';
import './notices.css';

type Notice = { id: number; tone: 'good' | 'bad'; title: string; detail?: string | undefined };

type Notices = {
  /** Something is done: "3 件を取り込みました". Goes by itself after eight seconds. */
  say: (title: string, detail?: string) => void;
  /** Something failed that has no place of its own on the page. Stays until it is closed. */
  tell: (problem: unknown) => void;
};

const NoticesContext = createContext<Notices | null>(null);

const secondsShown = 8;

/** Keeps the short messages of the page and reads them out to those who do not see them. */
export function NoticesProvider({ children }: { children: ReactNode }): ReactNode {
  const [shown, setShown] = useState<readonly Notice[]>([]);
  const nextId = useRef(1);

  const close = useCallback((id: number) => setShown((all) => all.filter((notice) => notice.id !== id)), []);
  const notices = useMemo<Notices>(() => {
    const add = (notice: Omit<Notice, 'id'>): number => {
      const id = nextId.current++;
      setShown((all) =>
        [...all.filter((other) => other.title !== notice.title), { ...notice, id }].slice(-4),
      );
      return id;
    };
    return {
      say: (title, detail) => {
        const id = add({ tone: 'good', title, detail });
        setTimeout(() => close(id), secondsShown * 1000);
      },
      tell: (problem) => {
        const { title, detail } = toProblem(problem);
        add({ tone: 'bad', title, detail });
      },
    };
  }, [close]);

  return (
    <NoticesContext value={notices}>
      {children}
      <div className="notices" role="region" aria-label="お知らせ">
        <div aria-live="polite">
          {shown.map((notice) => (
            <div key={notice.id} className={`notice notice-lifted notice-${notice.tone}`}>
              <div className="notice-words">
                <p className="notice-title">{notice.title}</p>
                {notice.detail && <p>{notice.detail}</p>}
              </div>
              <AriaButton className="notice-close" aria-label="閉じる" onPress={() => close(notice.id)}>
                ×
              </AriaButton>
            </div>
          ))}
        </div>
      </div>
    </NoticesContext>
  );
}

/** @throws Error outside a NoticesProvider. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('useNotices needs a NoticesProvider above it');
  return notices;
}
