import { ApiProblem, type ProblemDocument } from '../api-client.ts';

/** Anything thrown, as a problem that can be shown; what is not from our API says nothing of its inside. */
export function toProblem(thrown: unknown): ProblemDocument {
  if (thrown instanceof ApiProblem) return thrown.document;
  return {
    type: '/problems/web/unexpected',
    title: '画面の処理に失敗しました',
    status: 0,
    detail: 'ページを読み込み直してください。続くときは管理者に知らせてください。',
  };
}

/**
 * What to write at each field: `{ user_id: '入力してください' }`, by the pointer without its first slash.
 * The first problem of a field wins.
 */
export function fieldProblems(thrown: unknown): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const { pointer, message } of toProblem(thrown).errors ?? []) {
    const field = pointer.replace(/^#?\//, '');
    messages[field] ??= message;
  }
  return messages;
}
