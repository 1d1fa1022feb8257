import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { LonLat } from '../map/map-content.ts';
import { useLive } from '../live.ts';
import { applicantAddress, openChannel, type Channel, type Show } from './applicant-window.ts';
import type { Where } from './certificates.data.ts';
import { pointingQuery } from './house-check.data.ts';

export type ApplicantWindow = {
  /** The visit; a new one for each applicant. */
  windowId: string;
  isOpen: boolean;
  /** Where the finger rests, before はい. */
  tentative: LonLat | null;
  /** Where the applicant said はい, and when. */
  accepted: { position: LonLat; pointedAt: string } | null;
  view: Show['view'];
  open: () => void;
  show: (view: Show['view']) => void;
  /** For the next applicant: nothing of this one stays. */
  next: () => void;
};

/** The counter's end of the second window. */
export function useApplicantWindow(where: Where): ApplicantWindow {
  const queryClient = useQueryClient();
  const [counterId] = useState(() => uuidv7());
  const [windowId, setWindowId] = useState(() => uuidv7());
  const [view, setView] = useState<Show['view']>(null);
  const [isOpen, setOpen] = useState(false);
  const [tentative, setTentative] = useState<LonLat | null>(null);
  const channel = useRef<Channel | null>(null);
  const shown = useRef<Show>({ say: 'show', window_id: windowId, view });

  const pointing = useQuery(pointingQuery(where, windowId));
  const refresh = useCallback(
    (id: string) => void queryClient.invalidateQueries({ queryKey: pointingQuery(where, id).queryKey }),
    [queryClient, where],
  );
  useLive(where.municipality, 'pointings', () => refresh(windowId));

  useEffect(() => {
    shown.current = { say: 'show', window_id: windowId, view };
    channel.current?.send(shown.current);
  }, [windowId, view]);
  useEffect(() => {
    const opened = openChannel(counterId, (message) => {
      if (message.say === 'who') {
        setOpen(true);
        opened.send(shown.current);
      } else if (message.say === 'leaving') {
        setOpen(false);
        setTentative(null);
      } else if (message.say === 'pointing' && message.window_id === shown.current.window_id)
        setTentative(message.at);
      else if (message.say === 'accepted' && message.window_id === shown.current.window_id) {
        setTentative(null);
        refresh(message.window_id);
      }
    });
    channel.current = opened;
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [counterId, refresh]);

  const data = pointing.data?.pointing ?? null;
  return {
    windowId,
    isOpen,
    tentative,
    accepted: data && { position: [data.lon, data.lat], pointedAt: data.pointed_at },
    view,
    open: () => {
      // The same name again: the window that is there comes to the front.
      window.open(
        applicantAddress(where, counterId),
        `applicant-${counterId}`,
        'popup,width=1280,height=800',
      );
    },
    show: setView,
    next: () => {
      setTentative(null);
      setView(null);
      setWindowId(uuidv7());
    },
  };
}
