// Problems on the wire are RFC 9457 documents with a Japanese title fit to show. They carry pointers and
// codes, never a submitted value: names and addresses are personal data, and problems reach logs.
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';

export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;
export type ProblemField = NonNullable<ProblemDocument['errors']>[number];

export class Problem extends Error {
  readonly slug: string;
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly detail: string | undefined;
  readonly fields: ProblemField[];

  /** `slug` is `<room>/<what>`, `title` says in Japanese what is wrong, `detail` the way out. */
  constructor(
    slug: string,
    status: ContentfulStatusCode,
    title: string,
    detail?: string,
    fields: ProblemField[] = [],
  ) {
    super(slug);
    this.slug = slug;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.fields = fields;
  }

  /** The document to send; `instance` is the request's id. */
  document(instance: string): ProblemDocument {
    return {
      type: `/problems/${this.slug}`,
      title: this.title,
      status: this.status,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      instance: `urn:uuid:${instance}`,
      ...(this.fields.length === 0 ? {} : { errors: this.fields }),
    };
  }
}

export const problems = {
  signInNeeded: () =>
    new Problem(
      'http/sign-in-needed',
      401,
      'サインインしてください',
      'しばらく操作がなかったか、まだサインインしていません。',
    ),
  notPermitted: () =>
    new Problem(
      'http/not-permitted',
      403,
      'この操作の権限がありません',
      '必要なときは管理者に権限の付与を依頼してください。',
    ),
  notFound: () => new Problem('http/not-found', 404, '見つかりません', '削除されたか、アドレスが違います。'),
  privacyOn: () =>
    new Problem(
      'http/privacy-on',
      403,
      '個人情報保護モードの間は使えません',
      '申請者に画面が見えないことを確かめ、窓口で F2 を押して個人情報保護モードを終えてください。',
    ),
  foreignOrigin: () =>
    new Problem(
      'http/foreign-origin',
      403,
      'この画面からの操作ではないため受け付けません',
      '画面を開き直してください。',
    ),
  malformed: (fields: ProblemField[]) =>
    new Problem('http/malformed', 422, '入力に誤りがあります', '印の付いた項目を直してください。', fields),
  unreadable: () =>
    new Problem(
      'http/unreadable',
      400,
      '送られた内容を読み取れません',
      '画面を開き直して、もう一度操作してください。',
    ),
  tooLarge: () => new Problem('http/too-large', 413, '送られた内容が大きすぎます'),
  keyMissing: () =>
    new Problem('http/idempotency-key-missing', 400, '重複防止の番号(Idempotency-Key)がありません'),
  keyReused: () =>
    new Problem(
      'http/idempotency-key-reused',
      422,
      '同じ番号で別の操作が送られました',
      '画面を開き直して、もう一度操作してください。',
    ),
  sentTwice: () =>
    new Problem('http/sent-twice', 409, '同じ操作を処理しています', '少し待って、結果を確かめてください。'),
  answeredOnce: () =>
    new Problem(
      'http/answered-once',
      409,
      'この操作は済んでいます',
      '作成したパスワードは二度表示できません。受け取れなかったときは、設定し直してください。',
    ),
  passwordChangeNeeded: () =>
    new Problem(
      'http/password-change-needed',
      403,
      'パスワードを変更してください',
      '最初のパスワード、または期限を過ぎたパスワードです。新しいパスワードを設定すると、ほかの操作ができます。',
    ),
  versionMissing: () => new Problem('http/version-missing', 428, '版(If-Match)がありません'),
  versionStale: () =>
    new Problem(
      'http/version-stale',
      412,
      'ほかの人が先に変更しました',
      '最新の内容を読み直してから、もう一度操作してください。',
    ),
  unexpected: () =>
    new Problem(
      'http/unexpected',
      500,
      '処理できませんでした',
      '時間をおいてもう一度操作し、続くときは下の番号を管理者に伝えてください。',
    ),
};
