import { useEffect } from 'react';

/** The tab's title: what is specific first, so that many open tabs can be told apart. */
export function pageTitle(page: string, disaster?: { name: string; kind: string }): string {
  const where = disaster ? [`${disaster.kind === 'training' ? '【訓練】' : ''}${disaster.name}`] : [];
  return [page, ...where, 'Musubi'].join('｜');
}

export function usePageTitle(page: string, disaster?: { name: string; kind: string }): void {
  const title = pageTitle(page, disaster);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
