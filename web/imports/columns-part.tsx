import { useMemo, type ReactNode } from 'react';
import type { ImportDetail, ImportSample } from '../../api/imports/imports.contract.ts';
import { Select, type Choice } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { examplesOf, ownColumns, unusedColumns, type Choices, type ColumnChoice } from './column-choices.ts';

type StandardHeader = ImportDetail['standard_headers'][number];

const ownPrefix = 'own:';

/** 列の対応: each standard header beside the file's own column, with what stands in its first rows. */
export function ColumnsPart({
  row,
  isGuessed,
  choices,
  faults,
  sample,
  onChange,
}: {
  row: ImportDetail;
  /** Whether nobody and no saved mapping has said it: what was guessed is marked. */
  isGuessed: boolean;
  choices: Choices;
  faults: Readonly<Record<string, string>>;
  sample: ImportSample | undefined;
  onChange: (header: string, choice: ColumnChoice) => void;
}): ReactNode {
  const columns = useMemo(() => ownColumns(row.headers), [row.headers]);
  const unused = unusedColumns(row, choices);
  const needed = row.standard_headers.filter(({ required }) => required);
  const others = row.standard_headers.filter(({ required }) => !required);
  const list = (title: string, headers: readonly StandardHeader[]): ReactNode =>
    headers.length > 0 && (
      <ul className="columns-join" aria-label={title}>
        <li className="columns-heading" aria-hidden="true">
          <span>{title}</span>
          <span>ファイルの列</span>
        </li>
        {headers.map((standard) => (
          <JoinedColumn
            key={standard.header}
            standard={standard}
            columns={columns}
            choice={choices[standard.header] ?? { by: 'none' }}
            guess={isGuessed && standard.found === null ? row.guessed[standard.header] : undefined}
            fault={faults[standard.header]}
            sample={sample}
            onChange={(choice) => onChange(standard.header, choice)}
          />
        ))}
      </ul>
    );
  return (
    <>
      {list('必須の項目', needed)}
      {list(needed.length > 0 ? 'ほかの項目' : '項目', others)}
      {unused.length > 0 && <p className="import-note">読まない列：{unused.join('、')}</p>}
      {sample?.problem && <p className="import-note">{sample.problem}</p>}
      {sample !== undefined && sample.rows_hidden > 0 && (
        <p className="import-note">支援措置の対象者を含む {sample.rows_hidden} 行は、例に出していません。</p>
      )}
    </>
  );
}

function JoinedColumn({
  standard: { header, meaning, required, found },
  columns,
  choice,
  guess,
  fault,
  sample,
  onChange,
}: {
  standard: StandardHeader;
  columns: readonly string[];
  choice: ColumnChoice;
  guess: string | undefined;
  fault: string | undefined;
  sample: ImportSample | undefined;
  onChange: (choice: ColumnChoice) => void;
}): ReactNode {
  const offered = useMemo<readonly Choice<string>[]>(
    () => [
      // A column that bears the standard header is read unless another one is chosen for it.
      ...(found === null ? [{ id: 'none', title: required ? '選んでください' : 'なし' }] : []),
      { id: 'text', title: '全行に同じ文字を入れる' },
      ...columns.map((own) => ({ id: `${ownPrefix}${own}`, title: own })),
    ],
    [columns, found, required],
  );
  const examples = choice.by === 'column' && sample ? examplesOf(sample, choice.own) : [];
  const choose = (id: string): void => {
    if (id === 'none') onChange({ by: 'none' });
    else if (id === 'text') onChange({ by: 'text', text: choice.by === 'text' ? choice.text : '' });
    else onChange({ by: 'column', own: id.slice(ownPrefix.length) });
  };
  return (
    <li className={choice.by === 'none' ? 'columns-row columns-row-empty' : 'columns-row'}>
      <div className="columns-standard">
        <span className="columns-name">
          {header}
          {required && <span className="field-required">必須</span>}
        </span>
        {meaning !== null && <span className="import-note">{meaning}</span>}
      </div>
      <div className="columns-own">
        <Select
          label={`${header}に当たる列`}
          isLabelHidden
          choices={offered}
          value={choice.by === 'column' ? `${ownPrefix}${choice.own}` : choice.by}
          onChange={choose}
          error={choice.by === 'text' ? undefined : fault}
        />
        {choice.by === 'text' && (
          <TextField
            label={`${header}に入れる文字`}
            name={`text-${header}`}
            isLabelHidden
            placeholder="全行に入れる文字"
            value={choice.text}
            onChange={(text) => onChange({ by: 'text', text })}
            error={fault}
          />
        )}
        {choice.by === 'column' && choice.own === guess && (
          <span className="columns-guess">似た名前の列（要確認）</span>
        )}
        {examples.length > 0 && <span className="columns-examples">{examples.join('　')}</span>}
      </div>
    </li>
  );
}
