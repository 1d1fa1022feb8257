import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PhotoStrip } from './photo-strip.tsx';
import { shownPhotosQuery, type Where } from './photos.data.ts';

/** Pictures of a survey where it is shown whole; nothing where there are none, or none that may be seen. */
export function RecordPhotos({ where, surveyNumber }: { where: Where; surveyNumber: string }): ReactNode {
  const photos = useQuery(shownPhotosQuery(where, surveyNumber));
  if (photos.error) return <ProblemNotice problem={photos.error} onRetry={() => void photos.refetch()} />;
  return photos.data && <PhotoStrip where={where} surveyNumber={surveyNumber} photos={photos.data} />;
}
