import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { LonLat } from '../map/map-content.ts';
import { useWriteOnce } from '../use-write-once.ts';
import { drawFinger, middleOf, useApplicantMap } from './applicant-map.ts';
import { openChannel, type Channel, type Show } from './applicant-window.ts';
import type { Where } from './certificates.data.ts';
import { applicantMapQuery, keepPointing } from './house-check.data.ts';
import './applicant.css';

/** Left alone for so long, the window forgets where somebody pointed. */
const forgottenAfterMs = 180_000;

type Finger = { at: LonLat; isAccepted: boolean };

/**
 * 申請者画面: one neutral map in large type. The applicant points at the own house and says はい; nothing else is told or
 * asked, and nothing of the last applicant stays.
 */
export function ApplicantPage({ where }: { where: Where }): ReactNode {
  const { data, error } = useQuery(applicantMapQuery(where));
  const [visit, setVisit] = useState<Show | null>(null);
  const [finger, setFinger] = useState<Finger | null>(null);
  const container = useRef<HTMLDivElement>(null);
  const channel = useRef<Channel | null>(null);

  useEffect(() => {
    document.title = '申請者画面';
    const counterId = window.location.hash.slice(1);
    if (counterId === '') return;
    const opened = openChannel(counterId, (message) => {
      if (message.say === 'show') setVisit(message);
    });
    channel.current = opened;
    opened.send({ say: 'who' });
    const leave = (): void => opened.send({ say: 'leaving' });
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      channel.current = null;
      opened.close();
    };
  }, []);

  const windowId = visit?.window_id ?? null;
  const point = (at: LonLat): void => {
    if (windowId === null) return;
    setFinger({ at, isAccepted: false });
    channel.current?.send({ say: 'pointing', window_id: windowId, at: [at[0], at[1]] });
  };
  const { shell, isImpossible } = useApplicantMap(
    container,
    where,
    data && visit ? middleOf(data.bounds) : null,
    point,
  );
  const accepting = useWriteOnce((at: LonLat, key) =>
    keepPointing(where, { pointing_id: uuidv7(), window_id: windowId ?? '', at: [at[0], at[1]] }, key),
  );

  // Another visit, or another 町 named by the clerk: begin anew.
  const view = visit?.view ?? null;
  const seen = useRef<string | null>(null);
  const { reset } = accepting;
  useEffect(() => {
    if (!shell || !data) return;
    if (seen.current !== windowId) {
      setFinger(null);
      reset();
      seen.current = windowId;
    }
    if (view) shell.moveTo({ longitude: view.centre[0], latitude: view.centre[1], zoom: view.zoom }, 'jump');
    else shell.fit(data.bounds);
  }, [shell, data, view, windowId, reset]);
  useEffect(() => {
    if (shell) drawFinger(shell, finger?.at ?? null, finger?.isAccepted ?? false);
  }, [shell, finger]);
  useEffect(() => {
    if (!finger) return;
    const timer = setTimeout(() => setFinger(null), forgottenAfterMs);
    return () => clearTimeout(timer);
  }, [finger]);

  const accept = (): void => {
    if (!finger || windowId === null) return;
    accepting.mutate(finger.at, {
      onSuccess: () => {
        setFinger({ ...finger, isAccepted: true });
        channel.current?.send({ say: 'accepted', window_id: windowId });
      },
    });
  };
  const again = (): void => {
    setFinger(null);
    reset();
    if (windowId !== null) channel.current?.send({ say: 'pointing', window_id: windowId, at: null });
  };

  return (
    <main className="applicant">
      <h1 className="applicant-title" aria-live="polite">
        {headline(error !== null || isImpossible, visit !== null, finger)}
      </h1>
      <div className="applicant-map" ref={container} />
      {visit && (
        <div className="applicant-zoom">
          <button type="button" className="applicant-button" onClick={() => shell?.zoomBy(1)}>
            大きく
          </button>
          <button type="button" className="applicant-button" onClick={() => shell?.zoomBy(-1)}>
            小さく
          </button>
        </div>
      )}
      <div className="applicant-answers">
        {accepting.isError && <p role="alert">つながりませんでした。もう一度「はい」を押してください。</p>}
        {finger && !finger.isAccepted && (
          <button
            type="button"
            className="applicant-button applicant-yes"
            onClick={accept}
            disabled={accepting.isPending}
          >
            はい
          </button>
        )}
        {finger && (
          <button type="button" className="applicant-button" onClick={again} disabled={accepting.isPending}>
            さし直す
          </button>
        )}
      </div>
    </main>
  );
}

function headline(isBroken: boolean, isCalled: boolean, finger: Finger | null): string {
  if (isBroken) return '係員にお知らせください';
  if (!isCalled) return '係員がご案内するまでお待ちください';
  if (finger?.isAccepted) return 'ありがとうございます。係員がご案内します';
  return finger ? 'ここがご自宅ですか' : 'ご自宅を指でさしてください';
}
