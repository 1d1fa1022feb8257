import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { MissingGlyph, VersionReason } from '../../api/certificates/certificates.contract.ts';
import type { Ground } from '../../api/certificates/templates.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { applicationsKey } from './applications.data.ts';
import { filledSubstitutions, kindWords } from './certificate-words.ts';
import { certificateQuery, issue, previewQuery, takeStep, type Where } from './certificates.data.ts';
import { copiesOf, IssueChoicesPart, type IssueChoices } from './issue-choices.tsx';
import { IssuedList } from './issued-list.tsx';
import { OwnerCheckPart } from './owner-check-part.tsx';
import { MissingGlyphs } from './missing-glyphs.tsx';
import { kindsQuery } from './papers.data.ts';
import { PrintedFields } from './printed-fields.tsx';
import { isSaid, replacementOf, VersionChoice, type Replacement } from './version-choice.tsx';
import './certificates.css';

const restMs = 350;

/** What a certificate is to rest on. */
export type IssueGround = {
  kind?: string;
  confirmation_id?: string;
  property_number?: string;
  survey_number?: string;
  declaration_id?: string;
};

/** What will be printed, to be checked with the applicant; 交付する gives the number and draws the paper. */
export function IssuePanel({
  where,
  confirmationId,
  ground = {},
  replaces,
  applicationId,
  backLabel = '突合へ戻る',
  onBack,
  onIssued,
  onOpen,
}: {
  where: Where;
  /** At the counter: the confirmed tie; elsewhere `ground` says more. */
  confirmationId?: string;
  ground?: IssueGround;
  /** Opened from a certificate that is to be replaced. */
  replaces?: { certificateId: string; reason: VersionReason };
  /** The agreed application that it answers. */
  applicationId?: string | undefined;
  backLabel?: string;
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
  const [kind, setKind] = useState(ground.kind ?? 'resident');
  const [remarks, setRemarks] = useState('');
  const [substitutes, setSubstitutes] = useState<Record<string, string>>({});
  const [choices, setChoices] = useState<IssueChoices | null>(null);
  const [replacement, setReplacement] = useState<Replacement | null>(
    replaces ? replacementOf(replaces.certificateId, replaces.reason) : null,
  );
  const grounds = {
    ...ground,
    ...(confirmationId === undefined ? {} : { confirmation_id: confirmationId }),
    kind,
  };
  const typed = {
    remarks,
    substitutions: filledSubstitutions(substitutes),
    is_certified_copy: choices?.is_certified_copy ?? false,
    ...(replacement?.reason ? { replaces: { ...replacement, reason: replacement.reason } } : {}),
  };
  // What the preview was last asked with: typing alone asks nothing.
  const [checked, setChecked] = useState(typed);
  const preview = useQuery({
    ...previewQuery(where, { ...grounds, ...checked }),
    placeholderData: keepPreviousData,
  });
  const known = useKnownGlyphs(preview.data?.missing_glyphs);
  const printed = JSON.stringify(typed);
  const isChecked = printed === JSON.stringify(checked);
  useEffect(() => {
    // Asked again once the typing rests.
    const timer = setTimeout(() => setChecked(JSON.parse(printed)), restMs);
    return () => clearTimeout(timer);
  }, [printed]);

  const shown: IssueChoices = choices ?? {
    copies: String(preview.data?.copies ?? 1),
    fee_exemption: preview.data && preview.data.fee_yen > 0 ? preview.data.fee_exemption : null,
    is_certified_copy: false,
    block_id: null,
  };
  const copies = copiesOf(shown);

  const issuing = useWriteOnce(async (input: typeof typed, key) => {
    const certificate = await issue(
      where,
      {
        certificate_id: certificateId,
        ...grounds,
        ...input,
        copies: copies ?? 1,
        fee_exemption: shown.fee_exemption,
        ...(shown.block_id === null ? {} : { block_id: shown.block_id }),
        ...(applicationId === undefined ? {} : { application_id: applicationId }),
      },
      key,
    );
    await queryClient.invalidateQueries({ queryKey: ['certificates', 'list'] });
    if (applicationId !== undefined) void queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
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
            void queryClient.invalidateQueries({ queryKey: ['certificates'] });
            // The number is given even where the drawing failed; its page offers to draw it again.
            onIssued(certificate_id);
          },
        });
      },
    });
  };

  const data = preview.data;
  const present = (data?.issued_before ?? []).filter((one) => one.state === 'present');
  const isReplacing = replacement !== null;
  const isNeeded = data?.present_of_case !== null && data?.present_of_case !== undefined;
  const isVersionSaid = replacement === null ? !isNeeded : isSaid(replacement);
  const isFresh = !preview.isPlaceholderData && !preview.isFetching && isChecked;
  const isPrintable = isFresh && data !== undefined && !preview.error && data.missing_glyphs.length === 0;
  // A paper of a building without a confirmed household has its own check of the house.
  const { property_number: building, survey_number: survey } = ground;
  const ownerHouse =
    grounds.confirmation_id === undefined && building !== undefined && survey !== undefined
      ? { propertyNumber: building, surveyNumber: survey }
      : null;
  const [isChecksOpen, setChecksOpen] = useState(false);
  const isReady = isPrintable && isVersionSaid && copies !== null && (ownerHouse === null || isChecksOpen);
  const isBusy = issuing.isPending || rendering.isPending;
  const before = data?.issued_before ?? [];

  return (
    <DetailPane
      title={isReplacing ? '証明書の再交付・訂正' : '証明書の交付'}
      backLabel={backLabel}
      onBack={onBack}
      action={
        <Button tone="primary" shortcut="F9" onPress={press} isDisabled={!isReady} isBusy={isBusy}>
          交付する
        </Button>
      }
    >
      <div className="issue" ref={body} tabIndex={-1} aria-busy={preview.isFetching}>
        {!replaces && (
          <KindChoice
            municipality={where.municipality}
            grounds={groundsOf(confirmationId, ground)}
            kind={kind}
            onChange={setKind}
          />
        )}
        {preview.isPending && <p className="issue-waiting">証明書の内容を準備しています</p>}
        {preview.error && <ProblemNotice problem={preview.error} onRetry={() => void preview.refetch()} />}
        {issuing.error && <ProblemNotice problem={issuing.error} />}
        {data && !preview.error && (
          <>
            {before.length > 0 && (
              <section className="issue-before" aria-label="すでに交付した証明書">
                <p>
                  すでに {before.length} 通を交付しています（最後は
                  {formatMoment(before[0]?.created_at ?? '')}）。
                  {isNeeded && '有効な証明書があるため、差し替える理由を選んでください。'}
                </p>
                <IssuedList certificates={before} onOpen={onOpen} />
                {present.length > 0 && (
                  <VersionChoice
                    present={present}
                    isNeeded={isNeeded}
                    value={replacement ?? (isNeeded ? replacementOf(data.present_of_case ?? '') : null)}
                    onChange={setReplacement}
                  />
                )}
              </section>
            )}
            {ownerHouse && <OwnerCheckPart where={where} {...ownerHouse} onOpen={setChecksOpen} />}
            {!data.has_seal && (
              <p className="issue-note">公印の画像が登録されていません。公印の欄は空白で印刷されます。</p>
            )}
            {data.survey_distance !== null && data.survey_distance > 30 && (
              <p className="issue-note">
                家屋と調査の地点が {Math.round(data.survey_distance)} m
                離れています。隣の家屋の調査でないか、地図で確かめてください。
              </p>
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
              {isPrintable
                ? 'すべての文字を印刷できます。'
                : isFresh
                  ? '代替文字を入力すると交付できます。'
                  : '印刷できるか確かめています。'}
            </p>
            <IssueChoicesPart where={where} kind={kind} preview={data} value={shown} onChange={setChoices} />
            <TextField
              label="備考（印刷されます）"
              name="remarks"
              value={remarks}
              onChange={setRemarks}
              rows={2}
            />
            <PrintedFields fields={data.fields} />
          </>
        )}
      </div>
    </DetailPane>
  );
}

/** A confirmed tie carries residents' and owners' papers; a building an owner's; a declaration a receipt. */
function groundsOf(confirmationId: string | undefined, ground: IssueGround): Ground[] {
  if (confirmationId !== undefined) return ['confirmation', 'building'];
  return ground.declaration_id === undefined ? ['building'] : ['declaration'];
}

/** The kinds that can rest on it; one kind needs no choice. */
function KindChoice({
  municipality,
  grounds,
  kind,
  onChange,
}: {
  municipality: string;
  grounds: readonly Ground[];
  kind: string;
  onChange: (kind: string) => void;
}): ReactNode {
  const kinds = useQuery(kindsQuery(municipality));
  const offered = (kinds.data?.kinds ?? []).filter((one) => one.is_active && grounds.includes(one.ground));
  if (offered.length < 2) return null;
  return (
    <Select
      label="証明書の種類"
      choices={offered.map((one) => ({ id: one.kind, title: kindWords(one) }))}
      value={kind}
      onChange={onChange}
    />
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
