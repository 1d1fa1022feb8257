import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { ImportDetail, ImportSample } from '../../api/imports/imports.contract.ts';
import type { SavedMapping } from '../../api/imports/mappings.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { LoadingRow } from '../ui/loading-row.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { choiceFaults, choicesOf, fits, mappingOf } from './column-choices.ts';
import { ColumnsPart } from './columns-part.tsx';
import { importsKey, mappingsQuery, readAgain, sampleQuery } from './imports.data.ts';
import { againOf, crsFault, readingOf, type Reading } from './reading.ts';
import { ReadingFields } from './reading-fields.tsx';
import { SavedMappingChoice, SaveMapping } from './saved-mappings.tsx';

/** How the stored file is read: its columns, encoding, coordinate system; and reading it once more otherwise. */
export function ReadAgainPart({
  row,
  onOpened,
}: {
  row: ImportDetail;
  /** The import that takes its place. */
  onOpened: (id: string) => void;
}): ReactNode {
  const { municipality } = useStaff();
  const saved = useQuery(mappingsQuery(municipality));
  if (saved.isError) return <ProblemNotice problem={saved.error} onRetry={() => void saved.refetch()} />;
  if (saved.isPending) return <LoadingRow what="前の取込の列" />;
  return (
    <ReadAgainForm
      row={row}
      saved={saved.data.mappings.filter(({ kind }) => kind === row.kind)}
      onOpened={onOpened}
    />
  );
}

function ReadAgainForm({
  row,
  saved,
  onOpened,
}: {
  row: ImportDetail;
  saved: readonly SavedMapping[];
  onOpened: (id: string) => void;
}): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const fitting = useMemo(() => saved.filter((one) => fits(row, one)), [saved, row]);
  const [chosen, setChosen] = useState<SavedMapping | null>(
    () =>
      saved.find(({ name }) => name === row.mapping_name) ??
      (row.mapping === null && row.way_out === 'columns' ? (fitting[0] ?? null) : null),
  );
  const [choices, setChoices] = useState(() => choicesOf(row, row.mapping ?? chosen?.mapping ?? null));
  const [reading, setReading] = useState<Reading>(() => readingOf(row));
  const [isChecked, setChecked] = useState(false);
  const sample = useQuery(sampleQuery(municipality, row.import_id, reading.encoding));
  const sending = useWriteOnce((how: ReturnType<typeof againOf>, key) =>
    readAgain(municipality, row.import_id, how, key),
  );

  // Another encoding has other headers, to which the choices do not belong.
  const isJoined =
    row.headers !== null && (reading.encoding === null || isSameHeader(row.headers, sample.data));
  const faults = isJoined ? choiceFaults(row, choices) : {};
  const systemFault = crsFault(row, reading);
  const mapping = mappingOf(row, choices);
  const submit = async (): Promise<void> => {
    setChecked(true);
    if (Object.keys(faults).length > 0 || systemFault !== undefined) return;
    const isAsSaved = chosen !== null && JSON.stringify(mapping) === JSON.stringify(ordered(chosen, row));
    const how = againOf(row, reading, isJoined ? mapping : null, isAsSaved ? chosen.name : null);
    const opened = await sending.mutateAsync(how).catch(() => null);
    if (!opened) return;
    await client.invalidateQueries({ queryKey: importsKey(municipality) });
    onOpened(opened.import_id);
  };
  const isColumnsFirst = isJoined && row.way_out !== 'crs' && row.way_out !== 'encoding';
  const columnsPart = isJoined && row.standard_headers.length > 0 && (
    <>
      <h3>列の対応</h3>
      <SavedMappingChoice
        saved={saved}
        fitting={new Set(fitting.map(({ name }) => name))}
        chosen={chosen}
        onChoose={(one) => {
          setChosen(one);
          if (one) setChoices(choicesOf(row, one.mapping));
        }}
      />
      <ColumnsPart
        row={row}
        isGuessed={row.mapping === null && chosen === null}
        choices={choices}
        faults={isChecked ? faults : {}}
        sample={sample.data}
        onChange={(header, choice) => setChoices({ ...choices, [header]: choice })}
      />
      <SaveMapping
        kind={row.kind}
        mapping={mapping}
        saved={saved}
        check={() => {
          setChecked(true);
          return Object.keys(faults).length === 0;
        }}
        onSaved={setChosen}
      />
    </>
  );
  return (
    <section className="import-section" aria-label="ファイルの読み方">
      {sample.isError && <ProblemNotice problem={sample.error} onRetry={() => void sample.refetch()} />}
      {isColumnsFirst && columnsPart}
      <ReadingFields
        row={row}
        reading={reading}
        onChange={(part) => setReading({ ...reading, ...part })}
        crsFault={isChecked ? systemFault : undefined}
      />
      {(!isJoined || row.way_out === 'encoding') && sample.data && <FirstRows sample={sample.data} />}
      {!isColumnsFirst && columnsPart}
      {isChecked && Object.keys(faults).length > 0 && (
        <p className="field-error" role="alert">
          {Object.keys(faults).join('、')}の列を確かめてください。
        </p>
      )}
      {sending.isError && <ProblemNotice problem={sending.error} />}
      <div className="form-actions">
        <Button tone="primary" onPress={() => void submit()} isBusy={sending.isPending}>
          読み直す
        </Button>
      </div>
      <p className="import-note">
        届いているファイルをもう一度読みます。送り直す必要はありません。
        {row.state === 'staged' && '今の点検の結果は取りやめになります。'}
      </p>
    </section>
  );
}

type FirstRow = { cells: readonly string[]; place: number };

/** The rows as they look in the encoding that is tried: the columns are joined once it has been read so. */
function FirstRows({ sample }: { sample: ImportSample }): ReactNode {
  if (sample.problem !== null) return <p className="field-error">{sample.problem}</p>;
  const columns = sample.headers.map<PlainColumn<FirstRow>>((header, column) => ({
    id: String(column),
    title: header,
    minWidth: 5,
    show: ({ cells }) => cells[column] ?? '',
  }));
  return (
    <>
      <h3>はじめの行</h3>
      <PlainTable
        label="はじめの行"
        rows={sample.rows.map((cells, place) => ({ cells, place }))}
        rowId={({ place }) => String(place)}
        columns={columns}
      />
      <p className="import-note">
        文字が正しく見えたら、読み直してください。列の対応は、そのあとで決められます。
      </p>
    </>
  );
}

function isSameHeader(headers: readonly string[], sample: ImportSample | undefined): boolean {
  return (
    sample !== undefined && sample.problem === null && sample.headers.every((own) => headers.includes(own))
  );
}

/** A saved mapping in the order in which this page writes one, so that both can be compared as text. */
function ordered({ mapping }: SavedMapping, row: ImportDetail): ReturnType<typeof mappingOf> {
  return mappingOf(row, choicesOf(row, mapping));
}
