import type { ReactNode } from 'react';
import type {
  CertificateSummary,
  CorrectedItem,
  VersionReason,
} from '../../api/certificates/certificates.contract.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { choicesOf, correctedItemWords, numberWords, versionReasonWords } from './certificate-words.ts';
import './certificates.css';

/** Which certificate a new one replaces, and why; null: none. */
export type Replacement = {
  certificate_id: string;
  reason: VersionReason | null;
  corrected_items: CorrectedItem[];
  note: string;
};

export function replacementOf(certificate_id: string, reason: VersionReason | null = null): Replacement {
  return { certificate_id, reason, corrected_items: [], note: '' };
}

/** Whether enough is said to go on. */
export function isSaid({ reason, corrected_items }: Replacement): boolean {
  return reason !== null && (reason !== 'correction' || corrected_items.length > 0);
}

const none = 'none';
const reasons = choicesOf(versionReasonWords);
const items = choicesOf(correctedItemWords);

/** Asks why a certificate is issued again, and what was wrong with the former one. */
export function VersionChoice({
  present,
  isNeeded,
  value,
  onChange,
}: {
  /** Certificates that may be replaced. */
  present: readonly CertificateSummary[];
  /** This very case has one already: issuing without replacing it is refused. */
  isNeeded: boolean;
  value: Replacement | null;
  onChange: (value: Replacement | null) => void;
}): ReactNode {
  const toggle = (item: CorrectedItem, isChosen: boolean): void => {
    if (!value) return;
    const others = value.corrected_items.filter((other) => other !== item);
    onChange({ ...value, corrected_items: isChosen ? [...others, item] : others });
  };
  return (
    <section className="version-choice" aria-label="再交付・訂正">
      <div className="field-row">
        <Select
          label="差し替える証明書"
          choices={[
            ...(isNeeded ? [] : [{ id: none, title: 'なし（別の家屋の新しい証明書）' }]),
            ...present.map(({ certificate_id, certificate_number, issued_on }) => ({
              id: certificate_id,
              title: `${numberWords(certificate_number)}（${issued_on}）`,
            })),
          ]}
          value={value?.certificate_id ?? none}
          onChange={(id) => onChange(id === none ? null : replacementOf(id, value?.reason ?? null))}
        />
        {value && (
          <Select
            label="交付し直す理由"
            choices={reasons}
            value={value.reason}
            onChange={(reason) => onChange({ ...value, reason, corrected_items: [] })}
            isRequired
          />
        )}
      </div>
      {value?.reason === 'correction' && (
        <fieldset className="version-items">
          <legend>誤っていた項目</legend>
          {items.map(({ id, title }) => (
            <Checkbox
              key={id}
              isSelected={value.corrected_items.includes(id)}
              onChange={(isChosen) => toggle(id, isChosen)}
            >
              {title}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {value && (
        <TextField
          label="経緯（印刷されません）"
          name="version-note"
          value={value.note}
          onChange={(note) => onChange({ ...value, note })}
          hint="例：紛失のため、旧証明書は回収済み"
        />
      )}
    </section>
  );
}
