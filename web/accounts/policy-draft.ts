import type { PolicyChange, PolicyView } from '../../api/accounts/policy.contract.ts';

export type PolicyNumber = Exclude<keyof PolicyChange, 'password_changed_by'>;

/** The policy as it stands in the form: figures as typed. */
export type PolicyDraft = Record<PolicyNumber, string> & Pick<PolicyChange, 'password_changed_by'>;

const bounds: Readonly<Record<PolicyNumber, readonly [least: number, most: number]>> = {
  password_min_length: [8, 32],
  password_max_length: [8, 32],
  password_kinds: [3, 4],
  password_history: [1, 1000],
  password_max_age_days: [1, 3650],
  failures_before_lock: [3, 20],
  lock_minutes: [1, 1440],
  idle_minutes: [5, 720],
};

export function draftOf(policy: PolicyView): PolicyDraft {
  const text = (value: number | null): string => (value === null ? '' : String(value));
  return {
    password_min_length: text(policy.password_min_length),
    password_max_length: text(policy.password_max_length),
    password_kinds: text(policy.password_kinds),
    password_history: text(policy.password_history),
    password_max_age_days: text(policy.password_max_age_days),
    failures_before_lock: text(policy.failures_before_lock),
    lock_minutes: text(policy.lock_minutes),
    idle_minutes: text(policy.idle_minutes),
    password_changed_by: policy.password_changed_by,
  };
}

/** What to send, or what is wrong at which field. An empty age of passwords means none. */
export function checkPolicy(
  draft: PolicyDraft,
): { change: PolicyChange } | { faults: Partial<Record<PolicyNumber, string>> } {
  const faults: Partial<Record<PolicyNumber, string>> = {};
  const read = (field: PolicyNumber): number => {
    const text = draft[field].normalize('NFKC').trim();
    const [least, most] = bounds[field];
    const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) faults[field] = `${least}から${most}までの数で入力してください。`;
    return value;
  };
  const isAgeless = draft.password_max_age_days.trim() === '';
  const change: PolicyChange = {
    password_min_length: read('password_min_length'),
    password_max_length: read('password_max_length'),
    password_kinds: read('password_kinds'),
    password_history: read('password_history'),
    password_max_age_days: isAgeless ? null : read('password_max_age_days'),
    password_changed_by: draft.password_changed_by,
    failures_before_lock: read('failures_before_lock'),
    lock_minutes: read('lock_minutes'),
    idle_minutes: read('idle_minutes'),
  };
  if (Object.keys(faults).length === 0 && change.password_min_length > change.password_max_length)
    faults.password_max_length = '最短の文字数以上にしてください。';
  return Object.keys(faults).length > 0 ? { faults } : { change };
}
