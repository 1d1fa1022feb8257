import type { ReactNode } from 'react';
import { aspectLabels, checkAspects, checkEvidence } from '../../api/certificates/applications.contract.ts';
import type { CheckAspect } from '../../api/certificates/applications.contract.ts';
import { RadioRow } from '../ui/radio-row.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { CheckDraft } from './application-draft.ts';

/** The three checks: what was shown for each; unchosen ones are recorded later. */
export function CheckChoices({
  checks,
  onChange,
  aspects = checkAspects,
}: {
  checks: CheckDraft;
  onChange: (checks: CheckDraft) => void;
  aspects?: readonly CheckAspect[];
}): ReactNode {
  return (
    <>
      {aspects.map((aspect) => (
        <div key={aspect} className="check-choice">
          <RadioRow
            label={aspectLabels[aspect]}
            choices={evidenceChoices(aspect)}
            value={checks[aspect].evidence === '' ? null : checks[aspect].evidence}
            onChange={(evidence) => onChange({ ...checks, [aspect]: { ...checks[aspect], evidence } })}
          />
          {checks[aspect].evidence === 'other' && (
            <TextField
              label={`${aspectLabels[aspect]}で見た物`}
              name={`note-${aspect}`}
              value={checks[aspect].note}
              onChange={(note) => onChange({ ...checks, [aspect]: { ...checks[aspect], note } })}
              isRequired
            />
          )}
        </div>
      ))}
    </>
  );
}

function evidenceChoices(aspect: CheckAspect): { id: string; title: string }[] {
  return Object.entries(checkEvidence[aspect]).map(([id, title]) => ({ id, title }));
}

/** Those that were chosen, as they are sent. */
export function chosenChecks(
  checks: CheckDraft,
): { aspect: CheckAspect; evidence: string; note: string | null }[] {
  return checkAspects.flatMap((aspect) => {
    const { evidence, note } = checks[aspect];
    return evidence === '' ? [] : [{ aspect, evidence, note: note === '' ? null : note }];
  });
}
