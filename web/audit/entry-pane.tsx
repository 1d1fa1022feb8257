import type { ReactNode } from 'react';
import type { AuditEntryView } from '../../api/audit/audit.contract.ts';
import { actionLabel } from '../../api/audit/actions.contract.ts';
import { SidePane } from '../frame/split.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { formatFigure } from '../ui/format.ts';
import { entryDetails } from './entry-details.ts';
import { formatSecond, outcomeTitle, personTitle, searchedKinds, type SearchedKind } from './words.ts';

/** One entry whole, with everybody it is about. */
export function EntryPane({
  entry,
  onClose,
  onNarrow,
}: {
  entry: AuditEntryView;
  onClose: () => void;
  /** Look for everything that was done with this one. */
  onNarrow: (kind: SearchedKind, number: string) => void;
}): ReactNode {
  const details = entryDetails(entry.details);
  return (
    <SidePane title={actionLabel(entry.action)} onClose={onClose}>
      <Facts
        facts={[
          { term: '日時', value: formatSecond(entry.at) },
          { term: '利用者ID', value: entry.actor },
          { term: '接続元', value: entry.place },
          { term: '結果', value: `${outcomeTitle(entry.outcome)}（${entry.outcome}）` },
          { term: '災害', value: entry.disaster_code },
          { term: '目的', value: entry.purpose },
          {
            term: '封印番号',
            value: entry.seal_number === null ? '封印待ち' : formatFigure(entry.seal_number),
          },
          { term: '操作の記号', value: entry.action },
        ]}
      />
      {details.length > 0 && (
        <section className="pane-section" aria-label="内容">
          <h3>内容</h3>
          <Facts facts={details} />
        </section>
      )}
      {entry.persons.length > 0 && (
        <section className="pane-section" aria-label="対象">
          <h3>対象 {formatFigure(entry.persons.length)} 件</h3>
          <ul className="audit-persons">
            {entry.persons.map((person) => (
              <li key={person}>
                {personTitle(person)}
                <NarrowButton person={person} onNarrow={onNarrow} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </SidePane>
  );
}

function NarrowButton({
  person,
  onNarrow,
}: {
  person: string;
  onNarrow: (kind: SearchedKind, number: string) => void;
}): ReactNode {
  const [kind, ...number] = person.split(':');
  const known = searchedKinds.find(({ id }) => id === kind);
  if (!known) return null;
  return (
    <Button
      size="small"
      tone="quiet"
      aria-label={`${personTitle(person)}、この対象の記録`}
      onPress={() => onNarrow(known.id, number.join(':'))}
    >
      この対象の記録
    </Button>
  );
}
