import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { MissingGlyph } from '../../api/certificates/certificates.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { filledSubstitutions } from './certificate-words.ts';
import { certificateQuery, issue, previewQuery, takeStep, type Where } from './certificates.data.ts';
import { IssuedList } from './issued-list.tsx';
import { MissingGlyphs } from './missing-glyphs.tsx';
import { PrintedFields } from './printed-fields.tsx';
import './certificates.css';

const restMs = 350;

/** What will be printed, to be checked with the applicant; 交付する gives the number and draws the paper. */
export function IssuePanel({
  where,
  confirmationId,
  onBack,
  onIssued,
  onOpen,
}: {
  where: Where;
  confirmationId: string;
  onBack: () => void;
  onIssued: (certificateId: string) => void;
  /** Shows the kept copy of one issued before. */
  onOpen: (certificateId: string) => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.focus(), []);
  // One paper, one id, however often the press has to be repeated.
  const [certificateId] = useState(() => uuidv7());
  const [remarks, setRemarks] = useState('');
  const [substitutes, setSubstitutes] = useState<Record<string, string>>({});
  // What the preview was last asked with: typing alone asks nothing.
  const [checked, setChecked] = useState<{ remarks: string; substitutions: Record<string, string> }>({
    remarks: '',
    substitutions: {},
  });
  const preview = useQuery({
    ...previewQuery(where, {
      kind: 'resident',
      confirmation_id: confirmationId,
      is_certified_copy: false,
      ...checked,
    }),
    placeholderData: keepPreviousData,
  });
  const known = useKnownGlyphs(preview.data?.missing_glyphs);

  const typed = { remarks, substitutions: filledSubstitutions(substitutes) };
  const printed = JSON.stringify(typed);
  const isChecked = printed === JSON.stringify(checked);
  useEffect(() => {
    // Asked again once the typing rests.
    const timer = setTimeout(() => setChecked(JSON.parse(printed)), restMs);
    return () => clearTimeout(timer);
  }, [printed]);

  const issuing = useWriteOnce(async (input: typeof checked, key) => {
    const certificate = await issue(
      where,
      {
        certificate_id: certificateId,
        kind: 'resident',
        confirmation_id: confirmationId,
        is_certified_copy: false,
        copies: 1,
        fee_exemption: null,
        ...input,
      },
      key,
    );
    await queryClient.invalidateQueries({ queryKey: ['certificates', 'list'] });
    return certificate;
  });
  const rendering = useWriteOnce((id: string, key) => takeStep(where, id, 'rendering', key));
  const press = (): void => {
    issuing.mutate(typed, {
      onSuccess: ({ certificate_id }) => {
        rendering.mutate(certificate_id, {
          onSettled: (certificate) => {
            if (certificate)
              queryClient.setQueryData(certificateQuery(where, certificate_id).queryKey, certificate);
            void queryClient.invalidateQueries({ queryKey: ['certificates', 'list'] });
            // The number is given even where the drawing failed; its page offers to draw it again.
            onIssued(certificate_id);
          },
        });
      },
    });
  };

  const isFresh = !preview.isPlaceholderData && !preview.isFetching && isChecked;
  const isReady =
    isFresh && preview.data !== undefined && !preview.error && preview.data.missing_glyphs.length === 0;
  const isBusy = issuing.isPending || rendering.isPending;
  const before = preview.data?.issued_before ?? [];

  return (
    <DetailPane
      title="罹災証明書（居住者）の交付"
      backLabel="突合へ戻る"
      onBack={onBack}
      action={
        <Button tone="primary" shortcut="F9" onPress={press} isDisabled={!isReady} isBusy={isBusy}>
          交付する
        </Button>
      }
    >
      <div className="issue" ref={body} tabIndex={-1} aria-busy={preview.isFetching}>
        {preview.isPending && <p className="issue-waiting">証明書の内容を準備しています</p>}
        {preview.error && <ProblemNotice problem={preview.error} onRetry={() => void preview.refetch()} />}
        {issuing.error && <ProblemNotice problem={issuing.error} />}
        {preview.data && (
          <>
            {before.length > 0 && (
              <section className="issue-before" aria-label="すでに交付した証明書">
                <p>
                  この世帯にはすでに {before.length} 通を交付しています（最後は
                  {formatMoment(before[0]?.created_at ?? '')}
                  ）。ここで交付すると、新しい番号の証明書になります。
                </p>
                <IssuedList certificates={before} onOpen={onOpen} />
              </section>
            )}
            {!preview.data.has_seal && (
              <p className="issue-note">公印の画像が登録されていません。公印の欄は空白で印刷されます。</p>
            )}
            {known.length > 0 && (
              <MissingGlyphs
                glyphs={known}
                substitutes={substitutes}
                onSubstitute={(character, substitute) =>
                  setSubstitutes((all) => ({ ...all, [character]: substitute }))
                }
              />
            )}
            <p className="issue-check" role="status">
              {isReady
                ? 'すべての文字を印刷できます。'
                : isFresh
                  ? '代替文字を入力すると交付できます。'
                  : '印刷できるか確かめています。'}
            </p>
            <TextField
              label="備考（印刷されます）"
              name="remarks"
              value={remarks}
              onChange={setRemarks}
              rows={2}
            />
            <PrintedFields fields={preview.data.fields} />
          </>
        )}
      </div>
    </DetailPane>
  );
}

/** The glyphs that were missing at any time: a substituted one stays in sight with its substitute. */
function useKnownGlyphs(missing: readonly MissingGlyph[] | undefined): readonly MissingGlyph[] {
  const [known, setKnown] = useState<readonly MissingGlyph[]>([]);
  const added = (missing ?? []).filter(
    (glyph) => !known.some((other) => other.character === glyph.character),
  );
  if (added.length > 0) setKnown([...known, ...added]);
  return known;
}
