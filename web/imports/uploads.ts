import { useSyncExternalStore } from 'react';
import { Import } from '../../api/imports/imports.contract.ts';
import { ApiProblem, changing, unwrap } from '../api-client.ts';

/** A file on its way. It goes on while the person looks at other pages of this tab. */
export type Upload = { sent: number; total: number; /** Milliseconds. */ at: number };

const underWay = new Map<string, { upload: Upload; stop: () => void }>();
const watchers = new Set<() => void>();

/**
 * Sends an import's file with progress.
 *
 * @throws ApiProblem when the server refuses it, when the line breaks, or when it was stopped (`imports/stopped`).
 */
export async function sendFile(
  municipality: string,
  { import_id, version }: Import,
  file: File,
): Promise<Import> {
  const request = new XMLHttpRequest();
  set(import_id, { upload: { sent: 0, total: file.size, at: Date.now() }, stop: () => request.abort() });
  window.addEventListener('beforeunload', warn);
  try {
    const answer = new Promise<Response>((answered, failed) => {
      request.upload.addEventListener('progress', ({ loaded }) =>
        set(import_id, {
          upload: { sent: Math.min(loaded, file.size), total: file.size, at: Date.now() },
          stop: () => request.abort(),
        }),
      );
      request.addEventListener('load', () =>
        answered(
          new Response(request.responseText, {
            status: request.status,
            headers: { 'Content-Type': request.getResponseHeader('Content-Type') ?? '' },
          }),
        ),
      );
      request.addEventListener('error', () => failed(brokenLine()));
      request.addEventListener('abort', () => failed(stopped()));
    });
    request.open('PUT', `/api/${municipality}/imports/${import_id}/file`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Musubi', '1');
    for (const [name, value] of Object.entries(changing(version).headers))
      request.setRequestHeader(name, value);
    request.send(file);
    return Import.parse(await unwrap(answer));
  } finally {
    set(import_id, null);
    if (underWay.size === 0) window.removeEventListener('beforeunload', warn);
  }
}

/** Stops sending, if this tab is sending. */
export function stopSending(importId: string): void {
  underWay.get(importId)?.stop();
}

/** How far this tab is with sending an import's file; null while it sends none. */
export function useUpload(importId: string): Upload | null {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => underWay.get(importId)?.upload ?? null,
  );
}

function set(importId: string, entry: { upload: Upload; stop: () => void } | null): void {
  if (entry) underWay.set(importId, entry);
  else underWay.delete(importId);
  for (const changed of watchers) changed();
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

const brokenLine = (): ApiProblem =>
  new ApiProblem({
    type: '/problems/web/no-answer',
    title: 'ファイルを送れませんでした',
    status: 0,
    detail: 'ネットワークの接続を確かめて、もう一度送ってください。何も取り込まれていません。',
  });

const stopped = (): ApiProblem =>
  new ApiProblem({
    type: '/problems/imports/stopped',
    title: 'ファイルの送信を中止しました',
    status: 0,
    detail: '何も取り込まれていません。',
  });
